using CliWrap;
using CliWrap.Buffered;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Doctoring.Checks;
using Main2Main.Git;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Doctoring;

/// <summary>Looks at everything that a run needs and changes nothing.</summary>
/// <param name="session">Opens the session; may fail.</param>
/// <param name="settings">Loads the settings; may fail.</param>
/// <param name="isClaimed">Whether the caller holds the workspace itself.</param>
public sealed class Examination(Func<SyncSession> session, Func<SyncSettings> settings, bool isClaimed = false)
{
    private static readonly Version OldestGit = new(2, 38);

    /// <summary>Looks at one thing after the other.</summary>
    /// <returns>One finding a thing.</returns>
    public async IAsyncEnumerable<HealthFinding> RunAsync()
    {
        yield return await CheckAsync("git", GitVersionAsync);
        yield return await CheckAsync("python3", async () => await VersionOfAsync("python3", "install python3; the sample's CI and adapter need it."));
        var configuration = await CheckAsync(
            "configuration",
            () => Task.FromResult($"profile {session().Settings.Profile}{(settings().ReadAt is { } revision ? $", read at {revision}" : string.Empty)}"));
        yield return configuration;
        if (!configuration.Ok)
        {
            // Nothing else can be looked at.
            yield break;
        }

        foreach (var check in OfRepositories(session()))
        {
            yield return await CheckAsync(check);
        }

        yield return await CheckAsync("clean working trees", CleanAsync);
        foreach (var finding in await PinAsync())
        {
            yield return finding;
        }

        foreach (var check in await OfStepsAsync(session()))
        {
            yield return await CheckAsync(check);
        }

        yield return await CheckAsync("sandbox", SandboxAsync);
        yield return await CheckAsync("processes of suites", () => Task.FromResult(Programs.ProcessTag.Obstacle is { } obstacle
            ? $"ended with their suite, except what leaves its session and empties its environment: {obstacle}"
            : "ended with their suite, whatever they do to be left alone"));
        yield return await CheckAsync("workspace", () => Task.FromResult(Workspace(session().Workspace)));
    }

    private static ICheck[] OfRepositories(SyncSession session) =>
    [
        new RepositoryCheck(session.Upstream, "upstream"),
        new RepositoryCheck(session.Downstream, "downstream"),
        new PartialCloneCheck(session.Upstream, "upstream", session.Interruption),
        new PartialCloneCheck(session.Downstream, "downstream", session.Interruption),
        new LockCheck(session.Upstream, session.Downstream),
    ];

    private static Task<HealthFinding> CheckAsync(string check, Func<Task<string>> look) =>
        FindAsync(check, async () => new HealthFinding(check, Ok: true, await look(), string.Empty));

    private static Task<HealthFinding> CheckAsync(ICheck check) => FindAsync(check.Name, check.LookAsync);

    private static async Task<HealthFinding> FindAsync(string check, Func<Task<HealthFinding>> look)
    {
        try
        {
            return await look();
        }
        catch (Main2MainException exception)
        {
            return new HealthFinding(check, Ok: false, exception.Problem, exception.Remedy);
        }
    }

    private async Task<IReadOnlyList<HealthFinding>> PinAsync()
    {
        IReadOnlyList<string> contradictions = [];
        var pin = await CheckAsync("pin", async () =>
        {
            var detector = new DriftDetector(session().Settings, session().Upstream, session().Downstream, NullRunLog.Instance);
            var drift = await detector.DetectAsync(session().Journal.Current?.UpstreamBranch);
            contradictions = drift.Warnings;
            var others = string.Concat(drift.OtherPins.Select(other => $"; {other.Name} {other.Value}, not moved"));
            return $"{drift.BaseCommit[..10]}{(drift.PinTag is { } tag ? $" = {tag}" : string.Empty)} of {string.Join(", ", drift.PinSources)}; target {drift.TargetCommit[..10]}{others}";
        });
        return
        [
            pin,
            .. contradictions.Select(
                contradiction => new HealthFinding(
                    "pin", Ok: true, $"warning: {contradiction}", "make the places agree, or take the one that is not meant out of `pin` or `release`.")),
        ];
    }

    /// <summary>What a step needs: the release, an identity, the suites and the adapter.</summary>
    private async Task<IReadOnlyList<ICheck>> OfStepsAsync(SyncSession open)
    {
        var checks = new List<ICheck> { new ReleaseTagCheck(open), new KnownFinding(await CheckAsync("identity for commits", IdentityAsync)) };
        IReadOnlyList<Suite> suites = [];
        var configured = default(ConfiguredSuites);
        checks.Add(new KnownFinding(await CheckAsync("CI suites", () =>
        {
            suites = SuiteList.Of(open);
            configured = open.Settings is { Ci.Count: > 0, Suite.Count: 0 } ? null : SuiteSelection.Configured(open.Settings);
            return Task.FromResult(
                $"{string.Join(", ", suites.Select(suite => suite.Name))}{(configured?.Generation is { } generation ? $" ({generation})" : string.Empty)}");
        })));
        if (configured is { Unclaimed: [_, ..] left })
        {
            checks.Add(
                new KnownFinding(
                    new HealthFinding(
                        "CI suites",
                        Ok: true,
                        $"warning: {left.Count} case(s) belong to no suite: {RepositoryChecks.Name(left)}",
                        "add a suite whose `cases.pattern` takes them.")));
        }

        checks.AddRange(suites.Select(suite => new SuiteCheck(open, suite, CaseFiles(configured, suite.Name))));
        checks.Add(new AdapterCheck(open));
        return checks;
    }

    private static IReadOnlyList<string> CaseFiles(ConfiguredSuites? configured, string suite) =>
        configured?.Suites.Any(one => one.Name == suite && one.Cases is { AreFiles: true }) == true ? configured.Cases[suite] : [];

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

    private async Task<string> CleanAsync()
    {
        var empty = new[] { session().Upstream, session().Downstream }.Where(repository => DownstreamFiles.RevisionOf(repository.Path, named: null) is not null)
            .ToList();
        if (empty.Count > 0)
        {
            return $"nothing is checked out in {RepositoryChecks.Name([.. empty.Select(repository => repository.Path)])}";
        }

        await RepositoryChecks.RequireCleanAsync(session().Upstream, "upstream", untracked: false);
        if (new DetectStage(session()).HasUnfinishedRun())
        {
            return "upstream; the downstream belongs to the run under way";
        }

        await RepositoryChecks.RequireCleanDownstreamAsync(session());
        return "both";
    }

    private async Task<string> IdentityAsync()
    {
        var answer = await session().Downstream.TryAsync(new GitCall("var", "GIT_COMMITTER_IDENT"));
        return answer.Succeeded
            ? answer.Text[..(answer.Text.LastIndexOf('>') + 1)]
            : throw new Main2MainException(
                FailureKind.Repository, "git knows no name and e-mail address to sign commits off with.",
                "git config --global user.name \"...\" and user.email \"...\".");
    }

    /// <summary>A sandbox that nobody asked for need not be there.</summary>
    private async Task<string> SandboxAsync()
    {
        var why = await SandboxTrial.FailureAsync(session());
        return why is null ? $"can be had ({(settings().Sandbox ? "and is on" : "--sandbox")})"
            : !settings().Sandbox ? $"cannot be had: {why}"
            : throw new Main2MainException(
                FailureKind.Tool, $"the sandbox cannot be had: {why}", "install bubblewrap and allow unprivileged user namespaces, or leave --sandbox away.");
    }

    private string Workspace(WorkspaceFolder workspace)
    {
        try
        {
            // Where the folder is not there yet, the nearest one above it must let it be made.
            var folder = workspace.Root;
            while (!Directory.Exists(folder))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            using var probe = new FileStream(
                Path.Combine(folder, $"main2main-probe-{Environment.ProcessId}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Tool,
                $"'{workspace.Root}' cannot be written: {exception.Message}",
                "make it writable, or name another folder with --workspace.",
                exception);
        }

        if (File.Exists(workspace.Lock) && !isClaimed)
        {
            WorkspaceLock.Acquire(workspace).Dispose();
        }

        return workspace.Root;
    }
}
