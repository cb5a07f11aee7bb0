using Main2Main.Git;

namespace Main2Main.Watching;

/// <summary>
/// What a repository holds beside its files: HEAD, branches and tags, configuration, hooks, and the files that it neither tracks nor ignores.
/// </summary>
internal sealed class RepositoryRecord
{
    private readonly GitRepository repository;
    private readonly string role;
    private readonly string head;
    private readonly string? branch;
    private readonly IReadOnlyDictionary<string, string> references;
    private readonly HashSet<string>? untracked;
    private readonly HeldFiles files;

    private RepositoryRecord(GitRepository repository, string role, string head, string? branch, IReadOnlyDictionary<string, string> references, HashSet<string>? untracked, HeldFiles files) =>
        (this.repository, this.role, this.head, this.branch, this.references, this.untracked, this.files) = (
            repository, role, head, branch, references, untracked, files);

    /// <summary>Records a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="role"><c>upstream</c> or <c>downstream</c>, for messages.</param>
    /// <param name="mayGainFiles">Whether an adapter may leave new files in it.</param>
    /// <param name="store">Where copies are kept meanwhile.</param>
    /// <returns>The record.</returns>
    public static async Task<RepositoryRecord> TakeAsync(GitRepository repository, string role, bool mayGainFiles, string store)
    {
        var paths = await repository.RunAsync(
            "finding the configuration and the hooks",
            "rev-parse",
            "--path-format=absolute",
            "--git-path",
            "config",
            "--git-path",
            "hooks",
            "--git-path",
            "info");
        var watched = paths.Split('\n');
        return new RepositoryRecord(
            repository,
            role,
            await repository.HeadAsync(),
            await repository.BranchAsync(),
            await ReferencesAsync(repository),
            mayGainFiles ? null : [.. await UntrackedAsync(repository)],
            // A clearing up of git lists the references there for servers.
            HeldFiles.Take(watched, [Path.Combine(watched[^1], "refs")], store));
    }

    /// <summary>Whether HEAD names another commit or stands on another branch.</summary>
    /// <returns>Whether it does.</returns>
    public async Task<bool> HasMovedAsync() => await repository.HeadAsync() != head || await repository.BranchAsync() != branch;

    /// <summary>Puts HEAD back on its branch, whatever commit that is at.</summary>
    /// <returns>A task.</returns>
    public async Task PutBranchBackAsync()
    {
        if (await repository.BranchAsync() != branch)
        {
            string[] back = branch is null ? ["update-ref", "--no-deref", "HEAD", head] : ["symbolic-ref", "HEAD", $"refs/heads/{branch}"];
            _ = await repository.RunAsync("putting HEAD back on its branch after the adapter moved it", back);
        }
    }

    /// <summary>Puts HEAD back on its branch and commit. Working tree and index stay as they are.</summary>
    /// <param name="violations">Takes what differed.</param>
    /// <returns>A task.</returns>
    public async Task PutHeadBackAsync(Violations violations)
    {
        var (now, on) = (await repository.HeadAsync(), await repository.BranchAsync());
        if (now != head)
        {
            violations.Add($"it moved the {role}'s HEAD to {now}");
        }
        else if (on != branch)
        {
            violations.Add($"it moved the {role}'s HEAD to {(on is null ? "no branch" : $"the branch {on}")}");
        }

        await PutBranchBackAsync();
        if (await repository.HeadAsync() != head)
        {
            _ = await repository.RunAsync("moving HEAD back after the adapter moved it", "reset", "--quiet", "--soft", head);
        }
    }

    /// <summary>Puts everything else back; files that the adapter left are moved aside.</summary>
    /// <param name="violations">Takes what differed.</param>
    /// <param name="aside">Where files go that were not there.</param>
    /// <returns>A task.</returns>
    public async Task PutRestBackAsync(Violations violations, string aside)
    {
        violations.Add($"it changed branches, tags or the like of the {role}", await PutReferencesBackAsync());
        violations.Add($"it changed the configuration or the hooks of the {role}", files.PutBack(aside));
        var left = untracked is null ? [] : (await UntrackedAsync(repository)).Except(untracked).ToList();
        violations.Add($"it left files in the {role}", left);
        var spelt = left.ToLookup(GitText.IsText);
        foreach (var file in spelt[true])
        {
            HeldFiles.MoveAside(Path.Combine(repository.Path, file), aside);
        }

        await new WorkingTree(repository, aside).RemoveByGitAsync([.. spelt[false]], "taking away what the adapter left");
    }

    private async Task<IReadOnlyList<string>> PutReferencesBackAsync()
    {
        var now = await ReferencesAsync(repository);
        var changed = references.Keys.Union(now.Keys).Where(name => references.GetValueOrDefault(name) != now.GetValueOrDefault(name)).ToList();
        foreach (var name in changed)
        {
            string[] back = references.TryGetValue(name, out var commit) ? [name, commit] : ["-d", name];
            _ = await repository.RunAsync("putting a branch or tag back after the adapter changed it", ["update-ref", "--no-deref", .. back]);
        }

        return changed;
    }

    private static async Task<IReadOnlyDictionary<string, string>> ReferencesAsync(GitRepository repository)
    {
        var lines = await repository.RunAsync("reading branches and tags", "for-each-ref", "--format=%(objectname) %(refname)");
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2))
            .Where(pair => !pair[1].StartsWith(KeptHead.Folder, StringComparison.Ordinal))
            .ToDictionary(pair => pair[1], pair => pair[0], StringComparer.Ordinal);
    }

    private static Task<IReadOnlyList<string>> UntrackedAsync(GitRepository repository) =>
        repository.ListAsync("reading the files that are not tracked", "ls-files", "--others", "--exclude-standard", "-z");
}
