using Main2Main.Impact;

namespace Main2Main.Fleets;

/// <summary>What a change breaks in one downstream.</summary>
/// <param name="Downstream">Its name in the list.</param>
/// <param name="Severity">The gravest of its findings.</param>
/// <param name="Findings">How many there are.</param>
/// <param name="Files">Its files, the surest first.</param>
/// <param name="Line">The line of the first finding in the first of them.</param>
/// <param name="Suggestion">What to do there.</param>
public sealed record FleetHit(string Downstream, ImpactSeverity Severity, int Findings, IReadOnlyList<string> Files, int Line, string Suggestion);
