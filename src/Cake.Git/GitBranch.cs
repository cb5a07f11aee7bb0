using LibGit2Sharp;

namespace Cake.Git;

/// <summary>A branch.</summary>
public sealed class GitBranch
{
    /// <summary>Reads the branch that HEAD is on.</summary>
    /// <param name="repository">The repository.</param>
    /// <exception cref="ArgumentNullException">There is no repository.</exception>
    public GitBranch(Repository repository)
        : this(repository ?? throw new ArgumentNullException(nameof(repository)), repository.Head)
    {
    }

    internal GitBranch(Repository repository, Branch branch)
    {
        (CanonicalName, FriendlyName, IsRemote) = (branch.CanonicalName, branch.FriendlyName, branch.IsRemote);
        Tip = branch.Tip is { } tip ? new GitCommit(tip) : null;
        RemoteName = branch.RemoteName;
        Remotes = [.. repository.Network.Remotes.Select(remote => new GitRemote(remote.Name, remote.PushUrl, remote.Url))];
    }

    /// <summary>Its full name, <c>refs/heads/main</c>.</summary>
    public string CanonicalName { get; }

    /// <summary>Its short name; <c>(no branch)</c> when HEAD is detached.</summary>
    public string FriendlyName { get; }

    /// <summary>Its newest commit; null before the first.</summary>
    public GitCommit? Tip { get; }

    /// <summary>Whether it follows a branch of another repository.</summary>
    public bool IsRemote { get; }

    /// <summary>The name of the remote that it belongs to or tracks; null when there is none.</summary>
    public string? RemoteName { get; }

    /// <summary>The remotes that the repository knows.</summary>
    public List<GitRemote> Remotes { get; }

    /// <inheritdoc/>
    public override string ToString() => FriendlyName;
}
