namespace Main2Main.Git;

/// <summary>Questions that more than one stage asks of a repository. None of them writes.</summary>
public static class GitQueries
{
    /// <summary>What git calls the remote that a repository was cloned from.</summary>
    internal const string DefaultRemote = "origin";

    /// <summary>The commit that a revision names.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="revision">A branch, tag, abbreviated or full commit.</param>
    /// <returns>The full id, or null when the repository does not hold it.</returns>
    public static async Task<string?> ResolveAsync(this GitRepository repository, string revision)
    {
        var result = await repository.TryAsync(new GitCall("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"));
        return result.Succeeded ? result.Text : null;
    }

    /// <summary>The commit that a revision of the command line names.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="role">What the repository is: <c>upstream</c> or <c>downstream</c>.</param>
    /// <param name="revision">A branch, tag, abbreviated or full commit.</param>
    /// <param name="option">The option that names it, for the message.</param>
    /// <returns>The full id.</returns>
    /// <exception cref="Main2MainException">The repository does not hold it.</exception>
    internal static async Task<string> RequireAsync(this GitRepository repository, string role, string revision, string option) =>
        await repository.ResolveAsync(revision) ?? throw new Main2MainException(
            FailureKind.Repository,
            $"'{revision}' is not a commit of the {role} '{repository.Path}'.",
            $"fetch it, or name another with --{option}.");

    /// <summary>The commit that HEAD names.</summary>
    /// <param name="repository">The repository.</param>
    /// <returns>The full id.</returns>
    /// <exception cref="Main2MainException">The repository has no commit yet.</exception>
    public static async Task<string> HeadAsync(this GitRepository repository) =>
        await HeadFile.ReadAsync(repository) is { Commit: { } commit } ? commit : await repository.ResolveAsync("HEAD") ?? throw new Main2MainException(
            FailureKind.Repository,
            $"'{repository.Path}' has no commit yet.",
            "check out the branch that the work belongs to.");

    /// <summary>The branch that HEAD is on.</summary>
    /// <param name="repository">The repository.</param>
    /// <returns>The branch's short name, or null when HEAD is detached.</returns>
    public static async Task<string?> BranchAsync(this GitRepository repository)
    {
        if (await HeadFile.ReadAsync(repository) is { } head)
        {
            return head.Branch;
        }

        var result = await repository.TryAsync(new GitCall("symbolic-ref", "--quiet", "--short", "HEAD"));
        return result.Succeeded ? result.Text : null;
    }

    /// <summary>The remote that things are fetched from: the checked-out branch's, else <c>origin</c>, else the first there is.</summary>
    /// <param name="repository">The repository.</param>
    /// <returns>The remote's name; null where there is none.</returns>
    public static async Task<string?> RemoteAsync(this GitRepository repository)
    {
        var known = (await repository.RunAsync("listing the remotes", "remote")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var ours = await repository.BranchAsync() is { } branch
            ? (await repository.TryAsync(new GitCall("config", $"branch.{branch}.remote"))).Text
            : string.Empty;
        return Array.Find(known, name => name == ours) ?? Array.Find(known, name => name == DefaultRemote) ?? known.FirstOrDefault();
    }

    /// <summary>Whether one commit is another or its ancestor.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="ancestor">The older commit.</param>
    /// <param name="descendant">The newer commit.</param>
    /// <returns>True when it is.</returns>
    public static async Task<bool> IsAncestorAsync(this GitRepository repository, string ancestor, string descendant) =>
        (await repository.TryAsync(new GitCall("merge-base", "--is-ancestor", ancestor, descendant))).Succeeded;

    /// <summary>What differs between HEAD, index and working tree.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="untracked">Whether files that git neither tracks nor ignores count.</param>
    /// <returns>Paths, sorted by git.</returns>
    public static async Task<IReadOnlyList<string>> DirtyFilesAsync(this GitRepository repository, bool untracked)
    {
        // What lies untracked in a submodule, such as a build's products, is no change of the repository.
        const int Marks = 3;
        var status = await repository.TryAsync(new GitCall(
            "status", "--porcelain=v1", "-z", "--no-renames", "--ignore-submodules=untracked",
            untracked ? "--untracked-files=normal" : "--untracked-files=no"));
        return [.. GitText.SplitByNul(status.ThrowIfFailed("reading the state of the working tree").Output, Marks).Select(field => field[Marks..])];
    }
}
