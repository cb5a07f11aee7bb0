using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using Cake.Git.Internal;
using LibGit2Sharp;

namespace Cake.Git;

/// <content>Trees, the index and folders.</content>
public static partial class GitAliases
{
    /// <summary>All files of HEAD, as a diff from nothing.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <returns>The files.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Diff")]
    public static ICollection<GitDiffFile> GitDiff(this ICakeContext context, DirectoryPath repositoryDirectoryPath) =>
        context.GitDiff(repositoryDirectoryPath, Git.GitCommit.RootCommit);

    /// <summary>The files that differ between a commit and HEAD.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="sinceCommitId">The older commit; <see cref="Git.GitCommit.RootCommit"/> for nothing.</param>
    /// <returns>The files.</returns>
    /// <exception cref="NotFoundException">The repository does not hold it.</exception>
    [CakeMethodAlias]
    [CakeAliasCategory("Diff")]
    public static ICollection<GitDiffFile> GitDiff(this ICakeContext context, DirectoryPath repositoryDirectoryPath, string sinceCommitId) =>
        context.GitDiff(repositoryDirectoryPath, sinceCommitId, "HEAD");

    /// <summary>The files that differ between two commits.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="sinceCommitId">The older commit; <see cref="Git.GitCommit.RootCommit"/> for nothing.</param>
    /// <param name="toCommitId">The newer commit.</param>
    /// <returns>The files.</returns>
    /// <exception cref="NotFoundException">The repository does not hold one of them.</exception>
    [CakeMethodAlias]
    [CakeAliasCategory("Diff")]
    public static ICollection<GitDiffFile> GitDiff(this ICakeContext context, DirectoryPath repositoryDirectoryPath, string sinceCommitId, string toCommitId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sinceCommitId);
        return context.Ask(repositoryDirectoryPath, repository =>
        {
            var older = sinceCommitId == Git.GitCommit.RootCommit ? null : repository.Commit(sinceCommitId).Tree;
            using var changes = repository.Diff.Compare<TreeChanges>(older, repository.Commit(toCommitId).Tree);
            return changes.Select(change => new GitDiffFile(change)).ToList();
        });
    }

    /// <summary>Whether the working tree differs from HEAD: changes, staged or not, and untracked files.</summary>
    /// <param name="context">The context.</param>
    /// <param name="path">The repository's folder.</param>
    /// <returns>Whether it does. The name is spelled as the addin spells it.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Repository")]
    public static bool GitHasUncommitedChanges(this ICakeContext context, DirectoryPath path) =>
        context.Ask(path, repository => repository.RetrieveStatus().IsDirty);

    /// <summary>Whether the index differs from HEAD by changed files.</summary>
    /// <param name="context">The context.</param>
    /// <param name="path">The repository's folder.</param>
    /// <returns>Whether it does.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Repository")]
    public static bool GitHasStagedChanges(this ICakeContext context, DirectoryPath path) =>
        context.Ask(path, repository => repository.RetrieveStatus().Staged.Any());

    /// <summary>Whether there are files that git does not track and is not told to ignore.</summary>
    /// <param name="context">The context.</param>
    /// <param name="path">The repository's folder.</param>
    /// <returns>Whether there are.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Repository")]
    public static bool GitHasUntrackedFiles(this ICakeContext context, DirectoryPath path) =>
        context.Ask(path, repository => repository.RetrieveStatus().Untracked.Any());

    /// <summary>Whether a folder is a repository, its root or its .git folder.</summary>
    /// <param name="context">The context.</param>
    /// <param name="path">The folder.</param>
    /// <returns>Whether it is.</returns>
    /// <exception cref="RepositoryNotFoundException">The folder does not exist.</exception>
    [CakeMethodAlias]
    [CakeAliasCategory("Repository")]
    public static bool GitIsValidRepository(this ICakeContext context, DirectoryPath path) =>
        Repository.IsValid(RepositoryQuestions.Absolute(context, path).FullPath);

    /// <summary>The root of the working tree that a folder lies in.</summary>
    /// <param name="context">The context.</param>
    /// <param name="path">The folder.</param>
    /// <returns>The root; of a bare repository its own folder.</returns>
    /// <exception cref="RepositoryNotFoundException">The folder does not exist, or lies in no repository.</exception>
    [CakeMethodAlias]
    [CakeAliasCategory("Repository")]
    public static DirectoryPath GitFindRootFromPath(this ICakeContext context, DirectoryPath path)
    {
        var folder = RepositoryQuestions.Absolute(context, path);
        var found = Repository.Discover(folder.FullPath) ?? throw new RepositoryNotFoundException($"'{folder}' lies in no git repository.");
        using var repository = new Repository(found);
        return new DirectoryPath(repository.Info.WorkingDirectory ?? repository.Info.Path);
    }
}
