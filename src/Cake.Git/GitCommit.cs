namespace Cake.Git;

/// <summary>A commit.</summary>
public sealed class GitCommit
{
    /// <summary>The id of the empty tree; a diff since it begins with nothing.</summary>
    public const string RootCommit = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    internal GitCommit(LibGit2Sharp.Commit commit) => (Sha, Author, Committer, Message, MessageShort) =
        (commit.Sha, new GitSignature(commit.Author), new GitSignature(commit.Committer), commit.Message, commit.MessageShort);

    /// <summary>Its full id.</summary>
    public string Sha { get; }

    /// <summary>Who wrote it.</summary>
    public GitSignature Author { get; }

    /// <summary>Who committed it.</summary>
    public GitSignature Committer { get; }

    /// <summary>Its whole message.</summary>
    public string Message { get; }

    /// <summary>The first line of its message.</summary>
    public string MessageShort { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Sha} {MessageShort}";
}
