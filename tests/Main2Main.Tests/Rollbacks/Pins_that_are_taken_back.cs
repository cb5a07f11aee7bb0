using Main2Main.Rollbacks;

namespace Main2Main.Tests.Rollbacks;

/// <summary>Back to the last pin that is known to be good, with nothing of a person's lost.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Pins_that_are_taken_back
{
    [Test]
    public async Task The_last_good_pin_is_proposed_on_a_branch_and_what_came_with_newer_ones_is_kept_as_a_patch()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        var head = world.Pair.Downstream.Git("rev-parse", "HEAD");

        var report = await new RollbackStage(world.Pair.Open()).RunAsync();

        Assert.That((report.From, report.To, report.Verified), Is.EqualTo((world.Second, world.First, true)), "it is the tree that step 1 has verified");
        Assert.That(report.KnownGood, Does.StartWith("step-1 of run"));
        Assert.That(world.At("main2main/rollback", "PIN"), Is.EqualTo($"commit: {world.First}"));
        Assert.That(world.At("main2main/rollback", "plugin/use.py"), Does.Contain("EDIT_1").And.Not.Contain("EDIT_2"));
        Assert.That(
            world.Pair.Downstream.Git("rev-parse", "main2main/rollback^", "HEAD").Split('\n'),
            Is.EqualTo(new[] { head, head }),
            "it stands on what is checked out, which stays");
        Assert.That(world.Pair.Downstream.Git("status", "--porcelain"), Is.Empty);
        Assert.That(await File.ReadAllTextAsync(report.TakenBack.Single().Patch), Does.Contain("+EDIT_2 = VALUE"));
        Assert.That(
            world.Pair.Downstream.Git("log", "-1", "--format=%B", "main2main/rollback"),
            Does.StartWith($"Roll the pin back to {world.First}").And.Contain($"Main2Main-Rollback: {world.Second}..{world.First}"));
    }

    [Test]
    public async Task A_persons_commit_stays()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        _ = world.Pair.Downstream.Commit(("notes.md", "mine\n"));

        var report = await new RollbackStage(world.Pair.Open()).RunAsync();

        Assert.That(world.At(report.Branch, "notes.md"), Is.EqualTo("mine"));
        Assert.That(world.At(report.Branch, "PIN"), Is.EqualTo($"commit: {world.First}"));
        Assert.That(report.Verified, Is.False);
        Assert.That(world.Pair.Log.Lines, Has.Some.Contain("--watch"));
    }

    [Test]
    public async Task What_was_edited_since_stays_as_it_is_and_is_told()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        var mine = File.ReadAllText(Path.Combine(world.Pair.Downstream.Folder, "plugin/use.py"))
            .Replace("EDIT_2 = VALUE", "EDIT_2 = VALUE + 1", StringComparison.Ordinal);
        _ = world.Pair.Downstream.Commit(("plugin/use.py", mine));

        var report = await new RollbackStage(world.Pair.Open()).RunAsync();

        Assert.That(report.TakenBack.Single().Left, Is.EqualTo(new[] { "plugin/use.py" }));
        Assert.That(world.At(report.Branch, "plugin/use.py"), Is.EqualTo(mine.Trim()));
        Assert.That(world.At(report.Branch, "PIN"), Is.EqualTo($"commit: {world.First}"));
        Assert.That(world.Pair.Log.Lines, Has.Some.Contain("edited since and stay").And.Contain("plugin/use.py"));
    }

    [Test]
    public async Task Another_earlier_pin_can_be_named()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        world.Pair.Settings = world.Pair.Settings with { To = world.Pair.Base };

        var report = await new RollbackStage(world.Pair.Open()).RunAsync();

        Assert.That((report.To, report.KnownGood, report.TakenBack.Count), Is.EqualTo((world.Pair.Base, (string?)null, 2)));
        Assert.That(world.At(report.Branch, "plugin/use.py"), Does.Not.Contain("EDIT"));
    }

    [Test]
    public async Task A_branch_of_a_persons_is_never_moved()
    {
        using var world = new RollbackWorld();
        await world.SyncAsync();
        _ = world.Pair.Downstream.Git("branch", "main2main/rollback");

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => new RollbackStage(world.Pair.Open()).RunAsync()))!;

        Assert.That(failure.Problem, Does.Contain("is a person's"));
        Assert.That(world.Pair.Downstream.Git("rev-parse", "main2main/rollback"), Is.EqualTo(world.Pair.Downstream.Git("rev-parse", "HEAD")));
    }

    [Test]
    public async Task Without_an_earlier_pin_there_is_nothing_to_go_back_to()
    {
        using var world = new RollbackWorld();

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => new RollbackStage(world.Pair.Open()).RunAsync()))!;

        Assert.That((failure.Kind, failure.Problem.Contains("no other pin", StringComparison.Ordinal)), Is.EqualTo((FailureKind.Usage, true)));
    }
}
