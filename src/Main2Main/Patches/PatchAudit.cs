using Main2Main.Conditions;
using Main2Main.Impact;
using Main2Main.Impact.History;
using Main2Main.Impact.Trees;
using Main2Main.Patches.Judging;
using Main2Main.Patches.Reading;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Patches;

/// <summary>Audits what the downstream puts in the upstream's place. Reads git objects, checks nothing out, writes nothing.</summary>
/// <param name="session">The session.</param>
/// <param name="cache">Where parsed sources are kept between runs.</param>
internal sealed class PatchAudit(SyncSession session, ContractCache cache)
{
    private readonly SourceReader upstreamSources = new(session.Upstream, session.Settings.Layout.UpstreamPackage, cache);
    private readonly SourceReader downstreamSources = new(session.Downstream, session.Settings.Layout.DownstreamPackage, cache);
    private readonly SourceTexts upstreamTexts = new(session.Upstream);
    private readonly SourceTexts downstreamTexts = new(session.Downstream);

    /// <summary>Audits the downstream against the end of a range.</summary>
    /// <param name="request">The range and the downstream's commit.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">A commit is not there, or git failed.</exception>
    public async Task<PatchReport> RunAsync(ImpactRequest request)
    {
        var plugin = (await downstreamSources.ReadTreesAsync("downstream", request.DownstreamCommit))[0];
        var trees = await upstreamSources.ReadTreesAsync("upstream", request.UpstreamBase, request.UpstreamTarget);
        await downstreamTexts.ReadAsync(plugin.Files.Select(file => file.BlobId));
        var now = PatchScene.Of(trees[1], plugin, downstreamTexts);
        var before = request.UpstreamBase == request.UpstreamTarget ? now : PatchScene.Of(trees[0], plugin, downstreamTexts);
        var history = new PatchHistory(session, downstreamSources);
        var sites = now.Sites
            .Concat(before.Sites.ExceptBy(now.Sites.Select(site => site.Spot), site => site.Spot).Where(site => site.Kind != PatchKind.Copy)
            .Select(site => site with { HasOwner = false, Original = null })).ToList();
        await history.ReadAsync(request.DownstreamCommit, [.. sites.Where(site => site.Kind != PatchKind.Copy).SelectMany(site => new[] { site.File.Path, site.Replacement?.File.Path }).OfType<string>().Distinct(StringComparer.Ordinal)]);
        var origins = new Dictionary<PatchSite, PatchOrigin>(ReferenceEqualityComparer.Instance as IEqualityComparer<PatchSite>);
        foreach (var site in sites)
        {
            origins[site] = site.Kind == PatchKind.Copy ? new PatchOrigin(null, null, null) : await history.FindAsync(site);
        }

        await upstreamTexts.ReadAsync(now.Sites.Concat(before.Sites).Select(site => site.Original?.File.BlobId).OfType<string>());
        var pins = origins.Values.SelectMany(origin => new[] { origin.WrittenOn, origin.FirstOn }).OfType<string>().Append(request.UpstreamBase).Distinct(StringComparer.Ordinal).ToList();
        var versions = new OriginalVersions(session.Upstream, upstreamTexts);
        await versions.ReadAsync(await OldestAsync(pins), request.UpstreamTarget, [.. sites.Where(site => site is { Replacement: not null, Original: { Function: not null } or { Class: not null } }).Select(site => (site.Original!.File.Path, site.Original.QualifiedName)).Distinct()]);
        var activation = new ActivationReader(now.World, (await Manifests.ReadAsync(session.Downstream, request.DownstreamCommit)).Packages.Select(package => package.Text));
        var past = await PastTrees.ReadAsync(upstreamSources, upstreamTexts, origins.Values.SelectMany(origin => new[] { origin.WrittenOn, origin.FirstOn }).OfType<string>());
        var range = (await RangeHistory.ReadAsync(session.Upstream, request.UpstreamBase, request.UpstreamTarget)).Commits.Select(commit => commit.Sha).ToHashSet(StringComparer.Ordinal);
        var judge = new PatchJudge(downstreamTexts, upstreamTexts);
        var builder = new PatchRows(judge, Readiness(request, trees[1]), versions, past, activation, before.Sites, range);
        var rows = new List<UpstreamPatch>();
        foreach (var site in sites)
        {
            rows.Add(await builder.RowAsync(site, origins[site], isNow: before == now));
        }

        return new PatchReport
        {
            UpstreamBase = request.UpstreamBase,
            UpstreamTarget = request.UpstreamTarget,
            DownstreamCommit = request.DownstreamCommit,
            Patches = PatchOrder.Of(sites, NeededHelpers.Judge(sites, rows)),
        };
    }

    private PatchReadiness Readiness(ImpactRequest request, PythonTree upstream) =>
        new(downstreamTexts, upstream, GuardVersions.Of(session.Settings.VersionGuard, request.ReleaseTag));

    private async Task<string> OldestAsync(IReadOnlyList<string> commits) =>
        (await session.Upstream.RunAsync("ordering commits", ["rev-list", "--no-walk=sorted", "--date-order", .. commits])).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^1];
}
