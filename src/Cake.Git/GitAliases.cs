using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Cake.Git.Internal;
using LibGit2Sharp;

namespace Cake.Git;

/// <summary>
/// Questions to git repositories: the reading half of the addin Cake.Git under its own names. Folders are taken relative to the
/// build's working directory; a folder that holds no repository is a <see cref="RepositoryNotFoundException"/>.
/// </summary>
[CakeAliasCategory("Git")]
public static partial class GitAliases
{
    /// <summary>The branch that HEAD is on.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <returns>The branch; its friendly name is <c>(no branch)</c> when HEAD is detached.</returns>
    /// <example><code>var branch = context.GitBranchCurrent("../vllm").FriendlyName;</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Branch")]
    public static GitBranch GitBranchCurrent(this ICakeContext context, DirectoryPath repositoryDirectoryPath) =>
        context.Ask(repositoryDirectoryPath, repository => new GitBranch(repository));

    /// <summary>All branches, those of remotes too.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <returns>The branches.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Branch")]
    public static ICollection<GitBranch> GitBranches(this ICakeContext context, DirectoryPath repositoryDirectoryPath) =>
        context.Ask(repositoryDirectoryPath, repository => repository.Branches.Select(branch => new GitBranch(repository, branch)).ToList());

    /// <summary>All tags, without the objects that they name.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <returns>The tags; what they name can be asked with <see cref="GitTags(ICakeContext, DirectoryPath, bool)"/> only.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Tag")]
    public static List<Tag> GitTags(this ICakeContext context, DirectoryPath repositoryDirectoryPath) =>
        context.GitTags(repositoryDirectoryPath, loadTargets: false);

    /// <summary>All tags.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="loadTargets">Whether what they name is read, so that it can be asked after the repository is closed.</param>
    /// <returns>The tags.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Tag")]
    public static List<Tag> GitTags(this ICakeContext context, DirectoryPath repositoryDirectoryPath, bool loadTargets) => context.Ask(repositoryDirectoryPath, repository =>
    {
        var tags = repository.Tags.ToList();
        if (loadTargets)
        {
            // What a tag names is read when it is first asked for, which is too late once the repository is closed.
            tags.ForEach(tag => _ = tag.Target);
        }

        return tags;
    });

    /// <summary>The remotes that a repository knows.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <returns>The remotes.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Remote")]
    public static IReadOnlyList<GitRemote> GitRemotes(this ICakeContext context, DirectoryPath repositoryDirectoryPath) =>
        context.Ask(
            repositoryDirectoryPath,
            repository => repository.Network.Remotes.Select(remote => new GitRemote(remote.Name, remote.PushUrl, remote.Url)).ToList());

    /// <summary>A remote by its name.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="remoteName">The name.</param>
    /// <returns>The remote; null when there is none of that name.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Remote")]
    public static GitRemote? GitRemote(this ICakeContext context, DirectoryPath repositoryDirectoryPath, string remoteName) =>
        context.GitRemotes(repositoryDirectoryPath).FirstOrDefault(remote => remote.Name == remoteName);
}
