using Main2Main.Workspace;

namespace Main2Main.Reporting.Page;

/// <summary>An upstream commit of a step.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Url">Its address; null when the upstream's page is not known.</param>
/// <param name="Pr">The number of its pull request; null when its subject names none.</param>
/// <param name="PrUrl">The address of its pull request; null when one is not known.</param>
/// <param name="Findings">How many findings it explains.</param>
internal sealed record CommitLine(PlannedCommit Commit, string? Url, int? Pr, string? PrUrl, int Findings);
