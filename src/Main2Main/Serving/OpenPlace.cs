using Main2Main.Impact;

namespace Main2Main.Serving;

/// <summary>A place that the range broke and that is as it was.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Severity">How surely it needs an edit.</param>
/// <param name="UpstreamSymbol">What it depends on.</param>
/// <param name="Change">What happened to that, in words.</param>
/// <param name="Suggestion">What to do.</param>
public sealed record OpenPlace(string File, int Line, ImpactSeverity Severity, string UpstreamSymbol, string Change, string Suggestion);
