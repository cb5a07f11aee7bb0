using System.Text.Json;
using Main2Main.Cadence;
using Main2Main.Configuration;
using Main2Main.Tests.Leaps;

namespace Main2Main.Tests.Cadence;

/// <summary>A night that has nothing to do rests and says why; a change of state is told once, to a real receiver.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Nights_that_rest_and_tell : IDisposable
{
    private readonly LeapWorld world = new("steps", "", "x");

    public void Dispose() => world.Dispose();

    [Test]
    public async Task Where_nothing_is_new_a_night_rests()
    {
        Assert.That(await RestAsync(), Is.Null, "there is drift");
        _ = await world.SyncAsync();

        Assert.That(await RestAsync(), Does.StartWith("nothing new"));
        world.Break("");
        Assert.That(await RestAsync(), Is.Null, "there is drift again");
    }

    [Test]
    public async Task A_red_step_waits_longer_each_night_until_somebody_touches_it()
    {
        _ = await world.SyncAsync(mends: false);
        await WatchAsync();

        Assert.That(await RestAsync(), Does.StartWith("red since").And.Contain("nobody has touched anything since"));
        Back(hours: 21);
        Assert.That(await RestAsync(), Is.Null, "20 hours are over");

        // Tried again, red again: the wait doubles.
        _ = await world.SyncAsync(mends: false);
        await WatchAsync();
        Back(hours: 21);
        Assert.That(CadenceFile.Read(world.Pair.Open().Workspace).RedRuns, Is.EqualTo(2));
        Assert.That(await RestAsync(), Does.StartWith("red since"));
        Back(hours: 20);
        Assert.That(await RestAsync(), Is.Null, "40 hours are over");

        Back(hours: -41);
        Assert.That(await RestAsync(), Does.StartWith("red since"));
        _ = world.Pair.Downstream.Commit(("plugin/other.py", "y = 1\n"));
        Assert.That(await RestAsync(), Is.Null, "somebody has touched the downstream");
    }

    [Test]
    public async Task What_began_to_fail_and_recovered_is_posted_once_each()
    {
        await using var receiver = await Receiver.StartAsync();
        world.Pair.Settings = world.Pair.Settings with { Cadence = new CadenceSettings { Notify = ["curl", "--silent", "--show-error", "--fail", "--data-binary", "@-", receiver.Address] } };

        _ = await world.SyncAsync(mends: false);
        await WatchAsync();
        await WatchAsync();
        var failed = Posts(receiver).Single();
        Assert.That(failed.GetProperty("event").GetString(), Is.EqualTo("began_to_fail"));
        Assert.That(failed.GetProperty("upstream_range").GetString(), Is.EqualTo($"{world.Commits[0]}..{world.Commits[1]}"));
        Assert.That(failed.GetProperty("reached_commit").GetString(), Is.EqualTo(world.Commits[0]));

        _ = await world.SyncAsync();
        await WatchAsync();
        await WatchAsync();
        Assert.That(Posts(receiver).Select(post => post.GetProperty("event").GetString()), Is.EqualTo(new[] { "began_to_fail", "recovered" }));
    }

    [Test]
    public async Task What_nobody_could_be_told_is_told_by_the_next_run()
    {
        world.Pair.Settings = world.Pair.Settings with { Cadence = new CadenceSettings { Notify = ["sh", "-c", "echo no network; exit 7"] } };
        _ = await world.SyncAsync(mends: false);
        await WatchAsync();
        Assert.That(world.Pair.Log.Lines, Has.Some.Contain("could not be told").And.Contain("no network"));

        await using var receiver = await Receiver.StartAsync();
        world.Pair.Settings =
            world.Pair.Settings with { Cadence = new CadenceSettings { Notify = ["curl", "--silent", "--fail", "--data-binary", "@-", receiver.Address] } };
        await WatchAsync();

        Assert.That(Posts(receiver).Single().GetProperty("event").GetString(), Is.EqualTo("began_to_fail"));
    }

    private static IEnumerable<JsonElement> Posts(Receiver receiver) => receiver.Posts.Select(post => JsonDocument.Parse(post).RootElement);

    private Task<string?> RestAsync() => new NeedStage(world.Pair.Open()).RestAsync();

    private Task WatchAsync() => new ChangeWatch(world.Pair.Open()).RunAsync();

    /// <summary>Lets the last red run have ended earlier.</summary>
    private void Back(int hours)
    {
        var workspace = world.Pair.Open().Workspace;
        var state = CadenceFile.Read(workspace);
        CadenceFile.Write(workspace, state with { RedAt = state.RedAt!.Value.AddHours(-hours) });
    }
}
