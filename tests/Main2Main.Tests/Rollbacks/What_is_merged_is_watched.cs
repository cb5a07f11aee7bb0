using Main2Main.Carrying;
using Main2Main.Workspace;

namespace Main2Main.Tests.Rollbacks;

/// <summary>Whether what was verified is still green after the merge.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class What_is_merged_is_watched
{
    [Test]
    public async Task The_very_tree_that_CI_has_passed_needs_no_run()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        world.Watch();

        await world.SyncAsync();

        Assert.That((world.CiRuns, world.Pair.State.Status), Is.EqualTo((2, RunStatus.NoDrift)), "one for each step");
        Assert.That(world.Pair.Log.Lines, Has.Some.Contain("CI has passed").And.Contain("step-2 of run"));
    }

    [Test]
    public async Task What_somebody_merged_beside_it_is_run_once_at_the_pin()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        var merged = world.Pair.Downstream.Commit(("other.py", "x = 1\n"));
        _ = world.Pair.Upstream.Git("checkout", "--quiet", "main");
        _ = world.Pair.Upstream.Commit(("host/core.py", "VALUE = 3\n"));
        world.Watch();

        await world.SyncAsync();

        Assert.That((world.CiRuns, world.Pair.State.Status), Is.EqualTo((3, RunStatus.Completed)));
        Assert.That(world.Pair.Upstream.Git("rev-parse", "HEAD"), Is.EqualTo(world.Second), "the pin, not what came since");
        Assert.That(world.Pair.Downstream.Git("rev-parse", "HEAD"), Is.EqualTo(merged), "nothing is edited and nothing committed");

        await world.SyncAsync();

        Assert.That(world.CiRuns, Is.EqualTo(3), "it is known now");
    }

    [Test]
    public async Task What_was_verified_and_is_red_there_is_told_with_the_way_back()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        var merged = world.Pair.Downstream.Commit(("broken", "x\n"));
        world.Watch();

        await world.SyncAsync();

        Assert.That((world.Pair.State.Status, world.Pair.State.IsWatch), Is.EqualTo((RunStatus.Partial, true)));
        Assert.That(
            new WatchStage(world.Pair.Open()).Alarm(),
            Does.Contain("what is merged is red").And.Contain("although step-2 of run").And.Contain("--target=Rollback"));
        Assert.That(world.Pair.Downstream.Git("rev-parse", "HEAD"), Is.EqualTo(merged));
        Assert.That(world.Pair.Downstream.Git("status", "--porcelain"), Is.Empty);

        _ = world.Pair.Downstream.Commit(("broken", null));
        await world.SyncAsync();

        Assert.That(world.Pair.State.Status, Is.EqualTo(RunStatus.NoDrift), "the next watch begins anew, and the tree is one that has passed");
    }

    [Test]
    public async Task A_run_that_is_not_done_is_not_disturbed()
    {
        using var world = new RollbackWorld();
        _ = world.Pair.Downstream.Commit(("broken", "x\n"));
        await world.SyncAsync();
        Assert.That(world.Pair.State.Status, Is.EqualTo(RunStatus.Partial));
        world.Watch();

        var failure = (await Assert.ThrowsAsync<Main2MainException>(world.SyncAsync))!;

        Assert.That(failure.Problem + failure.Remedy, Does.Contain("which is not done").And.Contain("--memory"));
    }

    [Test]
    public async Task A_range_beside_it_is_refused()
    {
        using var world = new RollbackWorld();
        world.Watch();
        world.Pair.Settings = world.Pair.Settings with { To = world.First };

        Assert.That((await Assert.ThrowsAsync<Main2MainException>(world.SyncAsync))!.Kind, Is.EqualTo(FailureKind.Usage));
    }
}
