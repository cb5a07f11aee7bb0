namespace Main2Main.Diagnosis;

/// <summary>An upstream commit of the step that may have caused an error.</summary>
public sealed record SuspectCommit
{
    /// <summary>The full id.</summary>
    public required string Sha { get; init; }

    /// <summary>The first line of its message.</summary>
    public required string Subject { get; init; }

    /// <summary>How well it explains the error; commits are ranked by it, behind the one that a bisection found.</summary>
    public required double Score { get; init; }

    /// <summary>Whether a bisection found that it is the first commit with the error.</summary>
    public bool Bisected { get; init; }

    /// <summary>The evidence, strongest first, up to 8.</summary>
    public required IReadOnlyList<CommitChange> Changes { get; init; }
}
