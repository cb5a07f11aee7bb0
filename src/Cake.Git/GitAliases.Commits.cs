using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Git.Internal;
using LibGit2Sharp;

namespace Cake.Git;

/// <content>Commits.</content>
public static partial class GitAliases
{
    /// <summary>The commit that HEAD names.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <returns>The commit.</returns>
    /// <exception cref="NotFoundException">There is no commit yet.</exception>
    /// <example><code>var head = context.GitLogTip("../vllm").Sha;</code></example>
    [CakeMethodAlias]
    [CakeAliasCategory("Log")]
    public static GitCommit GitLogTip(this ICakeContext context, DirectoryPath repositoryDirectoryPath) =>
        context.Ask(repositoryDirectoryPath, repository => new GitCommit(repository.Commit("HEAD")));

    /// <summary>The newest commits, newest first.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="count">How many at most.</param>
    /// <returns>The commits.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Log")]
    public static ICollection<GitCommit> GitLog(this ICakeContext context, DirectoryPath repositoryDirectoryPath, int count) =>
        context.Ask(repositoryDirectoryPath, repository => repository.Commits.Take(count).Select(commit => new GitCommit(commit)).ToList());

    /// <summary>The commits since one, that one included, newest first.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="sinceCommitId">The oldest commit.</param>
    /// <returns>The commits.</returns>
    /// <exception cref="NotFoundException">The repository does not hold it.</exception>
    [CakeMethodAlias]
    [CakeAliasCategory("Log")]
    public static ICollection<GitCommit> GitLog(this ICakeContext context, DirectoryPath repositoryDirectoryPath, string sinceCommitId) =>
        context.Ask(repositoryDirectoryPath, repository => Reachable(repository, [.. repository.Commit(sinceCommitId).Parents]));

    /// <summary>The commits since a tag, that of the tag not included, newest first.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="sinceTag">The tag.</param>
    /// <returns>The commits.</returns>
    /// <exception cref="NotFoundException">There is no such tag.</exception>
    [CakeMethodAlias]
    [CakeAliasCategory("Log")]
    public static ICollection<GitCommit> GitLogTag(this ICakeContext context, DirectoryPath repositoryDirectoryPath, string sinceTag)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sinceTag);
        return context.Ask(repositoryDirectoryPath, repository => repository.Tags[sinceTag] is { } tag
            ? Reachable(repository, [tag.PeeledTarget])
            : throw new NotFoundException($"'{repository.Info.Path}' holds no tag '{sinceTag}'."));
    }

    /// <summary>A commit by its id or another name of it.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="commitId">The name.</param>
    /// <returns>The commit.</returns>
    /// <exception cref="NotFoundException">The repository does not hold it.</exception>
    [CakeMethodAlias]
    [CakeAliasCategory("Log")]
    public static GitCommit GitLogLookup(this ICakeContext context, DirectoryPath repositoryDirectoryPath, string commitId) =>
        context.Ask(repositoryDirectoryPath, repository => new GitCommit(repository.Commit(commitId)));

    /// <summary>The shortest form of a commit's id that is still unique.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="minimalLength">The least number of digits; git's own default when null.</param>
    /// <returns>The short id.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Commit")]
    public static string GitShortenSha(this ICakeContext context, DirectoryPath repositoryDirectoryPath, GitCommit commit, int? minimalLength = null)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return context.Ask(repositoryDirectoryPath, repository => minimalLength is { } length
            ? repository.ObjectDatabase.ShortenObjectId(repository.Commit(commit.Sha), length)
            : repository.ObjectDatabase.ShortenObjectId(repository.Commit(commit.Sha)));
    }

    /// <summary>HEAD by the nearest annotated tag, as <c>git describe</c> says it.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <returns>The description; empty, with a warning, when nothing describes it.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Describe")]
    public static string GitDescribe(this ICakeContext context, DirectoryPath repositoryDirectoryPath) =>
        context.GitDescribe(repositoryDirectoryPath, GitDescribeStrategy.Default);

    /// <summary>HEAD by the nearest reference of some kind.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="strategy">The kind.</param>
    /// <returns>The description; empty, with a warning, when nothing describes it.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Describe")]
    public static string GitDescribe(this ICakeContext context, DirectoryPath repositoryDirectoryPath, GitDescribeStrategy strategy) =>
        context.GitDescribe(repositoryDirectoryPath, renderLongFormat: false, strategy);

    /// <summary>HEAD by the nearest reference of some kind.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="renderLongFormat">Whether distance and id are told at the reference itself too.</param>
    /// <param name="strategy">The kind.</param>
    /// <returns>The description; empty, with a warning, when nothing describes it.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Describe")]
    public static string GitDescribe(this ICakeContext context, DirectoryPath repositoryDirectoryPath, bool renderLongFormat, GitDescribeStrategy strategy) =>
        context.GitDescribe(repositoryDirectoryPath, renderLongFormat, strategy, minimumCommitIdAbbreviatedSize: null);

    /// <summary>HEAD by the nearest reference of some kind.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="renderLongFormat">Whether distance and id are told at the reference itself too.</param>
    /// <param name="strategy">The kind.</param>
    /// <param name="minimumCommitIdAbbreviatedSize">The least number of the id's digits.</param>
    /// <returns>The description; empty, with a warning, when nothing describes it.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Describe")]
    public static string GitDescribe(
        this ICakeContext context, DirectoryPath repositoryDirectoryPath, bool renderLongFormat, GitDescribeStrategy strategy, int? minimumCommitIdAbbreviatedSize) =>
        context.GitDescribe(repositoryDirectoryPath, "HEAD", renderLongFormat, strategy, minimumCommitIdAbbreviatedSize);

    /// <summary>A commit by the nearest reference of some kind.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repositoryDirectoryPath">The repository's folder.</param>
    /// <param name="commitishName">The commit, or a name of it.</param>
    /// <param name="renderLongFormat">Whether distance and id are told at the reference itself too.</param>
    /// <param name="strategy">The kind.</param>
    /// <param name="minimumCommitIdAbbreviatedSize">The least number of the id's digits.</param>
    /// <returns>The description; empty, with a warning, when nothing describes it.</returns>
    [CakeMethodAlias]
    [CakeAliasCategory("Describe")]
    public static string GitDescribe(
        this ICakeContext context,
        DirectoryPath repositoryDirectoryPath,
        string commitishName,
        bool renderLongFormat,
        GitDescribeStrategy strategy,
        int? minimumCommitIdAbbreviatedSize) => context.Ask(repositoryDirectoryPath, repository =>
    {
        var options = new DescribeOptions { AlwaysRenderLongFormat = renderLongFormat, Strategy = (DescribeStrategy)strategy };
        if (minimumCommitIdAbbreviatedSize is { } digits)
        {
            options.MinimumCommitIdAbbreviatedSize = digits;
        }

        try
        {
            return repository.Describe(repository.Commit(commitishName), options);
        }
        catch (LibGit2SharpException exception)
        {
            context.Log.Warning("'{0}' cannot be described: {1}", commitishName, exception.Message);
            return string.Empty;
        }
    });

    private static List<GitCommit> Reachable(Repository repository, object[] exclude) =>
        [.. repository.Commits.QueryBy(new CommitFilter { IncludeReachableFrom = repository.Head, ExcludeReachableFrom = exclude }).Select(commit => new GitCommit(commit))];
}
