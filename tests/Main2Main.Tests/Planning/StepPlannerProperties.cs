using FsCheck;
using FsCheck.Fluent;
using Main2Main.Configuration;
using Main2Main.Planning;
using Main2Main.Workspace;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Main2Main.Tests.Planning;

/// <summary>What holds for a plan of any history.</summary>
public sealed class StepPlannerProperties
{
    private static readonly LayoutSettings Layout =
        new() { UpstreamPackage = "host", DownstreamPackage = "plugin", Requirements = ["setup.py", "requirements/*"] };

    [Property]
    public Property Every_commit_is_in_exactly_one_step_in_order_and_the_steps_chain() => Prop.ForAll(Histories(), history =>
    {
        var steps = Plan(history, new PlanSettings());
        Assert.That(steps.SelectMany(step => step.Commits).Select(commit => commit.Sha), Is.EqualTo(history.Select(commit => commit.Sha)));
        Assert.That(steps.Select(step => step.StartCommit), Is.EqualTo(steps.Select(step => step.EndCommit).Prepend("base").Take(steps.Count)));
        Assert.That(steps.Select(step => step.Id), Is.EqualTo(Enumerable.Range(1, steps.Count).Select(index => $"step-{index}")));
        Assert.That(steps.Sum(step => step.TotalChangedLines), Is.EqualTo(history.Sum(commit => commit.Files.Sum(file => file.Lines))));
    });

    [Property]
    public Property A_step_of_several_commits_is_within_both_budgets_and_holds_no_requirements() => Prop.ForAll(Histories(), history =>
    {
        foreach (var step in Plan(history, new PlanSettings { LineBudget = 500, CommitBudget = 4 }).Where(step => step.CommitCount > 1))
        {
            Assert.That(step.SourceChangedLines, Is.LessThanOrEqualTo(500));
            Assert.That(step.CommitCount, Is.LessThanOrEqualTo(4));
            Assert.That(step.Categories, Does.Not.Contain("requirements"));
        }
    });

    [Property]
    public Property No_step_ends_earlier_than_it_must() => Prop.ForAll(Histories(), history =>
    {
        var steps = Plan(history, new PlanSettings());
        foreach (var (step, next) in steps.Zip(steps.Skip(1)))
        {
            var first = Plan([.. history.Where(commit => commit.Sha == next.Commits[0].Sha)], new PlanSettings()).Single();
            var mustEnd = step.CommitCount == 10 || step.SourceChangedLines +
                first.SourceChangedLines > 1000 || step.Categories.Contains("requirements") || first.Categories.Contains("requirements");
            Assert.That(mustEnd, $"{step.Id} could take {first.EndCommit}");
        }
    });

    [Test]
    public void A_commit_at_the_budget_gathers_and_one_above_it_stands_alone()
    {
        var steps = Plan(
            [Commit(1, ("host/a.py", 1)), Commit(2, ("host/a.py", 999)), Commit(3, ("host/a.py", 1001)), Commit(4, ("docs/a.md", 9000))], new PlanSettings());

        Assert.That(steps.Select(step => (step.CommitCount, step.SourceChangedLines)), Is.EqualTo(((int, int)[])[(2, 1000), (1, 1001), (1, 0)]));
        Assert.That(steps[2].Categories, Is.EqualTo((string[])["ignored"]));
    }

    private static IReadOnlyList<PlannedStep> Plan(IReadOnlyList<UpstreamCommit> history, PlanSettings budgets) =>
        new StepPlanner(Layout, budgets).Plan("base", history);

    private static UpstreamCommit Commit(int number, params (string Path, int Lines)[] files) =>
        new($"c{number}", $"Commit {number}", [.. files.Select(file => new ChangedFile(file.Path, file.Lines))]);

    private static Arbitrary<UpstreamCommit[]> Histories()
    {
        var file = from path in Gen.Elements("host/a.py", "host/b.py", "host/c.py", "docs/a.md", "requirements/common.txt", "setup.py", "hostess/a.py")
                   from lines in Gen.Frequency((6, Gen.Choose(0, 60)), (1, Gen.Choose(100, 1100)))
                   select (path, lines);
        var commit = from size in Gen.Choose(0, 3) from files in Gen.ArrayOf(file, size) select files;
        return Gen.ArrayOf(commit).Select(commits => commits.Select((files, index) => Commit(index, files)).ToArray()).ToArbitrary();
    }
}
