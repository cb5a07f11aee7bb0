using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Detection;

/// <summary>What must hold of a repository before a stage works on it.</summary>
public static class RepositoryChecks
{
    private const int NamedFiles = 10;

    /// <summary>Requires a repository with a working tree whose root is the given folder.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="role"><c>upstream</c> or <c>downstream</c>, for the message.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The folder is missing, no repository, bare, or a sub-folder of one.</exception>
    public static async Task RequireWorkTreeAsync(GitRepository repository, string role)
    {
        var remedy = $"name the {role}'s checkout with --{role}, or clone it there.";
        if (!Directory.Exists(repository.Path))
        {
            throw new Main2MainException(FailureKind.Repository, $"the {role} '{repository.Path}' does not exist.", remedy);
        }

        var answer = await repository.TryAsync(new GitCall("rev-parse", "--is-bare-repository", "--show-cdup"));
        var lines = answer.Text.Split('\n');
        if (answer.Succeeded && lines[0] == "true")
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the {role} '{repository.Path}' is a bare repository: it has no working tree to check commits out in.",
                $"clone it (git clone {repository.Path} <folder>) and name the clone with --{role}.");
        }

        if (!answer.Succeeded)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the {role} '{repository.Path}' is not a git repository (git said: {answer.Error.Trim()}).",
                remedy);
        }

        if (lines.Length > 1 && lines[1].Length > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the {role} '{repository.Path}' is a folder inside a repository, not its root.",
                $"name the root with --{role}.");
        }
    }

    /// <summary>Requires a repository, with or without a working tree.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="role"><c>upstream</c> or <c>downstream</c>, for the message.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The folder is missing, or no repository.</exception>
    public static async Task RequireRepositoryAsync(GitRepository repository, string role)
    {
        var answer = Directory.Exists(repository.Path) ? await repository.TryAsync(new GitCall("rev-parse", "--git-dir")) : null;
        if (answer?.Succeeded != true)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                answer is null
                    ? $"the {role} '{repository.Path}' does not exist."
                    : $"the {role} '{repository.Path}' is not a git repository (git said: {answer.Error.Trim()}).",
                $"name the {role}'s repository with --{role}.");
        }
    }

    /// <summary>Requires that nothing is changed in a working tree.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="role"><c>upstream</c> or <c>downstream</c>, for the message.</param>
    /// <param name="untracked">Whether files that git neither tracks nor ignores count too.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">Something is changed; the message names up to ten files.</exception>
    public static async Task RequireCleanAsync(GitRepository repository, string role, bool untracked)
    {
        RequireNone(await repository.DirtyFilesAsync(untracked), repository, role);
    }

    /// <summary>Requires that nothing is changed in the downstream, but for what suites were prepared with.</summary>
    /// <param name="session">The session.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">Something is changed; the message names up to ten files.</exception>
    public static async Task RequireCleanDownstreamAsync(SyncSession session) =>
        RequireNone(await session.Tree.DirtyFilesAsync(), session.Downstream, "downstream");

    private static void RequireNone(IReadOnlyList<string> dirty, GitRepository repository, string role)
    {
        if (dirty.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the {role} '{repository.Path}' has uncommitted changes: {Name(dirty)}.",
                "commit, stash or remove them, then run the same command again.");
        }
    }

    /// <summary>Whether a repository's history is cut off.</summary>
    /// <param name="repository">The repository.</param>
    /// <returns>True when it is shallow.</returns>
    public static async Task<bool> IsShallowAsync(GitRepository repository) =>
        await repository.RunAsync("asking whether the history is cut off", "rev-parse", "--is-shallow-repository") == "true";

    /// <summary>Up to ten of the files, as a message names them.</summary>
    /// <param name="files">The files.</param>
    /// <returns>A list in one line.</returns>
    public static string Name(IReadOnlyList<string> files) =>
        string.Join(", ", files.Take(NamedFiles).Select(file => $"'{file.Replace("\n", "\\n", StringComparison.Ordinal)}'")) +
        (files.Count > NamedFiles ? $" and {files.Count - NamedFiles} more" : string.Empty);
}
