using Main2Main.Python;
using Main2Main.Impact.Usage;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>The downstream against one commit of the upstream.</summary>
/// <param name="World">Both trees.</param>
/// <param name="Names">What the upstream names.</param>
/// <param name="Sites">What the downstream puts in its place.</param>
internal sealed record PatchScene(CodeWorld World, UpstreamNames Names, IReadOnlyList<PatchSite> Sites)
{
    /// <summary>Reads the downstream.</summary>
    /// <param name="upstream">The upstream's tree, read as a whole.</param>
    /// <param name="downstream">The downstream's, likewise.</param>
    /// <param name="texts">The downstream's texts, which were read.</param>
    public static PatchScene Of(PythonTree upstream, PythonTree downstream, SourceTexts texts)
    {
        var world = new CodeWorld(upstream.Files, downstream.Files);
        var names = new UpstreamNames(upstream);
        var sites = world.Downstream.AsParallel().AsOrdered()
            .SelectMany(file => texts.Of(file.BlobId) is { } code ? new PatchScanner(world, names, file, code).Scan() : []).ToList();
        var replaced = sites.Select(site => (Path: site.Replacement?.File.Path, QualifiedName: site.Replacement?.QualifiedName))
            .Where(own => own.Path is not null).ToHashSet();
        var functions = sites.Where(site => site.Scope != PythonModule.ModuleScope).ToLookup(site => (site.File, site.Scope, site.Identity));
        sites = [.. sites.Select(site => site with { IsForATime = functions[(site.File, site.Scope, site.Identity)].Count() > 1 })];
        return new PatchScene(world, names, [.. sites, .. CopyReader.Find(world).Where(copy => !replaced.Any(own => own.Path == copy.File.Path && IsWithin(copy.Replacement!.QualifiedName, own.QualifiedName)))]);
    }

    /// <summary>Whether a name is another one or stands within it.</summary>
    private static bool IsWithin(string name, string? around) =>
        around is not null && (name == around || name.StartsWith(around + ".", StringComparison.Ordinal));
}
