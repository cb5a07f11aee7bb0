namespace Main2Main.Impact;

/// <summary>A downstream file with findings.</summary>
/// <param name="Path">The path, relative to the repository's root.</param>
/// <param name="Score">How surely it needs a person, by its findings and by how often it was edited before; only comparable within one report.</param>
/// <param name="Severity">The worst severity of its findings.</param>
/// <param name="Usages">How many usages of the upstream the file has, touched or not.</param>
/// <param name="Tests">Files of tests of the configured suites that import or mention it, at most five.</param>
/// <param name="Findings">Its findings' names, the surest first.</param>
public sealed record ImpactedFile(string Path, double Score, ImpactSeverity Severity, int Usages, IReadOnlyList<string> Tests, IReadOnlyList<string> Findings);
