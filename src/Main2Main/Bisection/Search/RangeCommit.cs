namespace Main2Main.Bisection.Search;

/// <summary>A commit of the searched range.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Files">The paths that it changes; empty for a merge.</param>
internal sealed record RangeCommit(string Sha, string Subject, IReadOnlyList<string> Files);
