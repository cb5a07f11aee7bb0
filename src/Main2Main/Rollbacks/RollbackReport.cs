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
