namespace Main2Main.Impact;

/// <summary>A place that works today and uses what the upstream has announced to drop, whether the range announced it or an earlier commit did.</summary>
/// <param name="DownstreamFile">The downstream file, relative to the repository's root.</param>
/// <param name="Line">The line of the use.</param>
/// <param name="UpstreamSymbol">The dotted name of what goes.</param>
/// <param name="Member">The parameter or field that goes; null for the whole.</param>
/// <param name="Says">What the upstream's code says.</param>
/// <param name="Replacement">What it says to use instead; null when it does not.</param>
/// <param name="Version">The version that it goes in; null when none is named.</param>
/// <param name="IsNew">Whether the range announced it.</param>
public sealed record GoingUse(string DownstreamFile, int Line, string UpstreamSymbol, string? Member, string Says, string? Replacement, string? Version, bool IsNew);
