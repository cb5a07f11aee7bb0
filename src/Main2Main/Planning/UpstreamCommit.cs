using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>A commit of the target's first-parent line and the files that it changes.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Files">Its files; those of a merge are what it changes on the line.</param>
public sealed record UpstreamCommit(string Sha, string Subject, IReadOnlyList<ChangedFile> Files)
{
    /// <summary>When it was committed.</summary>
    public DateTimeOffset? CommittedAt { get; init; }

    /// <summary>The commits that it brought to the line, when it is a merge; oldest first, each after its parents.</summary>
    public IReadOnlyList<PlannedCommit> Brought { get; init; } = [];
}

/// <summary>A file that a commit changes.</summary>
/// <param name="Path">The path; a renamed file counts as two.</param>
/// <param name="Lines">Added plus deleted lines; 0 for a binary file.</param>
public sealed record ChangedFile(string Path, int Lines);
