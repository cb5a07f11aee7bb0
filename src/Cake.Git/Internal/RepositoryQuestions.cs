using Cake.Core;
using Cake.Core.IO;
using LibGit2Sharp;

namespace Cake.Git.Internal;

/// <summary>Opens a repository for one question.</summary>
internal static class RepositoryQuestions
{
    /// <summary>Asks a repository.</summary>
    /// <param name="context">The context.</param>
    /// <param name="folder">The repository's folder.</param>
    /// <param name="question">The question.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RepositoryNotFoundException">The folder holds no repository.</exception>
    public static T Ask<T>(this ICakeContext context, DirectoryPath folder, Func<Repository, T> question)
    {
        using var repository = new Repository(Absolute(context, folder).FullPath);
        return question(repository);
    }

    /// <summary>The full path of a folder that must exist.</summary>
    /// <param name="context">The context.</param>
    /// <param name="folder">The folder, as given.</param>
    /// <returns>The path.</returns>
    /// <exception cref="RepositoryNotFoundException">The folder does not exist.</exception>
    public static DirectoryPath Absolute(ICakeContext context, DirectoryPath folder)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(folder);
        var path = folder.MakeAbsolute(context.Environment);
        return context.FileSystem.GetDirectory(path).Exists ? path : throw new RepositoryNotFoundException($"The folder '{path}' does not exist.");
    }

    /// <summary>A commit by its id, a tag, a branch or an expression such as <c>HEAD~2</c>.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="name">The name.</param>
    /// <returns>The commit.</returns>
    /// <exception cref="NotFoundException">The repository does not hold it.</exception>
    public static Commit Commit(this Repository repository, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return repository.Lookup<Commit>(name) ?? throw new NotFoundException($"'{repository.Info.Path}' holds no commit '{name}'.");
    }
}
