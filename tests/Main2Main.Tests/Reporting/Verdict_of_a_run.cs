using Main2Main.Impact;
using Main2Main.Patches;
using Main2Main.Reporting;
using Main2Main.Reporting.Proof;
using Main2Main.Verification;

namespace Main2Main.Tests.Reporting;

/// <summary>The verdict box: what was proved, and what not.</summary>
public sealed class Verdict_of_a_run
{
    [Test]
    public void Where_no_test_ran_the_first_line_says_so_and_a_reviewer_is_told_to_run_them()
    {
        var box = VerdictBox.Of(Report(Suite("compile", "python3 -m compileall -q plugin", tests: null)))!;

        Assert.That(box.Headline, Does.EndWith("No test ran."));
        Assert.That(Fact(box, "Run"), Does.Contain("python3 -m compileall -q plugin").And.Contain("No test ran: no test runner was seen in its log"));
        Assert.That(box.Look[0], Does.StartWith("Run the tests").And.Contain("compile"));
    }

    [Test]
    public void Where_tests_ran_the_counts_are_told_and_that_no_suite_ran_against_the_release()
    {
        var box = VerdictBox.Of(Report(Suite("unit", "pytest", new TestCounts(12, 0, 3))))!;

        Assert.That(box.Headline, Does.EndWith("Tests ran in every step."));
        Assert.That(Fact(box, "Run"), Does.Contain("12 passed, 0 failed, 3 skipped"));
        Assert.That(Fact(box, "Lane release"), Does.Contain("v1.0.0: no suite ran against it; edits were compared with its sources in 1 of 1 step."));
        Assert.That(box.Look, Is.Empty);
    }

    [Test]
    public void Skipped_cases_alone_are_no_test() =>
        Assert.That(VerdictBox.Of(Report(Suite("unit", "pytest", new TestCounts(0, 0, 7))))!.Headline, Does.EndWith("No test ran."));

    [Test]
    public void Findings_that_no_edit_answers_are_counted_and_the_likely_ones_named()
    {
        var box = VerdictBox.Of(Report(Suite("unit", "pytest", new TestCounts(1, 0, 0)), [
            new OpenFinding("step-1", "I0001", ImpactSeverity.Likely, "plugin/code.py", 7, "host.f: return changed", new string('a', 40)),
            new OpenFinding("step-1", "I0002", ImpactSeverity.Review, "plugin/code.py", 9, "host.g: body changed", Commit: null),
        ]))!;

        Assert.That(Fact(box, "Open findings"), Is.EqualTo("0 break, 1 likely, 1 to review: no edit answers them."));
        Assert.That(box.Look, Is.EqualTo(["plugin/code.py:7 likely, step-1: host.f: return changed (upstream aaaaaaaaaa); no edit answers it."]));
    }

    [Test]
    public void The_first_line_tells_of_findings_that_break_something_and_are_open()
    {
        var box = VerdictBox.Of(Report(Suite("unit", "pytest", new TestCounts(1, 0, 0)), [Finding("I0001", ImpactSeverity.Breaks, 7)]))!;

        Assert.That(box.Headline, Does.EndWith("1 finding that breaks something is open."));
    }

    [Test]
    public void A_place_that_the_adapter_left_is_looked_at_once_and_not_where_another_edit_reaches_it()
    {
        var report = Report(
            Suite("unit", "pytest", new TestCounts(1, 0, 0)), [Finding("I0001", ImpactSeverity.Breaks, 7), Finding("I0002", ImpactSeverity.Review, 8)]);
        LeftPlace[] left =
        [
            new LeftPlace("step-1", "plugin/code.py", 7, "no edit.") { Finding = "I0001" },
            new LeftPlace("step-1", "plugin/code.py", 8, "no edit.") { Finding = "I0002" },
            new LeftPlace("step-1", "plugin/code.py", 9, "no edit.") { Reached = true },
            new LeftPlace("step-1", "plugin/code.py", 10, "it is gone."),
        ];
        var box = VerdictBox.Of(report with { Proof = report.Proof! with { Left = left } })!;

        Assert.That(Fact(box, "Left by adapters"), Is.EqualTo("4 places, of which 1 the step's other edits reach."));
        Assert.That(box.Look, Is.EqualTo((string[])
        [
            "plugin/code.py:7 breaks, step-1: host.f: return changed; no edit answers it.",
            "plugin/code.py:8, step-1: left by the adapter: no edit.",
            "plugin/code.py:10, step-1: left by the adapter: it is gone.",
        ]));
    }

    [Test]
    public void Patches_of_one_class_that_share_a_fate_are_one_line()
    {
        PatchNote Note(int line, string target, PatchChange change = PatchChange.TargetGone) => new(
            "plugin/patch.py", line, target, change, PatchNeed.Needed, [], []);

        var lines = PatchLine.Of([Note(1, "host.a.C.f"), Note(2, "host.b.C.f"), Note(3, "host.a.C.g"), Note(4, "host.a.C.h", PatchChange.OriginalChanged)]);

        Assert.That(
            lines.Select(line => (line.Note.Line, string.Join(' ', line.Targets))),
            Is.EqualTo(new[] { (1, "host.a.C.f host.a.C.g"), (2, "host.b.C.f"), (4, "host.a.C.h") }));
    }

    [Test]
    public void Edited_files_that_no_test_reaches_are_named_and_to_be_looked_at()
    {
        var report = Report(Suite("unit", "pytest", new TestCounts(1, 0, 0)));
        var box = VerdictBox.Of(report with { Proof = report.Proof! with { Unreached = ["plugin/alone.py"] } })!;

        Assert.That(Fact(box, "Reached by no suite"), Is.EqualTo("plugin/alone.py"));
        Assert.That(box.Look, Is.EqualTo(["No test imports or mentions plugin/alone.py: what was edited there, no suite tried."]));
        Assert.That(Fact(VerdictBox.Of(report)!, "Reached by no suite"), Is.EqualTo("Not known: no file of tests was found to look through."));
    }

    [Test]
    public void Words_of_others_stay_in_their_line() =>
        Assert.That(VerdictBox.Of(Report(Suite("unit", "sh -c 'a\nlook\tobey'", new TestCounts(1, 0, 0))))!.Look, Is.Empty);

    private static OpenFinding Finding(string id, ImpactSeverity severity, int line) => new(
        "step-1", id, severity, "plugin/code.py", line, "host.f: return changed", Commit: null);

    private static string Fact(VerdictBox box, string label) => box.Facts.Single(fact => fact.Label == label).Text;

    private static SuiteProof Suite(string name, string command, TestCounts? tests) => new()
    {
        Suite = name,
        Command = command,
        Rounds = 1,
        Seconds = 2,
        Tests = tests,
        StepsWithoutTests = tests is { Ran: > 0 } ? [] : ["step-1"],
        Witnessed = true,
    };

    private static FinalReport Report(SuiteProof suite, IReadOnlyList<OpenFinding>? open = null) => new()
    {
        Status = "completed",
        RunId = "run",
        BaseCommit = new string('1', 40),
        TargetCommit = new string('2', 40),
        ReachedCommit = new string('2', 40),
        CompatTag = "v1.0.0",
        StepsCompleted = 1,
        StepsTotal = 1,
        Suites = [suite.Suite],
        DownstreamBefore = new string('3', 40),
        DownstreamAfter = new string('4', 40),
        Steps = [Step()],
        ChangeLog = [],
        Guide = null,
        Stop = null,
        StoppedRange = null,
        UnresolvedFailures = [],
        Checklist = [],
        Seconds = 10,
        Proof = new RunProof
        {
            Suites = [suite],
            Lanes =
            [
                new LaneProof { Lane = "main", Revision = new string('2', 40), RunSteps = 1, ComparedSteps = 1, Steps = 1, Warnings = [] },
                new LaneProof { Lane = "release", Revision = "v1.0.0", RunSteps = 0, ComparedSteps = 1, Steps = 1, Warnings = [] },
            ],
            Open = open ?? [],
            StepsWithoutImpact = [],
            Left = [],
            Adapter = "codemod",
            Causes = [],
        },
    };

    private static StepReport Step() => new()
    {
        Id = "step-1",
        UpstreamRange = $"{new string('1', 40)}..{new string('2', 40)}",
        UpstreamCommits = [],
        Commit = new string('4', 40),
        CiResult = "passed",
        Rounds = 1,
        ReferenceFiles = [],
        AdaptedFiles = [],
        VersionGuards = [],
        FixedErrors = [],
        EnvFlakes = [],
        PersistentFlakes = [],
        AdapterProblems = [],
        CiSeconds = 2,
    };
}
