using Cake.Core;
using Cake.Core.Annotations;
using Cake.Core.IO;
using LibGit2Sharp;

namespace Main2Main.Frosting;

/// <summary>
/// Questions to a git repository, for tasks of your own. They take the place of Cake.Git, which does not load beside Cake 7;
/// they only read. Whatever Main2Main itself writes goes through the git CLI.
/// </summary>
[CakeAliasCategory("Git")]
public static class GitAliases
{
    /// <summary>The commit that HEAD names.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repository">The repository's folder.</param>
    /// <returns>The full id; null before the first commit.</returns>
    /// <example><code>var head = context.GitHead("../vllm");</code></example>
    [CakeMethodAlias]
    public static string? GitHead(this ICakeContext context, DirectoryPath repository) => Read(context, repository, git => git.Head.Tip?.Sha);

    /// <summary>The branch that HEAD is on.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repository">The repository's folder.</param>
    /// <returns>The branch's name; null when HEAD is detached.</returns>
    /// <example><code>var branch = context.GitBranch("../vllm");</code></example>
    [CakeMethodAlias]
    public static string? GitBranch(this ICakeContext context, DirectoryPath repository) =>
        Read(context, repository, git => git.Info.IsHeadDetached ? null : git.Head.FriendlyName);

    /// <summary>Whether a commit is another or its ancestor.</summary>
    /// <param name="context">The context.</param>
    /// <param name="repository">The repository's folder.</param>
    /// <param name="ancestor">The older commit, or a name of it.</param>
    /// <param name="descendant">The newer commit, or a name of it.</param>
    /// <returns>True when it is; false also when the repository holds one of them not.</returns>
    /// <example><code>if (context.GitIsAncestor("../vllm", pin, "HEAD")) { ... }</code></example>
    [CakeMethodAlias]
    public static bool GitIsAncestor(this ICakeContext context, DirectoryPath repository, string ancestor, string descendant) =>
        Read(context, repository, git =>
            git.Lookup<LibGit2Sharp.Commit>(ancestor) is { } older && git.Lookup<LibGit2Sharp.Commit>(descendant) is { } newer && git.ObjectDatabase.FindMergeBase(older, newer)?.Sha == older.Sha);

    private static T Read<T>(ICakeContext context, DirectoryPath repository, Func<Repository, T> question)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(repository);
        var folder = repository.MakeAbsolute(context.Environment).FullPath;
        try
        {
            using var git = new Repository(folder);
            return question(git);
        }
        catch (RepositoryNotFoundException exception)
        {
            throw new Main2MainException(FailureKind.Repository, $"'{folder}' is not a git repository.", "name a repository's folder.", exception);
        }
    }
}
