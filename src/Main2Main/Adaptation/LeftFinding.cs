namespace Main2Main.Adaptation;

/// <summary>A place that an adapter left to the next one.</summary>
/// <param name="Finding">The finding of impact.json; null when none names the place.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Why">Why it is left.</param>
public sealed record LeftFinding(string? Finding, string File, int Line, string Why);
