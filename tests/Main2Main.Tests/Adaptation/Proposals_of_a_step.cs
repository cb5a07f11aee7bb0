using Main2Main.Adaptation;
using Main2Main.Json;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Adaptation;

/// <summary>What a step offers for the downstream's copies of upstream functions.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Proposals_of_a_step
{
    private const string Original = """
        class Builder:
            def build(self, rows, width):
                total = len(rows)
                ready = [row for row in rows if row.is_ready()]
                padded = self.pad(ready, width, total)
                for row in padded:
                    row.mark(total)
                self.last = padded
                return padded

        """;

    private static readonly string Copy = "import engine.core\n\n\n" + Original.Replace("Builder", "Mine", StringComparison.Ordinal).Replace("self.last = padded", "self.device.send(padded)", StringComparison.Ordinal);

    [Test]
    public async Task They_stand_in_the_request_with_base_ours_and_theirs_and_in_a_patch_that_applies()
    {
        using var pair = await SyncedAsync();

        var proposal = ArtifactFile.TryRead(pair.Folder(1).Proposals, AdaptationJson.Readable.CopyProposals)!.Proposals.Single();
        var page = await File.ReadAllTextAsync(Path.Combine(pair.Folder(1).Adapt, "request.md"));
        var request = await File.ReadAllTextAsync(Path.Combine(pair.Folder(1).Adapt, "request.json"));

        Assert.That((proposal.File, proposal.Symbol, proposal.Original), Is.EqualTo(("plugin/mine.py", "Mine.build", "engine.build.Builder.build")));
        Assert.That((proposal.Base.Trim(), proposal.Ours.Trim(), proposal.Theirs.Trim()), Is.EqualTo(("total = len(rows)", "total = len(rows)", "total = len(list(rows))")));
        Assert.That(page, Does.Contain("## Copies of upstream functions").And.Contain("plugin/mine.py").And.Contain("total = len(list(rows))").And.Contain(proposal.Patch));
        Assert.That(request, Does.Contain("\"theirs\": \"    total = len(list(rows))\""));
        _ = pair.Downstream.Git("apply", proposal.Patch);
        Assert.That(await File.ReadAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/mine.py")), Is.EqualTo(Copy.Replace("len(rows)", "len(list(rows))", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Nothing_of_them_is_made()
    {
        using var pair = await SyncedAsync();

        Assert.That(pair.Downstream.Git("show", "HEAD:plugin/mine.py"), Is.EqualTo(Copy.Trim()));
    }

    private static async Task<SyncedPair> SyncedAsync()
    {
        var pair = new SyncedPair();
        pair.Upstream.Commit(("engine/build.py", Original));
        pair.Pin(("plugin/mine.py", Copy));
        pair.Upstream.Commit(("engine/build.py", Original.Replace("len(rows)", "len(list(rows))", StringComparison.Ordinal)));
        _ = await pair.SyncAsync(null, new Reader());
        return pair;
    }

    private sealed class Reader : IAdapter
    {
        public string Name => "command";

        public Task<AdapterReply> AdaptAsync(AdaptationRequest request) => Task.FromResult(new AdapterReply(Succeeded: true, "read it"));
    }
}
