namespace Main2Main.Impact;

/// <summary>A place that did not fit the upstream before the range already: the range is not to blame.</summary>
/// <param name="DownstreamFile">The downstream file, relative to the repository's root.</param>
/// <param name="Line">The line.</param>
/// <param name="UpstreamSymbol">The dotted name that it uses.</param>
/// <param name="Problem">What does not fit, in words.</param>
public sealed record DebtPlace(string DownstreamFile, int Line, string UpstreamSymbol, string Problem);
