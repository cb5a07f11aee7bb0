using Main2Main.Adaptation;
using Main2Main.Diagnosis;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Reporting;
using Main2Main.Reporting.Attribution;
using Main2Main.Workspace;

namespace Main2Main.Tests.Reporting;

/// <summary>Which upstream commit a step's edit is attributed to.</summary>
public sealed class Causes_of_an_edit
{
    private const string One = "1111111111111111111111111111111111111111";
    private const string Two = "2222222222222222222222222222222222222222";

    [Test]
    public void What_the_adapter_says_counts_first()
    {
        var cause = Of(
            Edit(3, "x.size", "x.length"),
            [Finding("I1", line: 3, "Other", commit: Two)],
            new AppliedEdit(null, "edit", 0, [One], Guarded: false, "size is called length"))
            .Single();

        Assert.That(
            cause,
            Has.Property("Evidence").EqualTo(ChangeEvidence.Adapter).And.Property("Commit").EqualTo(One).And.Property("Pr").EqualTo(41).And.Property("Done")
                .EqualTo("size is called length"));
    }

    [Test]
    public void A_finding_at_the_edited_line_explains_it_with_both_contracts()
    {
        var cause = Of(Edit(3, "f(a)", "f(a, b)"), [Finding("I1", line: 3, "f", commit: Two)]).Single();

        Assert.That(
            cause,
            Has.Property("Evidence").EqualTo(ChangeEvidence.Impact).And.Property("Commit").EqualTo(Two).And.Property("Pr").Null.And.Property("Old")
                .EqualTo("def f(a)").And.Property("New").EqualTo("def f(a, b)"));
    }

    [Test]
    public void A_finding_elsewhere_explains_it_only_where_the_edit_holds_the_name_that_changed()
    {
        Assert.That(Of(Edit(9, "y = 1", "y = f(2)"), [Finding("I1", line: 3, "f", commit: Two)]).Single().Commit, Is.EqualTo(Two));
        Assert.That(Of(Edit(9, "y = 1", "y = fx(2)"), [Finding("I1", line: 3, "f", commit: Two)]).Single().Evidence, Is.EqualTo(ChangeEvidence.Unexplained));
        Assert.That(Of(Edit(9, "y = 1", "y = Thing()"), [Finding("I1", line: 3, "Thing.__init__", commit: Two)]).Single().Commit, Is.EqualTo(Two));
    }

    [Test]
    public void An_error_whose_traceback_went_through_the_file_explains_what_is_left()
    {
        var diagnosis = ErrorDiagnosisOf("TypeError", "no", One, "a.py");

        Assert.That(
            Of(Edit(9, "y = 1", "y = 2"), [], [diagnosis]).Single(),
            Has.Property("Evidence").EqualTo(ChangeEvidence.Diagnosis).And.Property("Commit").EqualTo(One).And.Property("Mends").EqualTo("TypeError: no"));
        Assert.That(
            Of(Edit(9, "y = 1", "y = 2"), [], [diagnosis with { DownstreamFrames = [new DownstreamFrame("b.py", 1, null)] }]).Single().Evidence,
            Is.EqualTo(ChangeEvidence.Unexplained));
    }

    [Test]
    public void Each_commit_is_told_once_and_a_guard_is_seen()
    {
        var causes = Of(
            Edit(3, "f(a)", "if version_is('1'):", "    f(a)", "else:", "    f(a, b)"),
            [Finding("I1", 3, "f", Two), Finding("I2", 3, "f", Two), Finding("I3", 3, "f", One)]);

        Assert.That(causes.Select(cause => cause.Commit), Is.EqualTo([Two, One]));
        Assert.That(causes.Select(cause => cause.Guarded), Is.All.True);
    }

    private static IReadOnlyList<ChangeCause> Of(FileEdit edit, IReadOnlyList<ImpactFinding> findings, params IReadOnlyList<AppliedEdit> applied) =>
        Attribution(findings, [], applied).Of(edit);

    private static IReadOnlyList<ChangeCause> Of(FileEdit edit, IReadOnlyList<ImpactFinding> findings, IReadOnlyList<ErrorDiagnosis> diagnoses) =>
        Attribution(findings, diagnoses, []).Of(edit);

    private static StepAttribution Attribution(
        IReadOnlyList<ImpactFinding> findings, IReadOnlyList<ErrorDiagnosis> diagnoses, IReadOnlyList<AppliedEdit> applied) =>
        new()
    {
        Step = new PlannedStep
        {
            Index = 1,
            Id = "step-1",
            Commits = [new PlannedCommit(One, "Rename size (#41)"), new PlannedCommit(Two, "Take b")],
            CommitCount = 2,
            StartCommit = One,
            EndCommit = Two,
            Categories = [],
            SourceChangedLines = 1,
            TotalChangedLines = 1,
            LineBudget = 1000,
            CommitCountBudget = 10,
            FilesChanged = [],
        },
        Adapted = [new AdaptedFile("a.py", applied)],
        Report = new ImpactReport { UpstreamBase = One, UpstreamTarget = Two, DownstreamCommit = One, Findings = findings },
        Diagnoses = diagnoses,
        GuardFunction = "version_is",
    };

    private static FileEdit Edit(int line, string old, params IReadOnlyList<string> now) =>
        new("a.py", "100644", One, Two, [new EditedLine(line, old)], [.. now.Select((text, index) => new EditedLine(line + index, text))]);

    private static ImpactFinding Finding(string id, int line, string symbol, string commit) => new()
    {
        Id = id,
        Severity = ImpactSeverity.Breaks,
        DownstreamFile = "a.py",
        Line = line,
        Usage = ImpactUsage.Call,
        DownstreamSymbol = "",
        UpstreamSymbol = $"host.core.{symbol}",
        Change = "parameter_added_required",
        Old = "def f(a)",
        New = "def f(a, b)",
        Commits = [commit],
        Suggestion = "Pass b.",
        Weight = 1,
    };

    private static ErrorDiagnosis ErrorDiagnosisOf(string type, string message, string commit, string file) => new()
    {
        ErrorType = type,
        ErrorMessage = message,
        Signature = message,
        LineNumber = 0,
        FailedTestFiles = [],
        FailedTestCases = [],
        Traceback = [],
        Mechanism = default,
        FixPattern = null,
        SearchTerms = [],
        HunkCount = 0,
        Hunks = [],
        Commits = [new SuspectCommit { Sha = commit, Subject = "Rename size (#41)", Score = 1, Changes = [] }],
        DownstreamFrames = [new DownstreamFrame(file, 1, null)],
        Guard = new GuardDecision { Needed = GuardNeed.Unknown, Reason = default },
    };
}
