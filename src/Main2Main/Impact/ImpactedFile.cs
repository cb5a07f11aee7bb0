namespace Main2Main.Impact;

/// <summary>A downstream file with findings.</summary>
/// <param name="Path">The path, relative to the repository's root.</param>
/// <param name="Score">How surely it needs a person among the files of its severity; only comparable within one report.</param>
/// <param name="Severity">The worst severity of its findings.</param>
/// <param name="Usages">How many usages of the upstream the file has, touched or not.</param>
/// <param name="Findings">Its findings' names, the surest first.</param>
public sealed record ImpactedFile(string Path, double Score, ImpactSeverity Severity, int Usages, IReadOnlyList<string> Findings);
