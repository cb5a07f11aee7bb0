using Main2Main.Impact;

namespace Main2Main.Reporting.Page;

/// <summary>A finding of a step.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Headline">What changed.</param>
/// <param name="Commit">The commit that is blamed first; null when none is.</param>
/// <param name="Url">Its address; null when one is not known.</param>
internal sealed record FindingLine(ImpactFinding Finding, string Headline, string? Commit, string? Url);
