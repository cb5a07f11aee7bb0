namespace Main2Main.Rollbacks;

/// <summary>The last pin that is known to be good, as it was proposed: rollback.json.</summary>
public sealed record RollbackReport
{
    /// <summary>The downstream commit that was checked out.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The upstream commit that it is pinned to.</summary>
    public required string From { get; init; }

    /// <summary>The upstream commit that the proposal is pinned to.</summary>
    public required string To { get; init; }

    /// <summary>Where CI has passed at that upstream commit; null where nobody remembers.</summary>
    public string? KnownGood { get; init; }

    /// <summary>Whether CI has passed the very tree that is proposed.</summary>
    public bool Verified { get; init; }

    /// <summary>The branch of the proposal.</summary>
    public required string Branch { get; init; }

    /// <summary>Its commit.</summary>
    public required string Commit { get; init; }

    /// <summary>The commits whose edits belong to newer pins, newest first.</summary>
    public required IReadOnlyList<TakenBack> TakenBack { get; init; }
}

/// <summary>A commit whose edits belong to a newer pin.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Patch">Where its edits are kept.</param>
/// <param name="Left">Files that were edited since, so that they stay as they are; empty where all of it was taken back.</param>
public sealed record TakenBack(string Commit, string Subject, string Patch, IReadOnlyList<string> Left);
