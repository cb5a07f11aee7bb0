using CliWrap;
using CliWrap.Buffered;
using Main2Main.Adaptation;
using Main2Main.Carrying;
using Main2Main.Commits;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Files;
using Main2Main.Leaps;
using Main2Main.Planning;
using Main2Main.References;
using Main2Main.Remembering;
using Main2Main.Reporting;
using Main2Main.Rounds;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Fixtures;

/// <summary>An upstream package <c>host</c>, a downstream package <c>plugin</c> that pins it, and the stages of a run within the test's process.</summary>
internal sealed class RunPair : IDisposable
{
    private readonly string root = RealPath.Of(Directory.CreateTempSubdirectory("main2main-run-").FullName);

    public RunPair()
    {
        Base = Upstream.Commit(("host/__init__.py", string.Empty), ("host/core.py", "VALUE = 0\n"));
        _ = Upstream.Git("branch", "-M", "main");
        _ = Downstream.Commit(("plugin/__init__.py", string.Empty), ("plugin/use.py", "from host.core import VALUE\n"), ("PIN", $"commit: {Base}\n"));
        _ = Downstream.Git("branch", "-M", "main");
        Settings = new SyncSettings
        {
            Profile = "none",
            Workspace = Path.Combine(root, "workspace"),
            Upstream = Upstream.Folder,
            Downstream = Downstream.Folder,
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            Pin = [new PinSource { File = "PIN", Pattern = "^commit: (?<value>[0-9a-f]{40})$" }],
            Plan = new PlanSettings { CommitBudget = 1 },
            Ci = ["true"],
        };
    }

    public TempRepository Upstream { get; } = new();

    public TempRepository Downstream { get; } = new();

    public string Base { get; }

    public SyncSettings Settings { get; set; }

    public RecordedLog Log { get; } = new();

    public RunState State => Journal.Read(new WorkspaceFolder(Settings.Workspace))!;

    public string Folder(string name) => Path.Combine(root, name);

    /// <summary>Gets every session before it is used.</summary>
    public Action<SyncSession>? Opened { get; set; }

    public SyncSession Open()
    {
        var session = new SyncSession(Settings, Log);
        Opened?.Invoke(session);
        return session;
    }

    /// <summary>Detects and plans.</summary>
    public async Task<StepPlan> PlanAsync()
    {
        var session = Open();
        _ = await new DetectStage(session).RunAsync();
        return await new PlanStage(session, new StepShaper(session)).RunAsync();
    }

    /// <summary>Does every step that is left, as Sync does.</summary>
    public async Task<FinalReport?> SyncAsync(params IReadOnlyList<IAdapter> adapters)
    {
        var session = Open();
        await new PlanCutter(session).ResumeAsync();
        if (Settings.Carry is { } branch && !new DetectStage(session).HasUnfinishedRun())
        {
            _ = await new CarryStage(session, Settings.Onto!, branch).RunAsync();
        }

        _ = await new DetectStage(session) { Carry = Settings.Watch ? await new WatchStage(session).StandingAsync() : await CarryStage.StandingAsync(session) }.RunAsync();
        if (session.Journal.Required.Status == RunStatus.NoDrift)
        {
            return null;
        }

        _ = await new PlanStage(session, new StepShaper(session)).RunAsync();
        while (!session.Journal.EndedHere && StepWork.Select(session) is { } step)
        {
            session.Journal.NoteRecut(recut: false);
            if (await new LeapJudge(session).ReshapeAsync(step))
            {
                continue;
            }

            await new UpdateReferenceStage(session, step).RunAsync();
            await new AdaptStage(session, step, adapters, GuideRouter.Of(session)).RunAsync();
            await new RunCiStage(session, step, adapters, GuideRouter.Of(session), new ProcessSuiteRunner(host: null), new Silence()).RunAsync();
            await new RunMemory(session).RecordAsync(StepWork.For(session, step.Index));
            if (session.Journal is { EndedHere: false, RecutHere: false })
            {
                await new CommitStage(session, step).RunAsync();
                await new StepReporter(session).WriteAsync(step);
                await new AdvanceStage(session, step).RunAsync();
            }
        }

        return await new SummarizeStage(session).RunAsync();
    }

    /// <summary>Runs a line in a shell, as a person who follows a message does.</summary>
    public static async Task ShellAsync(string line)
    {
        var result = await Cli.Wrap("sh").WithArguments(["-ec", line]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        Assert.That(result.ExitCode, Is.Zero, $"{line}\n{result.StandardError}");
    }

    public void Dispose()
    {
        Upstream.Dispose();
        Downstream.Dispose();
        Directory.Delete(root, recursive: true);
    }

    internal sealed class RecordedLog : IRunLog
    {
        public List<string> Lines { get; } = [];

        public void Information(string message) => Lines.Add(message);

        public void Warning(string message) => Lines.Add(message);

        public void Verbose(string message)
        {
        }
    }

    internal sealed class Silence : IRoundDisplay, IAsyncDisposable
    {
        public IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites) => this;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
