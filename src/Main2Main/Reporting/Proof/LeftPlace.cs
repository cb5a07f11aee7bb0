namespace Main2Main.Reporting.Proof;

/// <summary>A place of a step that is done which the last adapter left.</summary>
/// <param name="StepId">The step.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Why">Why it was left.</param>
public sealed record LeftPlace(string StepId, string File, int Line, string Why);
