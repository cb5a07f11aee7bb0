using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Leaps;
using Main2Main.Planning;
using Main2Main.Workspace;

namespace Main2Main.Tests.Leaps;

/// <summary>How much is taken at once, and what it may cost.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Parts_and_credit_of_leaps
{
    private static readonly LayoutSettings Layout = new() { UpstreamPackage = "host", DownstreamPackage = "plugin" };
    private static readonly PlanSettings Budgets = new() { LineBudget = 10, CommitBudget = 2 };

    [TestCase(1, true)]
    [TestCase(0, false)]
    [TestCase(-1, false)]
    public void A_leap_needs_credit(int credit, bool allowed) => Assert.That(LeapCredit.Allows(credit), Is.EqualTo(allowed));

    [TestCase(2, 5, 0, 6)]
    [TestCase(2, 5, 3, 3)]
    [TestCase(2, 1, 0, 2)]
    public void A_green_leap_gives_back_what_its_parts_would_have_cost(int credit, int parts, int red, int left) =>
        Assert.That(LeapCredit.AfterGreen(credit, parts, red), Is.EqualTo(left));

    [Test]
    public void What_impact_finds_harmless_costs_nothing() =>
        Assert.That(LeapParts.Gather([Step("a", 9), Step("b", 9), Step("c", 9)], new HashSet<string>(), Budgets), Is.EqualTo((int[])[3]));

    [Test]
    public void The_commits_that_impact_names_keep_the_budget_of_commits() =>
        Assert.That(
            LeapParts.Gather([Step("a", 1), Step("b", 1), Step("x", 1), Step("c", 1), Step("y", 1)], Names("a", "b", "c", "y"), Budgets),
            Is.EqualTo((int[])[3, 2]));

    [TestCase(6, new[] { 2 }, TestName = "The_lines_of_named_commits_fill_the_budget")]
    [TestCase(7, new[] { 1, 1 }, TestName = "The_lines_of_named_commits_keep_the_budget")]
    public void Named_lines_are_budgeted(int lines, int[] sizes) =>
        Assert.That(LeapParts.Gather([Step("a", 4), Step("b", lines)], Names("a", "b"), Budgets), Is.EqualTo(sizes));

    [TestCase(6, new[] { 2 }, TestName = "The_lines_of_all_named_commits_of_a_step_count_together")]
    [TestCase(7, new[] { 1, 1 }, TestName = "The_lines_of_a_step_s_named_commits_are_no_more_than_the_budget_together")]
    public void Lines_of_a_step_are_summed(int lines, int[] sizes)
    {
        var second = Step("b", 1) with { Commits = [new PlannedCommit("b", "b") { SourceLines = 3 }, new PlannedCommit("c", "c") { SourceLines = lines - 3 }] };

        Assert.That(LeapParts.Gather([Step("a", 4), second], Names("a", "b", "c"), Budgets with { CommitBudget = 9 }), Is.EqualTo(sizes));
    }

    [Test]
    public void A_harmless_step_never_ends_a_full_leap() =>
        Assert.That(LeapParts.Gather([Step("a", 99), Step("x", 99), Step("b", 1)], Names("a", "b"), Budgets), Is.EqualTo((int[])[2, 1]));

    [Test]
    public void A_release_ends_a_leap() =>
        Assert.That(LeapParts.Gather([Step("a", 1), Step("b", 1) with { EndTag = "v1" }, Step("c", 1)], Names(), Budgets), Is.EqualTo((int[])[2, 1]));

    [Test]
    public void Nothing_is_no_leap() => Assert.That(LeapParts.Gather([], Names(), Budgets), Is.Empty);

    [Test]
    public void Only_commits_of_graver_findings_are_named()
    {
        var report = Report(("I1", ImpactSeverity.Breaks), ("I2", ImpactSeverity.Likely), ("I3", ImpactSeverity.Review)) with
        {
            Commits = [Blamed("a", "I3", "I1"), Blamed("b", "I2"), Blamed("c", "I3")],
        };

        Assert.That(LeapParts.Named(report), Is.EquivalentTo((string[])["a", "b"]));
        Assert.That(LeapParts.Named(null), Is.Empty);
    }

    [Test]
    public void A_part_is_a_step_with_what_impact_says_of_it()
    {
        var report = Report(("I1", ImpactSeverity.Breaks)) with { Commits = [Blamed("b", "I1")] };

        var parts = LeapParts.Of([Step("a", 1), Step("b", 1)], report, Layout);

        Assert.That(parts.Select(part => (part.EndCommit, part.Named)), Is.EqualTo(new[] { ("a", 0), ("b", 1) }));
        Assert.That(parts[1].Weight, Is.GreaterThan(parts[0].Weight));
    }

    [Test]
    public void A_leap_is_divided_where_both_sides_are_as_suspect()
    {
        Assert.That(LeapParts.Divide([Part(1), Part(1), Part(1), Part(1)], risk: 1), Is.EqualTo(2));
        Assert.That(LeapParts.Divide([Part(1), Part(1), Part(1), Part(9)], risk: 1), Is.EqualTo(3));
        Assert.That(LeapParts.Divide([Part(9), Part(1)], risk: 1), Is.EqualTo(1));
    }

    [TestCase(0.24, 1, TestName = "A_part_alone_is_tried_whatever_its_risk")]
    [TestCase(0.25, 1, TestName = "A_try_holds_what_may_be_risked")]
    [TestCase(0.5, 2, TestName = "A_try_holds_all_that_may_be_risked")]
    [TestCase(0.9, 2, TestName = "A_try_holds_no_more_than_half_of_what_is_suspected")]
    public void Where_credit_is_short_a_try_has_to_be_sure(double risk, int parts) =>
        Assert.That(LeapParts.Divide([Part(1), Part(1), Part(1), Part(1)], risk), Is.EqualTo(parts));

    [TestCase(1, 0.1)]
    [TestCase(3, 0.3)]
    [TestCase(5, 0.5)]
    [TestCase(9, 0.5)]
    public void The_more_credit_there_is_the_more_may_be_risked(int credit, double risk) => Assert.That(LeapCredit.Risk(credit), Is.EqualTo(risk).Within(1e-9));

    [Test]
    public void Commits_are_dealt_out_up_to_the_end_of_a_part()
    {
        var commits = new Queue<UpstreamCommit>("abc".Select(name => new UpstreamCommit($"{name}", "change", [])));

        Assert.That(commits.TakeThrough("b").Select(commit => commit.Sha), Is.EqualTo((string[])["a", "b"]));
        Assert.That(commits.TakeThrough("c").Select(commit => commit.Sha), Is.EqualTo((string[])["c"]));
    }

    private static HashSet<string> Names(params string[] names) => [.. names];

    private static PlannedPart Part(double weight) => new("end", 0, weight);

    private static BlamedCommit Blamed(string sha, params string[] findings) => new(sha, null, "change", 1, findings);

    private static PlannedStep Step(string name, int lines) =>
        new StepPlanner(Layout, new PlanSettings()).Join(1, "start", [new UpstreamCommit(name, "change", [new ChangedFile("host/a.py", lines)])]);

    private static ImpactReport Report(params (string Id, ImpactSeverity Severity)[] findings) => new()
    {
        UpstreamBase = "start",
        UpstreamTarget = "end",
        DownstreamCommit = "d",
        Findings = [.. findings.Select(finding => new ImpactFinding
        {
            Id = finding.Id,
            Severity = finding.Severity,
            DownstreamFile = "plugin/a.py",
            Line = 1,
            Usage = ImpactUsage.Call,
            DownstreamSymbol = "plugin.a",
            UpstreamSymbol = "host.a",
            Change = "symbol_removed",
            Weight = 1,
            Suggestion = "mend it",
        })],
    };
}
