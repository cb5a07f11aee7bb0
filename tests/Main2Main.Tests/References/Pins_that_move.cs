using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.References;

/// <summary>Where the pin is replaced when a step moves it.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Pins_that_move : IDisposable
{
    private readonly SyncedPair pair = new();

    public void Dispose() => pair.Dispose();

    [Test]
    public async Task A_file_that_records_earlier_pins_keeps_them_and_every_other_file_follows()
    {
        var old = pair.Upstream.Git("rev-parse", "HEAD");
        pair.Pin(("docs/install.md", $"Install {old}.\n"), ("verified.csv", $"2026-01-01,{old}\n"), ("history/january.md", $"{old}\n"));
        var next = pair.Upstream.Commit(("engine/core.py", "A = 1\n"));
        pair.Settings = pair.Settings with { PinHistory = ["verified.csv", "history/"] };

        var state = await pair.SyncAsync();

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(pair.Downstream.Git("show", "HEAD:PIN"), Is.EqualTo(next));
        Assert.That(pair.Downstream.Git("show", "HEAD:docs/install.md"), Is.EqualTo($"Install {next}."));
        Assert.That(pair.Downstream.Git("show", "HEAD:verified.csv"), Is.EqualTo($"2026-01-01,{old}"));
        Assert.That(pair.Downstream.Git("show", "HEAD:history/january.md"), Is.EqualTo(old));
    }
}
