using Main2Main.Patches.Reading;

namespace Main2Main.Patches;

/// <summary>Orders the rows, numbers them, and tells which hit one target.</summary>
internal static class PatchOrder
{
    /// <summary>Those first that somebody has to act on.</summary>
    public static IReadOnlyList<UpstreamPatch> Of(IReadOnlyList<PatchSite> sites, IReadOnlyList<UpstreamPatch> rows)
    {
        var ordered = sites.Zip(rows).OrderBy(pair => Rank(pair.Second)).ThenByDescending(pair => pair.Second.Change != PatchChange.None)
            .ThenByDescending(pair => pair.Second.Lacking).ThenBy(pair => pair.Second.File, StringComparer.Ordinal).ThenBy(pair => pair.Second.Line)
            .Select((pair, index) => (Site: pair.First, Row: pair.Second with { Id = $"patch-{index + 1}" })).ToList();
        var same = ordered.Where(entry => entry.Row.Kind != PatchKind.Copy).ToLookup(entry => entry.Site.Identity, StringComparer.Ordinal);
        return [.. ordered.Select(entry => entry.Row with { Conflicts = entry.Row.Kind == PatchKind.Copy ? [] : [.. same[entry.Site.Identity].Where(other => other.Row.Id != entry.Row.Id && !Excludes(other.Site, entry.Site)).Select(other => other.Row.Id)] })];
    }

    private static int Rank(UpstreamPatch row) => row switch
    {
        { Kind: PatchKind.Copy, Need: PatchNeed.MayGo } => 5,
        { Kind: PatchKind.Copy } => 6,
        { Effect: PatchEffect.Gone } => 0,
        { Need: PatchNeed.MayGo } => 1,
        { Need: PatchNeed.LikelyMayGo } => 2,
        { Activation: PatchActivation.Inactive, Kind: not PatchKind.Copy } => 3,
        _ => 4,
    };

    /// <summary>Whether two places do not meet: they stand in branches of one test, or one takes back what the other did.</summary>
    private static bool Excludes(PatchSite left, PatchSite right) => left.File == right.File && left.Scope == right.Scope
        && (left.IsForATime || left.File.Module.ConditionsAround(left.Condition).Any(one => right.File.Module.ConditionsAround(right.Condition).Any(other => one.Test == other.Test && one.Line == other.Line && one.Branch != other.Branch)));
}
