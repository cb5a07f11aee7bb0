using System.Collections.Concurrent;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;
using Main2Main.Programs;

namespace Main2Main.Git;

/// <summary>
/// The one door to a repository. Every call that writes is a git process whose command line is traced, so that hooks, sign-off and the
/// user's configuration apply; variables that would redirect git to another repository are taken away. What <see cref="LibraryAnswers"/>
/// knows as well, and <see cref="HeadFile"/>, is read without one.
/// </summary>
public sealed class GitRepository
{
    private static readonly string[] RedirectingVariables =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR",
        "GIT_NAMESPACE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_CEILING_DIRECTORIES",
    ];

    private static readonly string[] PlaceQuestion = ["rev-parse", "--path-format=absolute"];

    private static readonly TimeSpan SignalPatience = TimeSpan.FromMilliseconds(500);

    private readonly IRunLog log;
    private readonly CancellationToken interruption;
    private readonly IReadOnlyDictionary<string, string?> variables = new Dictionary<string, string?>();
    private readonly ConcurrentDictionary<string, string> places = new(StringComparer.Ordinal);
    private readonly KeptListings listings = new();
    private readonly LibraryAnswers? library;

    /// <summary>Opens the door. Nothing is run until the first call.</summary>
    /// <param name="path">The repository's folder.</param>
    /// <param name="log">Where command lines are traced (verbose).</param>
    /// <param name="interruption">Ends a command that runs, with all that it started, and lets no other begin.</param>
    public GitRepository(string path, IRunLog log, CancellationToken interruption = default)
    {
        Path = path;
        this.log = log;
        this.interruption = interruption;
        Partial = new PartialClone(this);
        library = new LibraryAnswers(this);
    }

    /// <summary>The library knows nothing of variables.</summary>
    private GitRepository(GitRepository other, IReadOnlyDictionary<string, string?> variables)
        : this(other.Path, other.log, other.interruption) => (this.variables, library) = (variables, null);

    /// <summary>What a partial clone has left out.</summary>
    internal PartialClone Partial { get; }

    /// <summary>The repository's folder.</summary>
    public string Path { get; }

    /// <summary>The same door for what is to be done after an interruption too.</summary>
    /// <returns>A door that nobody closes.</returns>
    public GitRepository Uninterrupted() => new(Path, log);

    /// <summary>The same repository, whose new objects go into a folder elsewhere: it reads as one with them, and is not written to.</summary>
    /// <param name="folder">The folder for new objects, which exists.</param>
    /// <returns>The door.</returns>
    /// <exception cref="Main2MainException">git cannot tell where the repository's objects lie.</exception>
    internal async Task<GitRepository> WithNewObjectsInAsync(string folder)
    {
        var objects = await RunAsync("looking for the repository's objects", "rev-parse", "--path-format=absolute", "--git-path", "objects");
        return new GitRepository(this, new Dictionary<string, string?> { ["GIT_OBJECT_DIRECTORY"] = folder, ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = objects });
    }

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

    /// <summary>Where git keeps something of its own. A repository's folders stay where they are, so that each is asked for once.</summary>
    /// <param name="doing">What the call is for.</param>
    /// <param name="asked">What is asked for, as rev-parse takes it: <c>--git-dir</c>, or <c>--git-path</c> and a name that no configuration moves.</param>
    /// <returns>Absolute paths, one a line.</returns>
    /// <exception cref="Main2MainException">git is missing, or this is no repository.</exception>
    internal async Task<string> PlaceAsync(string doing, params string[] asked) =>
        await TryPlaceAsync(asked) ?? await RunAsync(doing, [.. PlaceQuestion, .. asked]);

    /// <summary>Where git keeps something of its own, where it can tell.</summary>
    /// <param name="asked">What is asked for, see <see cref="PlaceAsync"/>.</param>
    /// <returns>Absolute paths, one a line; null where git cannot tell.</returns>
    internal async Task<string?> TryPlaceAsync(params string[] asked)
    {
        interruption.ThrowIfCancellationRequested();
        var key = string.Join(' ', asked);
        if (places.TryGetValue(key, out var known))
        {
            return known;
        }

        var answer = await TryAsync(new GitCall([.. PlaceQuestion, .. asked]));
        return answer.Succeeded ? places[key] = answer.Text : null;
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

    /// <summary>Asks git, or who knows it as well, and gives back whatever happened.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Exit code and output.</returns>
    /// <exception cref="Main2MainException">git is missing.</exception>
    /// <exception cref="OperationCanceledException">The program is interrupted, as at every call.</exception>
    public async Task<GitResult> TryAsync(GitCall call)
    {
        interruption.ThrowIfCancellationRequested();
        if (library is not null && await library.AnswerAsync(call) is { } answer)
        {
            log.Verbose($"read of {Path}: {call}");
            return new GitResult(call, Path, answer.ExitCode, answer.Output, string.Empty);
        }

        return await listings.GetAsync(call, () => AskGitAsync(call));
    }

    private async Task<GitResult> AskGitAsync(GitCall call)
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
        interruption.ThrowIfCancellationRequested();
        log.Verbose($"git -C {Path} {call}");
        var error = new StringBuilder();
        var mark = ProcessMark.Create();
        try
        {
            var running = Cli.Wrap("git")
                .WithArguments(["-C", Path, .. call.Arguments])
                .WithEnvironmentVariables(environment => Compose(environment.Set(ProcessMark.Variable, mark.AddTo(Environment.GetEnvironmentVariable(ProcessMark.Variable))), call))
                .WithStandardInputPipe(call.Input is null ? PipeSource.Null : PipeSource.FromBytes(call.Input))
                .WithStandardOutputPipe(target)
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(CancellationToken.None);
            using var ending = new GitEnding(running.ProcessId, mark, interruption);
            var result = await running;
            await RequireUninterruptedAsync(result.ExitCode);
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

    /// <summary>A terminal sends its Ctrl-C to git too, which may end by it before this process has heard of it.</summary>
    private async Task RequireUninterruptedAsync(int exitCode)
    {
        if (exitCode is 128 + ProcessSignal.HangUp or 128 + ProcessSignal.Interrupt or 128 + ProcessSignal.Terminate && interruption.CanBeCanceled)
        {
            _ = await Task.WhenAny(Task.Delay(SignalPatience, interruption));
        }

        if (exitCode != 0)
        {
            interruption.ThrowIfCancellationRequested();
        }
    }

    private void Compose(CliWrap.Builders.EnvironmentVariablesBuilder environment, GitCall call)
    {
        foreach (var name in RedirectingVariables)
        {
            environment.Set(name, null);
        }

        if (!call.RunsHooks)
        {
            // People read messages in one language, and nobody is there to type a password. What is read is what was committed: nobody's
            // replacement may hide a commit of the range or stand for another's content.
            environment.Set("LC_ALL", "C.UTF-8").Set("GIT_TERMINAL_PROMPT", "0").Set("GIT_NO_REPLACE_OBJECTS", "1");
        }

        foreach (var (name, value) in variables.Concat(call.Environment))
        {
            environment.Set(name, value);
        }
    }
}
