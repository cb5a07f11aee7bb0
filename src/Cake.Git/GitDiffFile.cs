using LibGit2Sharp;

namespace Cake.Git;

/// <summary>A file in a diff.</summary>
public sealed class GitDiffFile
{
    internal GitDiffFile(TreeEntryChanges change) => (Path, OldPath, Status, Exists, OldExists) =
        (change.Path, change.OldPath, (GitChangeKind)change.Status, change.Exists, change.OldExists);

    /// <summary>Its path after the change, from the repository's root.</summary>
    public string Path { get; }

    /// <summary>Its path before the change.</summary>
    public string OldPath { get; }

    /// <summary>What happened to it.</summary>
    public GitChangeKind Status { get; }

    /// <summary>Whether it exists after the change.</summary>
    public bool Exists { get; }

    /// <summary>Whether it existed before the change.</summary>
    public bool OldExists { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Status} {Path}";
}
