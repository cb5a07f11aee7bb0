namespace Main2Main.Bisection;

/// <summary>A commit that may be the first bad one.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Pr">The number of the pull request that its subject names; null when it names none.</param>
/// <param name="ImpactRank">Its place among the commits that Impact blames, from 1; null when Impact does not blame it.</param>
public sealed record BisectCandidate(string Sha, string Subject, int? Pr, int? ImpactRank);
