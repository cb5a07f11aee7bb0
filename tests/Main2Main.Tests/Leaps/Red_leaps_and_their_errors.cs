using Main2Main.Adaptation;
using Main2Main.Configuration;
using Main2Main.Workspace;

namespace Main2Main.Tests.Leaps;

/// <summary>A red leap goes to the adapters as a whole only where its errors tell what to mend.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Red_leaps_and_their_errors
{
    private const string Breaking = "x";

    [Test]
    public async Task A_leap_whose_errors_a_commit_explains_is_mended_as_a_whole()
    {
        using var world = World("AttributeError: module 'host.core' has no attribute 'VALUE'");
        var adapter = new Recorder(world);

        _ = await world.Pair.SyncAsync(adapter);

        Assert.That(world.Ranges, Is.EqualTo(new[] { "0..4" }), string.Join('\n', world.Pair.Log.Lines));
        Assert.That(adapter.Asked, Is.EqualTo(new[] { "0..4, round 0", "0..4, round 1" }));
        Assert.That(world.CiRuns, Is.EqualTo(2));
    }

    [Test]
    public async Task A_leap_whose_errors_no_commit_explains_is_divided_at_once_and_only_the_part_that_fails_goes_to_the_adapters()
    {
        using var world = World("TypeError: nobody knows why");
        var adapter = new Recorder(world);

        _ = await world.Pair.SyncAsync(adapter);

        Assert.That(world.State.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(
            adapter.Asked.Where(asked => !asked.EndsWith("round 0", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "2..3, round 1" }),
            string.Join("; ", adapter.Asked));
        Assert.That(world.Ranges, Does.Contain("2..3"), string.Join(' ', world.Ranges));
    }

    /// <summary>Four steps, of which Impact names the third: it takes away what the downstream imports.</summary>
    private static LeapWorld World(string error)
    {
        var world = new LeapWorld("auto", "", "");
        world.FailWith(error);
        world.Commits.Add(world.Pair.Upstream.Commit(($"host/broken/{Breaking}", "1"), ("host/core.py", "OTHER = 3\n")));
        world.Commits.Add(world.Pair.Upstream.Commit(("host/core.py", "OTHER = 4\n")));
        return world;
    }

    /// <summary>Mends what broke as soon as a round has failed, and remembers what it was asked.</summary>
    private sealed class Recorder(LeapWorld world) : IAdapter
    {
        public string Name => AdapterNames.Command;

        public List<string> Asked { get; } = [];

        public async Task<AdapterReply> AdaptAsync(AdaptationRequest request)
        {
            Asked.Add($"{world.Commits.IndexOf(request.StartCommit) + 1}..{world.Commits.IndexOf(request.EndCommit) + 1}, round {request.Round}");
            if (request.Round > 0)
            {
                await File.AppendAllTextAsync(Path.Combine(world.Pair.Downstream.Folder, "plugin/use.py"), $"# mended {Breaking}\n");
            }

            return new AdapterReply(Succeeded: true, "done");
        }
    }
}
