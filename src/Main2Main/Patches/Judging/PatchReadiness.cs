using Main2Main.Lanes;
using Main2Main.Patches.Reading;
using Main2Main.Python;

namespace Main2Main.Patches.Judging;

/// <summary>Tells which places are ready for a target that left: those of the release alone, and those that ask or catch whether it is there.</summary>
/// <param name="downstream">The downstream's texts.</param>
/// <param name="versions">How the downstream asks for the release.</param>
internal sealed class PatchReadiness(SourceTexts downstream, GuardVersions versions)
{
    private readonly Dictionary<string, LaneMap?> lanes = new(StringComparer.Ordinal);

    /// <summary>What a place does where its target has left.</summary>
    /// <param name="site">The place.</param>
    /// <param name="effect">What it would do if it ran in every lane.</param>
    public PatchEffect Of(PatchSite site, PatchEffect effect) =>
        effect == PatchEffect.Gone && Lanes(site) is { } map && (IsReady(map.AtLine(site.Line)) || IsImportedWhereReady(site, map)) ? PatchEffect.Guarded : effect;

    /// <summary>Whether the imports that lead to the target are all of places that are ready: elsewhere the same names lead to another.</summary>
    private static bool IsImportedWhereReady(PatchSite site, LaneMap map)
    {
        var ways = site.File.Module.Imports.Select(import => (import.Line, Name: Name(site, import))).Where(way => Leads(way.Name, site.Target)).ToList();
        return ways.Count > 0 && ways.Where(way => way.Name.Length == ways.Max(other => other.Name.Length)).All(way => IsReady(map.AtLine(way.Line)));
    }

    private static string Name(PatchSite site, PythonImport import) =>
        import.Name is null ? site.File.AbsoluteModule(import) : $"{site.File.AbsoluteModule(import)}.{import.Name}";

    private static bool Leads(string name, string target) => target == name || target.StartsWith(name + ".", StringComparison.Ordinal);

    private static bool IsReady(CodeLanes where) => where.HasFlag(CodeLanes.Probed) || !where.HasFlag(CodeLanes.Main);

    private LaneMap? Lanes(PatchSite site)
    {
        if (!lanes.TryGetValue(site.File.BlobId, out var map))
        {
            lanes[site.File.BlobId] = map = downstream.Of(site.File.BlobId) is { } text ? new LaneMap(text.Code, text.Statements, versions, typesRun: true) : null;
        }

        return map;
    }
}
