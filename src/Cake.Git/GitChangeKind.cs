namespace Cake.Git;

/// <summary>What a diff says of a file. The values are LibGit2Sharp's.</summary>
public enum GitChangeKind
{
    /// <summary>Nothing.</summary>
    Unmodified = LibGit2Sharp.ChangeKind.Unmodified,

    /// <summary>The file is new.</summary>
    Added = LibGit2Sharp.ChangeKind.Added,

    /// <summary>The file is gone.</summary>
    Deleted = LibGit2Sharp.ChangeKind.Deleted,

    /// <summary>The content changed.</summary>
    Modified = LibGit2Sharp.ChangeKind.Modified,

    /// <summary>The path changed.</summary>
    Renamed = LibGit2Sharp.ChangeKind.Renamed,

    /// <summary>The file is a copy of another.</summary>
    Copied = LibGit2Sharp.ChangeKind.Copied,

    /// <summary>The file is ignored.</summary>
    Ignored = LibGit2Sharp.ChangeKind.Ignored,

    /// <summary>The file is not tracked.</summary>
    Untracked = LibGit2Sharp.ChangeKind.Untracked,

    /// <summary>A file became a link, or the other way round.</summary>
    TypeChanged = LibGit2Sharp.ChangeKind.TypeChanged,

    /// <summary>The file cannot be read.</summary>
    Unreadable = LibGit2Sharp.ChangeKind.Unreadable,

    /// <summary>The file is in conflict.</summary>
    Conflicted = LibGit2Sharp.ChangeKind.Conflicted,
}
