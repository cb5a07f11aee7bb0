namespace Main2Main.Workspace;

/// <summary>A round that a divided leap failed in: the same tree is not run a second time at the same upstream commit.</summary>
/// <param name="Upstream">The upstream commit.</param>
/// <param name="Suites">Which suites were run: a digest of their names and commands.</param>
/// <param name="StepId">The step that the leap was.</param>
/// <param name="Folder">The folder in the step's that holds the leap's files.</param>
/// <param name="Round">The round, with the downstream's tree and its errors.</param>
public sealed record RedRound(string Upstream, string Suites, string StepId, string Folder, RoundState Round);
