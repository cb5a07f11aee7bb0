namespace Main2Main.Planning;

/// <summary>A commit of the upstream and the files that it changes.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Files">Its files; empty for a merge.</param>
public sealed record UpstreamCommit(string Sha, string Subject, IReadOnlyList<ChangedFile> Files)
{
    /// <summary>When it was committed.</summary>
    public DateTimeOffset? CommittedAt { get; init; }
}
