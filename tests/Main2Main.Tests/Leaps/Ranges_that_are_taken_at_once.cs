using Main2Main.Workspace;

namespace Main2Main.Tests.Leaps;

/// <summary>The whole range at once while CI is green; where it is red, only the part that broke is taken alone.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Ranges_that_are_taken_at_once
{
    [TestCase("leap")]
    [TestCase("auto")]
    public async Task A_range_that_breaks_nothing_costs_one_CI_run_and_is_one_commit(string strategy)
    {
        using var world = new LeapWorld(strategy, "", "", "", "", "", "");

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.CiRuns, Is.EqualTo(1));
        Assert.That(world.Ranges, Is.EqualTo(new[] { "0..6" }));
        Assert.That(File.ReadAllText(Path.Combine(world.Pair.Downstream.Folder, "PIN")), Is.EqualTo($"commit: {world.Commits[^1]}\n"));
    }

    [Test]
    public async Task What_breaks_gets_a_step_alone_and_everything_around_it_stays_together()
    {
        using var world = new LeapWorld("leap", "", "", "", "", "x", "", "", "");

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.Ranges, Does.Contain("4..5").And.Contain("5..8"), string.Join(' ', world.Ranges));
        Assert.That(world.Ranges.Length, Is.LessThanOrEqualTo(5));
        Assert.That(world.CiRuns, Is.LessThan(9), "fewer than the eight steps and the mended round take");
        Assert.That(await File.ReadAllTextAsync(Path.Combine(world.Pair.Downstream.Folder, "plugin/use.py")), Does.Contain("mended x"));
    }

    [Test]
    public async Task Two_breaks_are_found_one_after_the_other()
    {
        using var world = new LeapWorld("leap", "", "x", "", "", "", "y", "");

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.Ranges, Does.Contain("1..2").And.Contain("5..6"), string.Join(' ', world.Ranges));
    }

    [Test]
    public async Task What_nobody_mends_stops_the_run_behind_the_largest_green_part()
    {
        using var world = new LeapWorld("leap", "", "", "", "x", "", "");

        var report = await world.SyncAsync(mends: false);

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Partial));
        Assert.That(world.State.ReachedCommit, Is.EqualTo(world.Commits[2]));
        Assert.That(report!.StoppedRange, Is.EqualTo($"{world.Commits[2]}..{world.Commits[3]}"));
        Assert.That(world.Pair.Downstream.Git("status", "--porcelain"), Is.Empty);
        Assert.That(world.Pair.Upstream.Git("rev-parse", "HEAD"), Is.EqualTo(world.Commits[2]));
    }

    [Test]
    public async Task A_stopped_leap_goes_on_where_it_stopped()
    {
        using var world = new LeapWorld("leap", "", "", "", "x", "", "");
        _ = await world.SyncAsync(mends: false);

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.Ranges, Does.Contain("3..4").And.Contain("4..6"), string.Join(' ', world.Ranges));
    }

    [Test]
    public async Task Auto_lets_what_a_round_shows_be_mended_in_the_leap_before_it_is_divided()
    {
        using var world = new LeapWorld("auto", "", "", "", "", "x", "", "", "");
        _ = world.Pair.Downstream.Commit(("plugin/use.py", "from host.core import VALUE, gone\n"));
        world.Commits.Add(world.Pair.Upstream.Commit(("host/core.py", "VALUE = 'no gone here'\n")));

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.CiRuns, Is.LessThanOrEqualTo(9 + 1 + 2));
    }

    [TestCase("leap")]
    [TestCase("auto")]
    public async Task What_CI_has_failed_at_a_commit_is_not_run_there_again(string strategy)
    {
        using var world = new LeapWorld(strategy, "", "x");

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.Ranges, Is.EqualTo(new[] { "0..1", "1..2" }));
        Assert.That(world.CiRuns, Is.EqualTo(3), "the leap, its first part, the second part mended");
        var rounds = world.State.Steps[1].Rounds;
        Assert.That(rounds.Select(round => round.Reused), Is.EqualTo(new[] { "step-1, leap-1, round 1", null }));
        var folder = new WorkspaceFolder(world.Pair.Settings.Workspace).Step("step-2");
        Assert.That(await File.ReadAllTextAsync(folder.RoundLog(1)), Does.Contain("broken by x"));
        Assert.That(
            await File.ReadAllTextAsync(folder.RoundResult(1)), Does.Contain("\"reused\": \"step-1, leap-1, round 1\"").And.Contain("\"step_id\": \"step-2\""));
    }

    [Test]
    public async Task What_was_edited_since_is_run_all_the_same()
    {
        using var world = new LeapWorld("leap", "x", "y");

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.CiRuns, Is.EqualTo(5), "the leap, and both parts red and mended: the second stands on the first one's edit");
    }

    [Test]
    public async Task A_part_that_was_stopped_is_run_again_when_it_is_taken_up()
    {
        using var world = new LeapWorld("leap", "", "x");
        _ = await world.SyncAsync(mends: false);
        Assert.That(world.CiRuns, Is.EqualTo(2));

        _ = await world.SyncAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.CiRuns, Is.EqualTo(4), "red, and mended");
    }

    [Test]
    public async Task The_plan_tells_what_is_a_leap_and_the_files_of_a_divided_one_are_kept()
    {
        using var world = new LeapWorld("leap", "", "", "x", "");

        var plan = await world.Pair.PlanAsync();
        _ = await world.SyncAsync();

        Assert.That(plan.Strategy, Is.EqualTo("leap"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(world.Pair.Settings.Workspace, "steps.md")), Does.Contain("Strategy: leap"));
        Assert.That(
            Directory.EnumerateFiles(Path.Combine(world.Pair.Settings.Workspace, "steps"), "round-1.log", SearchOption.AllDirectories)
                .Where(file => file.Contains("/leap-", StringComparison.Ordinal)),
            Is.Not.Empty);
    }
}
