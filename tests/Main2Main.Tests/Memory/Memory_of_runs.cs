using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Memory;
using Main2Main.Remembering;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Memory;

/// <summary>What is remembered of steps' rounds.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Memory_of_runs : IDisposable
{
    private const string Case = "tests/test_a.py::test_a";
    private static readonly DateTimeOffset Start = new(2026, 8, 1, 20, 0, 0, TimeSpan.Zero);

    private readonly TempRepository upstream = new();
    private readonly string workspace = Directory.CreateTempSubdirectory("main2main-memory-").FullName;
    private readonly string[] commits;
    private int runs;

    public Memory_of_runs() => commits = [upstream.Commit(("a", "1")), upstream.Commit(("a", "2")), upstream.Commit(("a", "3")), upstream.Commit(("a", "4"))];

    public void Dispose()
    {
        upstream.Dispose();
        Directory.Delete(workspace, recursive: true);
    }

    [Test]
    public async Task A_suite_is_good_up_to_its_newest_pass_and_bad_from_its_oldest_failure()
    {
        await RunAsync(commits[1], Round(passed: true));
        Assert.That(Suite(), Is.EqualTo((commits[1], (string?)null)));

        await RunAsync(commits[3], Round(passed: false, Bug()));
        Assert.That(Suite(), Is.EqualTo((commits[1], commits[3])));

        await RunAsync(commits[2], Round(passed: false, Bug()));
        Assert.That(Suite(), Is.EqualTo((commits[1], commits[2])), "an older failure is the first");

        await RunAsync(commits[0], Round(passed: true));
        Assert.That(Suite(), Is.EqualTo((commits[1], commits[2])), "a pass at an older commit says nothing new");

        await RunAsync(commits[3], Round(passed: true));
        Assert.That(Suite(), Is.EqualTo((commits[3], (string?)null)), "a pass behind the failures ends them");
    }

    [Test]
    public async Task A_failure_of_the_environment_says_nothing_about_a_commit()
    {
        await RunAsync(commits[1], Round(passed: false, Flake()));

        Assert.That(Report().Suites, Is.Empty);
    }

    [Test]
    public async Task A_case_that_passes_and_fails_against_the_same_trees_is_intermittent_and_one_that_is_mended_is_not()
    {
        await RunAsync(commits[1], Round(passed: false, Bug()) with { Tree = "t1" }, Round(passed: true) with { Tree = "t2" });
        Assert.That(Report().Cases.Single(), Has.Property("Name").EqualTo(Case).And.Property("Intermittent").False);
        Assert.That(Report().Cases.Single().History.Select(verdict => verdict.Outcome), Is.EqualTo([CaseOutcome.Failed, CaseOutcome.Passed]));

        await RunAsync(commits[1], Round(passed: true) with { Tree = "t1" });
        Assert.That(Report().Cases.Single().Intermittent, Is.True);
    }

    [Test]
    public async Task A_case_that_no_suite_ran_to_its_end_has_not_passed()
    {
        await RunAsync(commits[1], Round(passed: false, Bug()));
        await RunAsync(commits[2], Round(passed: false) with { Hung = true });
        await RunAsync(commits[2], Round(passed: true) with { Suite = "another" });

        Assert.That(Report().Cases.Single().History.Select(verdict => verdict.Outcome), Is.EqualTo([CaseOutcome.Failed]));
    }

    [Test]
    public async Task A_case_that_has_passed_thirty_times_since_it_failed_is_forgotten()
    {
        await RunAsync(commits[1], Round(passed: false, Bug()));
        for (var run = 0; run < 29; run++)
        {
            await RunAsync(commits[1], Round(passed: true));
        }

        Assert.That(Report().Cases.Single().History, Has.Count.EqualTo(30));
        await RunAsync(commits[1], Round(passed: true));
        Assert.That(Report().Cases, Is.Empty);
    }

    [Test]
    public async Task A_fix_that_cured_an_error_is_a_lesson_and_the_error_is_recognised_when_it_comes_again()
    {
        await RunAsync(commits[1], Round(passed: false, Bug()), Round(passed: true));
        var learnt = Report().Lessons.Single();
        Assert.That(
            learnt,
            Has.Property("Signature").EqualTo("TypeError: run() got an unexpected keyword argument 'size'").And.Property("Patch").EqualTo("a patch of round 1")
                .And.Property("Seen").Empty);

        await RunAsync(commits[2], Round(passed: false, Bug()));
        Assert.That(Report().Lessons.Single().Seen.Select(seen => seen.RunId), Is.EqualTo(["run-2"]));

        var book = new LessonBook(Folder);
        Assert.That(book.Matching("TypeError", learnt.Signature).Single(), Has.Property("Exact").True);
        Assert.That(book.Matching("TypeError", "TypeError: run() got an unexpected keyword argument 'length'").Single(), Has.Property("Exact").False);
        Assert.That(book.Matching("ValueError", learnt.Signature.Replace("Type", "Value", StringComparison.Ordinal)), Is.Empty);
        Assert.That(book.Matching("TypeError", "TypeError: 'NoneType' object is not iterable"), Is.Empty);
    }

    [Test]
    public async Task A_failure_that_was_not_cured_is_no_lesson()
    {
        await RunAsync(commits[1], Round(passed: false, Bug()), Round(passed: false, Bug()));

        Assert.That(Report().Lessons, Is.Empty);
    }

    [Test]
    public async Task What_is_recorded_twice_is_remembered_once()
    {
        var (session, step) = await RunAsync(commits[1], Round(passed: false, Bug()), Round(passed: true));
        var before = Files();

        await new RunMemory(session).RecordAsync(step);

        Assert.That(Files(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_memory_that_is_damaged_ends_no_run_and_is_told_to_who_asks()
    {
        _ = Directory.CreateDirectory(Folder.Root);
        await File.WriteAllTextAsync(Folder.Cases, "{ half");

        await RunAsync(commits[1], Round(passed: false, Bug()));

        Assert.That(await File.ReadAllTextAsync(Folder.Cases), Is.EqualTo("{ half"));
        Assert.That(() => Report(), Throws.TypeOf<Main2MainException>().With.Message.Contain(Folder.Cases));
    }

    [TestCase("cases.json")]
    [TestCase("suites.json")]
    [TestCase("lessons/one.json")]
    [TestCase("passes.json")]
    public async Task A_memory_that_is_damaged_takes_no_other_along(string damaged)
    {
        var file = Path.Combine(Folder.Root, damaged);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "{ half");

        await RunAsync(commits[1], Round(passed: false, Bug()), Round(passed: true));

        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("{ half"));
        string[] others = [Folder.Cases, Folder.Suites, Folder.Passes, Folder.Lesson(ErrorSignature.Of(Bug().ErrorType, Bug().ErrorMessage))];
        Assert.That(
            others.Where(other => Path.GetDirectoryName(damaged) is "" ? other != file : !other.StartsWith(Folder.Lessons, StringComparison.Ordinal)),
            Is.All.Exist);
    }

    private MemoryFolder Folder => new(Path.Combine(workspace, "memory"));

    private MemoryReport Report() => MemoryReport.Read(Folder);

    private (string?, string?) Suite() => Report().Suites.Single() is var suite ? (suite.LastKnownGood?.Upstream, suite.FirstKnownBad?.Upstream) : default;

    private string[] Files() => [.. Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => file + File.ReadAllText(file))];

    private static PlayedRound Round(bool passed, params CiError[] errors) => new(passed, errors);

    private static CiError Bug() => Error("TypeError", "run() got an unexpected keyword argument 'size'", "Code Bug");

    private static CiError Flake() => Error("OSError", "[Errno 116] Stale file handle", "Environment Flake");

    private static CiError Error(string type, string message, string category) => new()
    {
        ErrorType = type,
        ErrorMessage = message,
        Category = category,
        Context = [],
        LineNumber = 1,
        Source = "case_traceback",
        FailedTestCases = [Case],
        Signature = ErrorSignature.Of(type, message),
    };

    /// <summary>A run of one step, as its artifacts tell it.</summary>
    private async Task<(SyncSession Session, StepWork Step)> RunAsync(string end, params PlayedRound[] rounds)
    {
        runs++;
        var session = new SyncSession(
            new SyncSettings { Profile = "none", Workspace = workspace, Upstream = upstream.Folder, Downstream = upstream.Folder, Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" }, Ci = ["true"] }, NullRunLog.Instance);
        var step = new StepWork(Plan(end), session.Workspace.Step("step-1"));
        if (Directory.Exists(step.Folder.Root))
        {
            Directory.Delete(step.Folder.Root, recursive: true);
        }

        var states = rounds.Select((round, index) => Play(step.Folder, round, index + 1)).ToList();
        session.Journal.Save(new RunState
        {
            RunId = $"run-{runs}",
            StartedAt = Start.AddDays(runs),
            Upstream = session.Upstream.Path,
            Downstream = session.Downstream.Path,
            BaseCommit = commits[0],
            TargetCommit = end,
            DownstreamStart = "d",
            LastVerifiedHead = "d",
            ReachedCommit = end,
            Status = rounds[^1].Passed ? RunStatus.Completed : RunStatus.Partial,
            Steps = [new StepState { Index = 1, Id = "step-1", Phase = rounds[^1].Passed ? StepPhase.Advanced : StepPhase.Adapted, Rounds = states }],
            Stop = rounds[^1].Passed ? null : new PartialStop { StepId = "step-1", Condition = "x", Reason = "x", SummaryPath = "x", RolledBackTo = "d" },
        });
        await new RunMemory(session).RecordAsync(step);
        return (session, step);
    }

    private RoundState Play(StepFolder folder, PlayedRound round, int number)
    {
        var verdict = round.Passed ? Verdict.Passed : round.Errors.Any(error => error.Category == "Environment Flake") ? Verdict.EnvFlakePass : Verdict.Failed;
        var bugs = round.Errors.Where(error => error.Category == "Code Bug").ToList();
        var flakes = round.Errors.Except(bugs).ToList();
        ArtifactFile.Write(folder.RoundSummary(number), new CiSummary { CodeBugs = bugs, EnvFlakes = flakes }, VerificationJson.Readable.CiSummary);
        ArtifactFile.Write(folder.RoundResult(number), Result(round, number, verdict, bugs.Count, flakes.Count), VerificationJson.Readable.RoundResult);
        AtomicFile.WriteText(folder.FixPatch(number), $"a patch of round {number}");
        return new RoundState { Round = number, Verdict = verdict, Tree = round.Tree, Signatures = [.. bugs.Select(bug => bug.Signature)], StartedAt = Start.AddDays(runs).AddMinutes(number) };
    }

    private static RoundResult Result(PlayedRound round, int number, Verdict verdict, int bugs, int flakes) => new()
    {
        StepId = "step-1",
        Round = number,
        Suite = round.Suite,
        Suites = [round.Suite],
        RunSuiteExitCode = round.Passed ? 0 : 1,
        ExitCode = round.Passed ? 0 : 1,
        SummaryExitCode = 0,
        CiResult = verdict,
        Passed = round.Passed,
        CanCommit = verdict is Verdict.Passed or Verdict.EnvFlakePass,
        RequiresFix = verdict == Verdict.Failed,
        LogPath = "log",
        SummaryPath = "summary",
        SummaryError = null,
        CodeBugsCount = bugs,
        EnvFlakesCount = flakes,
        FailedTestFilesCount = 0,
        FailedTestCasesCount = 0,
        Command = [],
        SuiteResults = [new SuiteOutcome { Suite = round.Suite, Command = [], ExitCode = round.Passed ? 0 : 1, Hung = round.Hung, Seconds = 1, CodeBugsCount = bugs, EnvFlakesCount = flakes }],
        UpstreamCommit = "u",
        DownstreamTree = round.Tree,
    };

    private PlannedStep Plan(string end) => new()
    {
        Index = 1,
        Id = "step-1",
        Commits = [new PlannedCommit(end, "x")],
        CommitCount = 1,
        StartCommit = commits[0],
        EndCommit = end,
        Categories = [],
        SourceChangedLines = 1,
        TotalChangedLines = 1,
        LineBudget = 1000,
        CommitCountBudget = 10,
        FilesChanged = [],
    };

    private sealed record PlayedRound(bool Passed, IReadOnlyList<CiError> Errors)
    {
        public string Suite { get; init; } = "unit";

        public string Tree { get; init; } = "tree";

        public bool Hung { get; init; }
    }
}
