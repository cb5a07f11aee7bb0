using Main2Main.Adaptation.Codemod;
using Main2Main.Adaptation.Codemod.Proving;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Impact.Trees;
using Main2Main.Lanes.Rules;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Suggestions;

/// <summary>Finds the mechanical edits for a range, from git objects alone.</summary>
/// <param name="session">The session.</param>
/// <param name="upstream">The upstream's sources.</param>
/// <param name="downstream">The downstream's sources.</param>
/// <param name="cache">Where parsed sources are kept.</param>
internal sealed class EditFinder(SyncSession session, SourceReader upstream, SourceReader downstream, ContractCache cache)
{
    /// <summary>Finds the edits.</summary>
    /// <param name="request">The range and the downstream's commit.</param>
    /// <param name="impact">The range's impact, which names the commits; null when it could not be told.</param>
    public async Task<CodemodOutcome> FindAsync(ImpactRequest request, Task<ImpactReport?> impact)
    {
        var settings = session.Settings;
        var release = request.ReleaseTag is { } tag ? await session.Upstream.ResolveAsync(tag) : null;
        var trees = await upstream.ReadTreesAsync("upstream", [request.UpstreamBase, request.UpstreamTarget, .. release is null ? (string[])[] : [release]]);
        var plugin = (await downstream.ReadTreesAsync("downstream", request.DownstreamCommit))[0];
        var blobs = await new BlobReader(session.Downstream).ReadAsync([.. plugin.Files.Select(file => file.BlobId)]);
        var texts = await new BlobReader(session.Upstream).ReadAsync([.. trees.SelectMany(tree => tree.Files).Select(file => file.BlobId)]);
        var run = new CodemodRun(new CodemodInput
        {
            Older = trees[0],
            Newer = trees[1],

            // A release that the repository does not hold came before the pin: what the pin still had, it had too, as far as anybody can tell.
            Release = request.ReleaseTag is null ? null : release is null ? trees[0] : trees[2],
            Downstream = plugin,
            Content = path => plugin.FindFile(path) is { } file ? blobs.GetValueOrDefault(file.BlobId) : null,
            Upstream = file => texts.GetValueOrDefault(file.BlobId),
            ReleaseTag = request.ReleaseTag,
            Guard = settings.VersionGuard,
            LineLength = settings.Codemod.LineLength,
            Report = await impact,
            AppliesCopies = settings.Codemod.Copies == CopyChoice.Apply,
            OffersStubs = true,
            IsProtected = settings.Verification.IsProtected,
        });
        var lanes = new LaneRequest(request.DownstreamCommit, request.DownstreamCommit, request.UpstreamTarget, request.UpstreamBase, request.ReleaseTag);
        return await new LaneProof(session, cache).ProveAsync(run, run.Run(), lanes);
    }
}
