using System.Text;

namespace Main2Main.Git;

/// <summary>What a git command did.</summary>
/// <param name="Call">The command.</param>
/// <param name="Repository">The repository's folder.</param>
/// <param name="ExitCode">git's exit code.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error, decoded.</param>
public sealed record GitResult(GitCall Call, string Repository, int ExitCode, byte[] Output, string Error)
{
    /// <summary>Standard output as UTF-8 text without the final line break.</summary>
    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n', '\r');

    /// <summary>Whether git ended with 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>This result, if git ended with 0.</summary>
    /// <param name="doing">What the call was for.</param>
    /// <returns>The same result.</returns>
    /// <exception cref="Main2MainException">git ended with another code.</exception>
    public GitResult ThrowIfFailed(string doing)
    {
        if (Succeeded)
        {
            return this;
        }

        var said = Error.Trim();
        throw new Main2MainException(
            FailureKind.Tool,
            $"git failed while {doing} in '{Repository}' (exit code {ExitCode}).{Environment.NewLine}" +
            $"  Command: git {Call}{Environment.NewLine}  git said: {(said.Length == 0 ? "(nothing)" : said.ReplaceLineEndings(Environment.NewLine + "            "))}",
            "mend what git names, then run the same command again.");
    }
}
