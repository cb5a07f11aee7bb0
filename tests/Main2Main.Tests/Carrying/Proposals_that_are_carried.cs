using Main2Main.Carrying;
using Main2Main.Configuration;
using Main2Main.Tests.Leaps;
using Main2Main.Workspace;

namespace Main2Main.Tests.Carrying;

/// <summary>What was verified and is not merged yet is taken into the next night, a person's commits among it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Proposals_that_are_carried : IDisposable
{
    private readonly LeapWorld world = new("steps", "", "x");

    public void Dispose() => world.Dispose();

    [Test]
    public async Task Three_nights_without_a_merge_verify_only_what_is_new_and_lose_nothing_of_a_persons()
    {
        var start = world.Pair.Downstream.Git("rev-parse", "HEAD");
        _ = world.Pair.Downstream.Git("branch", "base");
        _ = await world.SyncAsync();
        Assert.That(world.CiRuns, Is.EqualTo(3), "two steps, and the round that was mended");
        Propose();

        // A person looks at the proposal and adds to it; the upstream goes on.
        _ = world.Pair.Downstream.Commit(("plugin/notes.txt", "a person's note\n"));
        Propose();
        world.Break("");
        await NightAsync();
        Assert.That(world.CiRuns, Is.EqualTo(3 + 2), "what the person added, once, and the new step");
        Assert.That(world.Ranges, Is.EqualTo(new[] { "0..1", "1..2", "2..3" }));
        Assert.That(Notes(), Is.EqualTo("a person's note\n"));
        Propose();

        // The base moves, and says something else where the person wrote.
        _ = world.Pair.Downstream.Git("checkout", "--quiet", "base");
        _ = world.Pair.Downstream.Commit(("plugin/notes.txt", "the base's note\n"), ("plugin/other.py", "y = 1\n"));
        world.Break("");
        await NightAsync();
        Assert.That(world.CiRuns, Is.EqualTo(5 + 2), "what the base changed, once, and the new step");
        Assert.That(world.Ranges, Is.EqualTo(new[] { "0..1", "1..2", "2..3", "3..4" }));
        Assert.That(world.Pair.Downstream.Git("rev-list", "--count", $"{start}..HEAD"), Is.EqualTo("5"), "the base's commit and four steps");
        Assert.That(Notes(), Is.EqualTo("the base's note\n"));
        var left = world.State.Carry!.LeftOut.Single();
        Assert.That((left.Why, left.ByRun, left.Files), Is.EqualTo(("conflict", false, (IReadOnlyList<string>)["plugin/notes.txt"])));
        Assert.That(await File.ReadAllTextAsync(left.Patch!), Does.Contain("+a person's note"));
        Assert.That(world.Pair.Log.Lines, Has.Some.Contain("left out").And.Contain("plugin/notes.txt").And.Contain(left.Patch!));
        var report = await File.ReadAllTextAsync(Path.Combine(world.Pair.Settings.Workspace, "final-summary.md"));
        Assert.That(report, Does.Contain("- Taken along of the open proposal: ").And.Contain("of an earlier run"));
        Assert.That(report, Does.Contain("- Not taken along of it: ").And.Contain("by Tester").And.Contain("it conflicts in `plugin/notes.txt`"));
    }

    [Test]
    public async Task What_is_red_in_the_proposal_is_mended_and_not_taken_for_an_old_failure()
    {
        _ = world.Pair.Downstream.Git("branch", "base");
        _ = await world.SyncAsync();
        _ = world.Pair.Downstream.Commit(("plugin/use.py", "from host.core import VALUE\n"));
        Propose();
        world.Pair.Settings = world.Pair.Settings with { Verification = world.Pair.Settings.Verification with { Baseline = BaselineChoice.Unexplained } };

        await NightAsync();

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(world.Pair.Downstream.Folder, "plugin/use.py")), Does.Contain("mended x"));
    }

    [Test]
    public async Task What_nothing_has_changed_since_needs_no_CI_run()
    {
        _ = world.Pair.Downstream.Git("branch", "base");
        _ = await world.SyncAsync();
        Propose();
        var head = world.Pair.Downstream.Git("rev-parse", "HEAD");
        var runs = world.CiRuns;

        await NightAsync();

        Assert.That(world.CiRuns, Is.EqualTo(runs));
        Assert.That(world.State.Status, Is.EqualTo(RunStatus.NoDrift));
        Assert.That(world.Pair.Downstream.Git("rev-parse", "HEAD"), Is.EqualTo(head), "the very same commits");
    }

    [Test]
    public async Task What_the_base_holds_already_is_not_carried_again()
    {
        _ = world.Pair.Downstream.Git("branch", "base");
        _ = await world.SyncAsync();
        Propose();
        _ = world.Pair.Downstream.Git("checkout", "--quiet", "base");
        _ = world.Pair.Downstream.Git("merge", "--quiet", "--squash", "proposal");
        _ = world.Pair.Downstream.Git("commit", "--quiet", "-m", "Squashed by the reviewer");
        world.Break("");

        await NightAsync();

        Assert.That(world.State.Carry!.Carried, Is.Empty);
        Assert.That(world.State.Carry.LeftOut.Select(left => left.Why), Is.All.EqualTo("in_base"));
        Assert.That(world.Ranges, Is.EqualTo(new[] { "2..3" }));
    }

    [Test]
    public async Task Where_everything_conflicts_the_night_begins_fresh_and_says_so()
    {
        _ = world.Pair.Downstream.Git("branch", "base");
        _ = world.Pair.Downstream.Git("checkout", "--quiet", "-b", "proposal");
        _ = world.Pair.Downstream.Commit(("plugin/use.py", "VALUE = 'the person'\n"));
        _ = world.Pair.Downstream.Git("checkout", "--quiet", "base");
        _ = world.Pair.Downstream.Commit(("plugin/use.py", "VALUE = 'the base'\n"));

        await NightAsync();

        Assert.That(world.Pair.Log.Lines, Has.Some.Contain("begins fresh"));
        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(world.Ranges, Is.EqualTo(new[] { "0..1", "1..2" }));
    }

    [Test]
    public async Task A_move_that_was_killed_half_way_is_made_to_the_end()
    {
        _ = world.Pair.Downstream.Git("branch", "base");
        _ = await world.SyncAsync();
        Propose();
        var tip = world.Pair.Downstream.Git("rev-parse", "HEAD");
        _ = world.Pair.Downstream.Git("switch", "--quiet", "-C", "night", "base");
        var session = Named().Open();
        CarryJson.Write(session.Workspace, new CarryState { Onto = world.Pair.Downstream.Git("rev-parse", "base"), Branch = tip, Tip = tip });
        await File.WriteAllTextAsync(Path.Combine(world.Pair.Downstream.Folder, "PIN"), "half written");

        var carried = await new CarryStage(session, "base", "proposal").RunAsync();

        Assert.That(carried.Moved);
        Assert.That(world.Pair.Downstream.Git("rev-parse", "HEAD"), Is.EqualTo(tip));
        Assert.That(world.Pair.Downstream.Git("status", "--porcelain"), Is.Empty);
    }

    [Test]
    public async Task A_downstream_that_stands_elsewhere_is_left_alone()
    {
        _ = world.Pair.Downstream.Git("branch", "base");
        _ = world.Pair.Downstream.Git("branch", "proposal");
        _ = world.Pair.Downstream.Commit(("plugin/own.py", "z = 1\n"));

        var failure = await Assert.ThrowsAsync<Main2MainException>(() => new CarryStage(world.Pair.Open(), "base", "proposal").RunAsync());

        Assert.That(failure!.Message, Does.Contain("--onto=base").And.Contain("switch -C"));
    }

    private string Notes() => File.ReadAllText(Path.Combine(world.Pair.Downstream.Folder, "plugin/notes.txt"));

    private void Propose() => world.Pair.Downstream.Git("branch", "--force", "proposal", "HEAD");

    private Fixtures.RunPair Named()
    {
        world.Pair.Settings = world.Pair.Settings with { Onto = "base", Carry = "proposal" };
        return world.Pair;
    }

    private async Task NightAsync()
    {
        _ = Named();
        _ = world.Pair.Downstream.Git("switch", "--quiet", "-C", "night", "base");
        _ = await world.SyncAsync();
    }
}
