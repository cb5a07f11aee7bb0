using CliWrap;
using CliWrap.Buffered;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Verification;

namespace Main2Main.Doctoring;

/// <summary>Looks at everything that a run needs and changes nothing.</summary>
/// <param name="session">Opens the session; may fail.</param>
/// <param name="settings">Loads the settings; may fail.</param>
public sealed class Examination(Func<SyncSession> session, Func<SyncSettings> settings)
{
    private static readonly Version OldestGit = new(2, 38);

    /// <summary>Looks at one thing after the other.</summary>
    /// <returns>One finding a thing.</returns>
    public async IAsyncEnumerable<Finding> RunAsync()
    {
        yield return await CheckAsync("git", GitVersionAsync);
        yield return await CheckAsync("python3", async () => await VersionOfAsync("python3", "install python3; the sample's CI and adapter need it."));
        yield return await CheckAsync("configuration", () => Task.FromResult($"profile {settings().Profile}"));
        yield return await CheckAsync("upstream", () => RepositoryAsync(session().Upstream, "upstream"));
        yield return await CheckAsync("downstream", () => RepositoryAsync(session().Downstream, "downstream"));
        yield return await CheckAsync("clean working trees", CleanAsync);
        yield return await CheckAsync("pin", async () =>
        {
            var drift = await new DriftDetector(session().Settings, session().Upstream, session().Downstream, NullRunLog.Instance).DetectAsync(session().Journal.Current?.UpstreamBranch);
            return $"{drift.BaseCommit[..10]} of {string.Join(", ", drift.PinSources)}; target {drift.TargetCommit[..10]}; release tag {drift.CompatTag ?? "none"}";
        });
        yield return await CheckAsync("identity for commits", IdentityAsync);
        yield return await CheckAsync("CI suites", () => Task.FromResult(string.Join(", ", SuiteList.Of(session()).Select(suite => suite.Name))));
        yield return await CheckAsync("processes of suites", () => Task.FromResult(Programs.ProcessTag.Obstacle is { } obstacle
            ? $"ended with their suite, except what leaves its session and empties its environment: {obstacle}"
            : "ended with their suite, whatever they do to be left alone"));
        yield return await CheckAsync("workspace", () => Task.FromResult(Workspace(settings().Workspace)));
    }

    private static async Task<Finding> CheckAsync(string check, Func<Task<string>> look)
    {
        try
        {
            return new Finding(check, Ok: true, await look(), string.Empty);
        }
        catch (Main2MainException exception)
        {
            return new Finding(check, Ok: false, exception.Problem, exception.Remedy);
        }
    }

    private static async Task<string> GitVersionAsync()
    {
        var text = await VersionOfAsync("git", "install git 2.38 or newer and put it on PATH.");
        var numbers = text.Split(' ').Select(word => string.Join('.', word.Split('.').Take(2))).FirstOrDefault(word => Version.TryParse(word, out _));
        return numbers is not null && Version.Parse(numbers) >= OldestGit
            ? text
            : throw new Main2MainException(FailureKind.Tool, $"{text} is older than {OldestGit}.", "install git 2.38 or newer and put it on PATH.");
    }

    private static async Task<string> VersionOfAsync(string program, string remedy)
    {
        try
        {
            var result = await Cli.Wrap(program).WithArguments("--version").ExecuteBufferedAsync();
            return result.StandardOutput.Trim();
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or CliWrap.Exceptions.CommandExecutionException)
        {
            throw new Main2MainException(FailureKind.Tool, $"{program} cannot be run: {exception.Message}", remedy, exception);
        }
    }

    private static async Task<string> RepositoryAsync(GitRepository repository, string role)
    {
        await RepositoryChecks.RequireWorkTreeAsync(repository, role);
        return $"{repository.Path}, HEAD {(await repository.HeadAsync())[..10]}, {await repository.BranchAsync() ?? "detached"}";
    }

    private async Task<string> CleanAsync()
    {
        await RepositoryChecks.RequireCleanAsync(session().Upstream, "upstream", untracked: false);
        if (new DetectStage(session()).HasUnfinishedRun())
        {
            return "upstream; the downstream belongs to the run under way";
        }

        await RepositoryChecks.RequireCleanAsync(session().Downstream, "downstream", untracked: true);
        return "both";
    }

    private async Task<string> IdentityAsync()
    {
        var answer = await session().Downstream.TryAsync(new GitCall("var", "GIT_COMMITTER_IDENT"));
        return answer.Succeeded
            ? answer.Text[..(answer.Text.LastIndexOf('>') + 1)]
            : throw new Main2MainException(
                FailureKind.Repository, "git knows no name and e-mail address to sign commits off with.", "git config --global user.name \"...\" and user.email \"...\".");
    }

    private static string Workspace(string root)
    {
        try
        {
            // Where the folder is not there yet, the nearest one above it must let it be made.
            var folder = root;
            while (!Directory.Exists(folder))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            using var probe = new FileStream(
                Path.Combine(folder, $"main2main-probe-{Environment.ProcessId}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            return root;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(FailureKind.Tool, $"'{root}' cannot be written: {exception.Message}", "make it writable, or name another folder with --workspace.", exception);
        }
    }
}
