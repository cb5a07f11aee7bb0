namespace Main2Main.Git;

/// <summary>
/// HEAD as it lies in git's own folder. A run asks for it at every turn, and a process each time is what would cost it most. Whatever is not
/// spelt plainly is left to git: a branch that is packed or unborn, references in tables.
/// </summary>
/// <param name="Branch">The branch that HEAD is on; null when it is on none.</param>
/// <param name="Commit">The commit that it names; null where only git can tell.</param>
internal sealed record HeadFile(string? Branch, string? Commit)
{
    private const string Reference = "ref: ";

    // What a repository whose references lie in tables writes there for older gits.
    private const string Elsewhere = ".invalid";

    /// <summary>Reads it.</summary>
    /// <param name="repository">The repository.</param>
    /// <returns>What it says; null where git has to be asked.</returns>
    public static async Task<HeadFile?> ReadAsync(GitRepository repository)
    {
        var folders = (await repository.TryPlaceAsync("--git-dir", "--git-common-dir"))?.Split('\n');
        if (folders is not [var own, var common] || Read(Path.Combine(own, "HEAD")) is not { } head)
        {
            return null;
        }

        if (IsId(head))
        {
            return new HeadFile(null, head);
        }

        if (!head.StartsWith(Reference + KeptHead.Branches, StringComparison.Ordinal) || head[(Reference.Length + KeptHead.Branches.Length)..] is Elsewhere)
        {
            return null;
        }

        var branch = head[(Reference.Length + KeptHead.Branches.Length)..];

        // A branch may stand for another one.
        var tip = Read(Path.Combine(common, KeptHead.Branches + branch));
        return tip is null || IsId(tip) ? new HeadFile(branch, tip) : null;
    }

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a text is a whole object id, and so stands for the same object for ever.</summary>
    internal static bool IsId(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
