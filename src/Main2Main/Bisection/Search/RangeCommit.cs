namespace Main2Main.Bisection.Search;

/// <summary>A commit of the searched range.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Files">The paths that it changes; of a merge, those that it changes on the line.</param>
internal sealed record RangeCommit(string Sha, string Subject, IReadOnlyList<string> Files)
{
    /// <summary>The commits that a merge brought, which are tried together with it.</summary>
    public IReadOnlyList<string> Brought { get; init; } = [];

    /// <summary>Whether it is a commit, or brought it.</summary>
    /// <param name="sha">The commit's full id.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(string sha) => sha == Sha || Brought.Contains(sha);
}
