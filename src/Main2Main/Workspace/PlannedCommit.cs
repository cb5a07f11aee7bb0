namespace Main2Main.Workspace;

/// <summary>A commit in steps.json.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record PlannedCommit(string Sha, string Subject)
{
    /// <summary>When it was committed; null in plans of an older version.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>Its changed lines in the upstream's package; 0 for one that a merge brought, whose lines count as the merge's.</summary>
    public int SourceLines { get; init; }

    /// <summary>The merge that brought it to the target's first-parent line; null for a commit of the line itself.</summary>
    public string? MergedBy { get; init; }
}
