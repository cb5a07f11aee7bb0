using Main2Main.Lanes;
using Main2Main.Patches.Reading;

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
    public PatchEffect Of(PatchSite site, PatchEffect effect) => effect == PatchEffect.Gone && Lanes(site) is { } map && IsReady(map.AtLine(site.Line)) ? PatchEffect.Guarded : effect;

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
