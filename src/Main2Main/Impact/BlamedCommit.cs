namespace Main2Main.Impact;

/// <summary>An upstream commit that made changes which the downstream depends on.</summary>
/// <param name="Sha">The full commit.</param>
/// <param name="Pr">The number of the pull request that its subject names; null when it names none.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Score">How much of the report it explains; only comparable within one report.</param>
/// <param name="Findings">The findings that it explains.</param>
public sealed record BlamedCommit(string Sha, int? Pr, string Subject, double Score, IReadOnlyList<string> Findings);
