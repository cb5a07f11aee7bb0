using System.Text;
using CliWrap;
using CliWrap.Exceptions;

namespace Main2Main.Git;

/// <summary>
/// The one door to a repository. Every call is a git process whose command line is traced, so that hooks, sign-off and the
/// user's configuration apply; variables that would redirect git to another repository are taken away.
/// </summary>
public sealed class GitRepository
{
    private static readonly string[] RedirectingVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR",
        "GIT_NAMESPACE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_CEILING_DIRECTORIES",
    ];

    private readonly IRunLog log;

    /// <summary>Opens the door. Nothing is run until the first call.</summary>
    /// <param name="path">The repository's folder.</param>
    /// <param name="log">Where command lines are traced (verbose).</param>
    public GitRepository(string path, IRunLog log)
    {
        Path = path;
        this.log = log;
        Partial = new PartialClone(this);
    }

    /// <summary>What a partial clone has left out.</summary>
    internal PartialClone Partial { get; }

    /// <summary>The repository's folder.</summary>
    public string Path { get; }

    /// <summary>Where command lines are traced.</summary>
    internal IRunLog Log => log;

    /// <summary>Runs git and returns its output as text without the final line break.</summary>
    /// <param name="doing">What the call is for, as it reads after "while"; part of a failure's message.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>Standard output, decoded as UTF-8.</returns>
    /// <exception cref="Main2MainException">git is missing or ended with another code than 0.</exception>
    public async Task<string> RunAsync(string doing, params string[] arguments)
    {
        var result = await TryAsync(new GitCall(arguments));
        return result.ThrowIfFailed(doing).Text;
    }

    /// <summary>Runs git and returns the NUL-separated fields of its output.</summary>
    /// <param name="doing">What the call is for.</param>
    /// <param name="arguments">The arguments, which ask git for NUL-separated output.</param>
    /// <returns>The fields, without empty ones.</returns>
    /// <exception cref="Main2MainException">git is missing or ended with another code than 0.</exception>
    public async Task<IReadOnlyList<string>> ListAsync(string doing, params string[] arguments)
    {
        var result = await TryAsync(new GitCall(arguments));
        return GitText.SplitByNul(result.ThrowIfFailed(doing).Output);
    }

    /// <summary>Runs git and gives back whatever happened.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Exit code and output.</returns>
    /// <exception cref="Main2MainException">git is missing.</exception>
    public async Task<GitResult> TryAsync(GitCall call)
    {
        using var output = new MemoryStream();
        var (exitCode, error) = await PipeAsync(call, PipeTarget.ToStream(output));
        return new GitResult(call, Path, exitCode, output.ToArray(), error);
    }

    /// <summary>Runs git and streams its output.</summary>
    /// <param name="doing">What the call is for.</param>
    /// <param name="call">The call.</param>
    /// <param name="target">Where standard output goes, as it comes.</param>
    /// <returns>A task that ends with git.</returns>
    /// <exception cref="Main2MainException">git is missing or ended with another code than 0.</exception>
    public async Task StreamAsync(string doing, GitCall call, PipeTarget target)
    {
        var (exitCode, error) = await PipeAsync(call, target);
        _ = new GitResult(call, Path, exitCode, [], error).ThrowIfFailed(doing);
    }

    private async Task<(int ExitCode, string Error)> PipeAsync(GitCall call, PipeTarget target)
    {
        log.Verbose($"git -C {Path} {call}");
        var error = new StringBuilder();
        try
        {
            var result = await Cli.Wrap("git")
                .WithArguments(["-C", Path, .. call.Arguments])
                .WithEnvironmentVariables(environment => Compose(environment, call))
                .WithStandardInputPipe(call.Input is null ? PipeSource.Null : PipeSource.FromBytes(call.Input))
                .WithStandardOutputPipe(target)
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync();
            return result.ExitCode != 0 && GitTrouble.Of(Path, error.ToString()) is { } trouble ? throw trouble : (result.ExitCode, error.ToString());
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or CliWrapException)
        {
            throw new Main2MainException(
                FailureKind.Tool,
                $"git could not be started in '{Path}': {exception.Message}",
                "install git 2.38 or newer and put it on PATH.",
                exception);
        }
    }

    private static void Compose(CliWrap.Builders.EnvironmentVariablesBuilder environment, GitCall call)
    {
        foreach (var name in RedirectingVariables)
        {
            environment.Set(name, null);
        }

        if (!call.RunsHooks)
        {
            // People read messages in one language, and nobody is there to type a password.
            environment.Set("LC_ALL", "C.UTF-8").Set("GIT_TERMINAL_PROMPT", "0");
        }

        foreach (var (name, value) in call.Environment)
        {
            environment.Set(name, value);
        }
    }
}
