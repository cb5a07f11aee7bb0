using Main2Main.Adaptation;
using Main2Main.Commits;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Json;
using Main2Main.Leftovers;
using Main2Main.Planning;
using Main2Main.References;
using Main2Main.Remembering;
using Main2Main.Reporting;
using Main2Main.Rounds;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Fixtures;

/// <summary>An upstream package <c>engine</c>, a downstream package <c>plugin</c> with a suite, and a sync of them without a host.</summary>
internal sealed class SyncedPair : IDisposable
{
    public SyncedPair()
    {
        _ = Upstream.Commit(("engine/__init__.py", string.Empty), ("engine/core.py", "def f(a):\n    return a\n"));
        Settings = new SyncSettings
        {
            Profile = "none",
            Workspace = Path.Combine(Root, "workspace"),
            Upstream = Upstream.Folder,
            Downstream = Downstream.Folder,
            Layout = new LayoutSettings { UpstreamPackage = "engine", DownstreamPackage = "plugin" },
            Pin = [new PinSource { File = "PIN", Pattern = "^(?<value>[0-9a-f]{40})$" }],
            Plan = new PlanSettings { CommitBudget = 1 },
            Suites = [Suite("unit", "import plugin, engine.core")],
        };
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("main2main-synced-").FullName;

    public TempRepository Upstream { get; } = new();

    public TempRepository Downstream { get; } = new();

    public Notes Log { get; } = new();

    public SyncSettings Settings { get; set; }

    /// <summary>A suite of one Python program; <c>{root}</c> stands for the test's folder.</summary>
    public SuiteSettings Suite(string name, string program) => new()
    {
        Name = name,
        Command = ["python3", "-c", program.Replace("{root}", Root, StringComparison.Ordinal)],
        Environment = new Dictionary<string, string> { ["PYTHONPATH"] = "{upstream}", ["PYTHONDONTWRITEBYTECODE"] = "1" },
    };

    /// <summary>Commits the downstream with the upstream's HEAD as its pin.</summary>
    public void Pin(params (string Path, string? Content)[] files) =>
        Downstream.Commit(
            [("PIN", Upstream.Git("rev-parse", "HEAD") + "\n"), ("plugin/__init__.py", string.Empty), (".gitignore", "__pycache__/\n"), .. files]);

    public SyncSession Open() => new(Settings, Log);

    /// <summary>Syncs as the host does: from where the workspace stands to the end, or to a stop.</summary>
    public async Task<RunState> SyncAsync(ISuiteRunner? runner = null, params IReadOnlyList<IAdapter> adapters)
    {
        var session = Open();
        _ = Directory.CreateDirectory(Settings.Workspace);
        await new Remains(session).ClearAsync();
        _ = await new DetectStage(session).RunAsync();
        if (!new PlanStage(session).IsDone())
        {
            _ = await new PlanStage(session).RunAsync();
        }

        while (!session.Journal.EndedHere && StepWork.Select(session) is { } step)
        {
            await StepAsync(session, step, runner ?? new ProcessSuiteRunner(host: null), adapters.Count > 0 ? adapters : [new NoAdapter()]);
        }

        _ = await new SummarizeStage(session).RunAsync();
        return session.Journal.Required;
    }

    public RoundResult Result(int step = 1, int round = 1) => ArtifactFile.TryRead(Folder(step).RoundResult(round), VerificationJson.Readable.RoundResult)!;

    public CiSummary Summary(int step = 1, int round = 1) => CiSummary.TryRead(Folder(step).RoundSummary(round))!;

    public StepFolder Folder(int step) => new WorkspaceFolder(Settings.Workspace).Step($"step-{step}");

    public string Report() => File.ReadAllText(new WorkspaceFolder(Settings.Workspace).FinalSummaryPage);

    public void Dispose()
    {
        Upstream.Dispose();
        Downstream.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private static async Task StepAsync(SyncSession session, StepWork step, ISuiteRunner runner, IReadOnlyList<IAdapter> adapters)
    {
        if (session.Journal.Step(step.Index).Phase < StepPhase.ReferenceUpdated)
        {
            await new UpdateReferenceStage(session, step).RunAsync();
        }

        if (session.Journal.Step(step.Index).Phase < StepPhase.Adapted)
        {
            await new AdaptStage(session, step, adapters, GuideRouter.Of(session)).RunAsync();
        }

        await new RunCiStage(session, step, adapters, GuideRouter.Of(session), runner, new Silence()).RunAsync();
        await new RunMemory(session).RecordAsync(step);
        if (!session.Journal.EndedHere)
        {
            await new CommitStage(session, step).RunAsync();
            await new StepReporter(session).WriteAsync(step);
            await new AdvanceStage(session, step).RunAsync();
        }
    }

    internal sealed class Notes : IRunLog
    {
        public List<string> Lines { get; } = [];

        public void Verbose(string message)
        {
        }

        public void Information(string message) => Lines.Add(message);

        public void Warning(string message) => Lines.Add(message);
    }

    private sealed class Silence : IRoundDisplay, IAsyncDisposable
    {
        public IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites) => this;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
