using Main2Main.Configuration;
using Main2Main.Planning;
using Main2Main.Workspace;

namespace Main2Main.Tests.Planning;

/// <summary>Where a step ends, and what is written of it.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Steps_of_a_range
{
    private static readonly LayoutSettings Layout =
        new() { UpstreamPackage = "host", DownstreamPackage = "plugin", Requirements = ["setup.py", "requirements/*"] };
    private static readonly PlanSettings Budgets = new() { LineBudget = 10, CommitBudget = 3 };

    [TestCase(10, new[] { 2 }, TestName = "A_step_is_filled_up_to_its_last_line")]
    [TestCase(11, new[] { 1, 1 }, TestName = "A_step_takes_no_line_beyond_its_budget")]
    public void Lines_are_budgeted(int lines, int[] counts) =>
        Assert.That(Counts(Commit("a", ("host/a.py", 4)), Commit("b", ("host/a.py", lines - 4))), Is.EqualTo(counts));

    [Test]
    public void Commits_are_budgeted() => Assert.That(Counts([.. "abcdefg".Select(name => Commit($"{name}", ("host/a.py", 1)))]), Is.EqualTo((int[])[3, 3, 1]));

    [Test]
    public void What_a_merge_brought_counts_with_it()
    {
        var merge = Commit("m", ("host/a.py", 1)) with { Brought = [new PlannedCommit("s", "side"), new PlannedCommit("t", "side")] };

        Assert.That(Counts(Commit("a"), merge, Commit("b")), Is.EqualTo((int[])[1, 3, 1]));
        Assert.That(Counts(merge with { Brought = [] }, merge with { Sha = "n", Brought = [new PlannedCommit("s", "side")] }), Is.EqualTo((int[])[3]));
    }

    [TestCase("setup.py")]
    [TestCase("requirements/sub/common.txt")]
    public void Requirements_stand_alone_even_where_there_is_room(string path) =>
        Assert.That(Counts(Commit("a"), Commit("b", (path, 1)), Commit("c"), Commit("d")), Is.EqualTo((int[])[1, 1, 2]));

    [TestCase("setup.pyc")]
    [TestCase("requirements")]
    [TestCase("requirements.txt")]
    public void What_only_looks_like_requirements_does_not(string path) =>
        Assert.That(Counts(Commit("a"), Commit("b", (path, 1)), Commit("c")), Is.EqualTo((int[])[3]));

    [Test]
    public void A_commit_above_the_line_budget_stands_alone_though_nothing_of_what_follows_is_source() =>
        Assert.That(
            Counts(Commit("a"), Commit("b", ("host/a.py", 11)), Commit("c", ("docs/a.md", 50)), Commit("d", ("hostess/a.py", 50))),
            Is.EqualTo((int[])[1, 1, 2]));

    [Test]
    public void A_step_tells_everything_of_its_commits()
    {
        var at = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        var merge = Commit("m", ("host/b.py", 2), ("docs/a.md", 7)) with { CommittedAt = at, Brought = [new PlannedCommit("s", "side")] };
        var steps = new StepPlanner(Layout, Budgets, new Dictionary<string, string> { ["m"] = "v2" })
            .Plan("base", [Commit("a", ("host/b.py", 1), ("host/a.py", 3)), merge, Commit("c", ("host/c.py", 1))]);

        Assert.That(steps[0].Commits, Is.EqualTo(new[]
        {
            new PlannedCommit("a", "Change a") { SourceLines = 4 }, new PlannedCommit("s", "side") { MergedBy = "m" },
            new PlannedCommit("m", "Change m") { CommittedAt = at, SourceLines = 2 },
        }));
        Assert.That((steps[0].Index, steps[0].Id, steps[0].StartCommit, steps[0].EndCommit, steps[0].EndTag), Is.EqualTo((1, "step-1", "base", "m", "v2")));
        Assert.That((steps[0].CommitCount, steps[0].MergedCommitCount, steps[0].SourceChangedLines, steps[0].TotalChangedLines), Is.EqualTo((3, 1, 6, 13)));
        Assert.That((steps[0].LineBudget, steps[0].CommitCountBudget), Is.EqualTo((10, 3)));
        Assert.That(steps[0].Categories, Is.EqualTo((string[])["host", "ignored"]));
        Assert.That(steps[0].FilesChanged, Is.EqualTo((string[])["docs/a.md", "host/a.py", "host/b.py"]));
        Assert.That(
            (steps[1].Index, steps[1].Id, steps[1].StartCommit, steps[1].EndCommit, steps[1].EndTag), Is.EqualTo((2, "step-2", "m", "c", (string?)null)));
    }

    [Test]
    public void Each_step_starts_where_the_one_before_it_ends()
    {
        var steps = new StepPlanner(Layout, Budgets, new Dictionary<string, string> { ["f"] = "v2" }).Plan("base", [.. "abcdefghij".Select(name => Commit($"{name}", ("host/a.py", 4)))]);

        Assert.That(steps.Select(step => step.StartCommit), Is.EqualTo(steps.Select(step => step.EndCommit).SkipLast(1).Prepend("base")));
        Assert.That(steps.Select(step => step.EndCommit), Is.EqualTo((string[])["b", "d", "f", "h", "j"]));
    }

    [TestCase(10, new[] { 2 }, TestName = "Three_commits_of_more_lines_than_the_budget_are_no_step")]
    [TestCase(9, new[] { 3 }, TestName = "Three_commits_that_fill_the_lines_are_one_step")]
    public void Lines_are_summed_over_all_commits_of_a_step(int lines, int[] counts) =>
        Assert.That(Counts(Commit("a", ("host/a.py", 4)), Commit("b", ("host/a.py", 4)), Commit("c", ("host/a.py", lines - 7)))[..1], Is.EqualTo(counts));

    [Test]
    public void A_commit_that_fills_the_line_budget_alone_takes_others_that_add_none() =>
        Assert.That(Counts(Commit("a", ("host/a.py", 10)), Commit("b", ("docs/a.md", 5)), Commit("c")), Is.EqualTo((int[])[3]));

    [Test]
    public void No_commits_are_no_steps() => Assert.That(Counts(), Is.Empty);

    [Test]
    public void A_step_without_commits_stays_where_it_is()
    {
        var step = new StepPlanner(Layout, Budgets, new Dictionary<string, string>()).Join(3, "here", []);

        Assert.That(
            (step.Index, step.Id, step.StartCommit, step.EndCommit, step.EndTag, step.CommitCount),
            Is.EqualTo((3, "step-3", "here", "here", (string?)null, 0)));
    }

    [Test]
    public void Commits_that_are_joined_stand_together_whatever_the_budgets_say()
    {
        var step = new StepPlanner(Layout, Budgets).Join(2, "here", [Commit("a", ("setup.py", 1)), Commit("b", ("host/a.py", 99))]);

        Assert.That((step.CommitCount, step.SourceChangedLines, step.EndCommit, step.EndTag), Is.EqualTo((2, 99, "b", (string?)null)));
        Assert.That(step.Categories, Is.EqualTo((string[])["host", "requirements"]));
    }

    private static int[] Counts(params UpstreamCommit[] commits) =>
        [.. new StepPlanner(Layout, Budgets).Plan("base", commits).Select(step => step.CommitCount)];

    private static UpstreamCommit Commit(string name, params (string Path, int Lines)[] files) => new(
        name, $"Change {name}", [.. files.Select(file => new ChangedFile(file.Path, file.Lines))]);
}
