using System.Globalization;
using System.Text;
using CliWrap;
using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Reporting;

/// <summary>A workspace as a long run leaves it, made without running it.</summary>
internal sealed class LongRun : IDisposable
{
    /// <summary>What a commit's subject may try to do to a page.</summary>
    public const string Hostile = "</summary><script>alert('x')</script> & \"quoted\" <b>bold</b> (#7)";

    private static readonly DateTimeOffset Start = new(2026, 8, 1, 20, 0, 0, TimeSpan.Zero);

    private readonly TempRepository upstream = new();
    private readonly TempRepository downstream = new();
    private readonly string workspace = Directory.CreateTempSubdirectory("main2main-page-").FullName;
    private readonly List<PlannedStep> steps = [];
    private readonly List<StepState> states = [];

    private LongRun() => Session = new SyncSession(
        new SyncSettings
        {
            Profile = "none",
            Workspace = workspace,
            Upstream = upstream.Folder,
            Downstream = downstream.Folder,
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            Report = new ReportSettings { UpstreamUrl = "https://example.org/host/host" },
        },
        NullRunLog.Instance);

    /// <summary>The session that opens it.</summary>
    public SyncSession Session { get; }

    /// <summary>The page.</summary>
    public string Page => Session.Workspace.RunPage;

    /// <summary>Makes a completed run.</summary>
    /// <param name="stepCount">Its steps.</param>
    /// <param name="commitCount">Its upstream commits.</param>
    public static async Task<LongRun> CreateAsync(int stepCount, int commitCount)
    {
        var run = new LongRun();
        var commits = await run.CommitAsync(stepCount);
        for (var index = 1; index <= stepCount; index++)
        {
            run.AddStep(index, commits[index - 1], (commitCount * index / stepCount) - (commitCount * (index - 1) / stepCount));
        }

        ArtifactFile.Write(
            run.Session.Workspace.Plan,
            new StepPlan { BaseCommit = Sha(0), TargetCommit = Sha(commitCount), TotalCommits = commitCount, Steps = run.steps },
            WorkspaceJson.Readable.StepPlan);
        run.Save(RunStatus.Completed);
        return run;
    }

    /// <summary>Writes the journal.</summary>
    /// <param name="status">Where the run stands.</param>
    /// <param name="change">Changes a step's entry.</param>
    public void Save(RunStatus status, Func<StepState, StepState>? change = null) => Session.Journal.Save(new RunState
    {
        RunId = "20260801-200000",
        StartedAt = Start,
        EndedAt = status == RunStatus.Running ? null : Start.AddHours(30),
        Upstream = upstream.Folder,
        Downstream = downstream.Folder,
        BaseCommit = Sha(0),
        TargetCommit = steps[^1].EndCommit,
        DownstreamStart = Sha(1),
        LastVerifiedHead = states[^1].Commit!,
        ReachedCommit = steps[^1].EndCommit,
        Status = status,
        Steps = [.. states.Select(state => change?.Invoke(state) ?? state)],
        Spans = [new PhaseSpan("Detect", Start, 2), new PhaseSpan("Plan", Start.AddSeconds(2), 5)],
    });

    public void Dispose()
    {
        upstream.Dispose();
        downstream.Dispose();
        Directory.Delete(workspace, recursive: true);
    }

    private static string Sha(int number) => number.ToString("x", CultureInfo.InvariantCulture).PadLeft(40, '0');

    private void AddStep(int index, string commit, int commitCount)
    {
        var first = steps.Sum(step => step.CommitCount);
        var planned = Enumerable.Range(first + 1, commitCount).Select(number => new PlannedCommit(Sha(number), number == 1 ? Hostile : $"Change the worker's part {number} (#{30000 + number})")
        {
            CommittedAt = Start.AddDays(-12).AddHours(number * 0.6),
            SourceLines = number * 37 % 400,
        }).ToList();
        steps.Add(new PlannedStep
        {
            Index = index,
            Id = $"step-{index}",
            Commits = planned,
            CommitCount = commitCount,
            StartCommit = Sha(first),
            EndCommit = Sha(first + commitCount),
            Categories = ["host"],
            SourceChangedLines = planned.Sum(one => one.SourceLines),
            TotalChangedLines = planned.Sum(one => one.SourceLines),
            LineBudget = 1000,
            CommitCountBudget = 10,
            FilesChanged = ["host/worker.py"],
        });
        var folder = Session.Workspace.Step($"step-{index}");
        var begun = Start.AddMinutes(20 * index);
        var rounds = index % 9 == 0 ? 2 : 1;
        ArtifactFile.Write(folder.Impact, Impact(index, planned), ImpactJson.Readable.ImpactReport);
        for (var round = 1; round <= rounds; round++)
        {
            WriteRound(folder, round, failed: round < rounds);
        }

        states.Add(new StepState
        {
            Index = index,
            Id = $"step-{index}",
            Phase = StepPhase.Advanced,
            Commit = commit,
            CommittedFiles = ["plugin/worker.py", "PIN"],
            Rounds = [.. Enumerable.Range(1, rounds).Select(round => new RoundState { Round = round, Verdict = round < rounds ? Verdict.Failed : Verdict.Passed, Tree = commit, StartedAt = begun.AddMinutes(3 * round), Seconds = 170 })],
            Spans =
            [
                new PhaseSpan("UpdateReference", begun, 20), new PhaseSpan("Adapt", begun.AddSeconds(20), 150),
                new PhaseSpan("RunCi", begun.AddMinutes(3), 180 * rounds),
                new PhaseSpan("Commit", begun.AddMinutes(3 * (rounds + 1)), 9), new PhaseSpan("Advance", begun.AddMinutes(3 * (rounds + 1)).AddSeconds(9), 2),
            ],
        });
    }

    private static ImpactReport Impact(int index, List<PlannedCommit> commits) => new()
    {
        UpstreamBase = Sha(0),
        UpstreamTarget = Sha(1),
        DownstreamCommit = Sha(2),
        Findings = [.. Enumerable.Range(0, 45).Select(number => new ImpactFinding
        {
            Id = $"F{number}",
            Severity = (ImpactSeverity)(number % 3),
            DownstreamFile = $"plugin/part_{number}/worker_{index}.py",
            Line = number + 1,
            Usage = ImpactUsage.Call,
            DownstreamSymbol = "plugin.worker.Worker",
            UpstreamSymbol = $"host.worker.Worker.execute_{number}",
            Change = "parameter_added_required",
            Old = "def execute_model(self, scheduler_output, intermediate_tensors=None)",
            New = "def execute_model(self, scheduler_output, intermediate_tensors=None, *, grammar_output)",
            Commits = [commits[number % commits.Count].Sha],
            Suggestion = "Pass 'grammar_output', which the call must give from now on.",
            Weight = 45 - number,
        })],
        Commits = [new BlamedCommit(commits[0].Sha, 1, "x", 1, ["F1", "F2"])],
    };

    private static void WriteRound(StepFolder folder, int round, bool failed)
    {
        AtomicFile.WriteText(folder.RoundLog(round), "a log\n");
        var bug = new CiError
        {
            ErrorType = "TypeError",
            ErrorMessage = "execute_model() missing 1 required keyword-only argument: 'grammar_output' <x>",
            Category = "Code Bug",
            Context = ["Traceback"],
            LineNumber = 1,
            Source = "case_traceback",
            FailedTestCases = ["tests/test_worker.py::test_a"],
            Signature = "TypeError: execute_model",
        };
        ArtifactFile.Write(folder.RoundSummary(round), new CiSummary { CodeBugs = failed ? [bug] : [] }, VerificationJson.Readable.CiSummary);
    }

    /// <summary>A commit a step, each with some hundred changed lines, by one process.</summary>
    private async Task<IReadOnlyList<string>> CommitAsync(int count)
    {
        var stream = new StringBuilder();
        for (var index = 0; index <= count; index++)
        {
            var text = string.Concat(
                Enumerable.Range(0, 220).Select(line => $"    value_{line} = compute({line}, step={(line % 3 == 0 ? index : 0)}, name='<worker>')\n"));
            _ = stream.Append(CultureInfo.InvariantCulture, $"commit refs/heads/main\ncommitter T <t@example.org> {1785600000 + index} +0000\ndata 4\nStep\nM 644 inline plugin/worker.py\ndata {text.Length}\n{text}\n");
        }

        _ = await Cli.Wrap("git").WithArguments(["-C", downstream.Folder, "fast-import", "--quiet"])
            .WithStandardInputPipe(PipeSource.FromString(stream.ToString())).ExecuteAsync();
        return downstream.Git("rev-list", "--reverse", "main").Split('\n')[1..];
    }
}
