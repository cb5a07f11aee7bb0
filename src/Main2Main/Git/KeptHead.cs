namespace Main2Main.Git;

/// <summary>
/// Where a repository's HEAD was before a run moved it, kept in the repository itself under a ref of ours, so that any later run knows it,
/// whatever its workspace. Each linked working tree has one of its own.
/// </summary>
/// <param name="repository">The repository.</param>
public sealed class KeptHead(GitRepository repository)
{
    /// <summary>The folder of our refs.</summary>
    public const string Folder = "refs/main2main/";

    /// <summary>The folder of branches.</summary>
    internal const string Branches = "refs/heads/";

    private const string Head = "head";
    private const string Left = "left";

    /// <summary>The branch that HEAD was on.</summary>
    /// <returns>Its short name; null when nothing is kept, or HEAD was on none.</returns>
    public async Task<string?> BranchAsync()
    {
        var kept = await repository.TryAsync(new GitCall("symbolic-ref", "--quiet", await NameAsync()));
        return kept.Succeeded && kept.Text.StartsWith(Branches, StringComparison.Ordinal) ? kept.Text[Branches.Length..] : null;
    }

    /// <summary>Keeps where HEAD is, before a run moves it. A HEAD that is detached already was most likely left by a run: what that kept stays.</summary>
    /// <param name="found">The branch that the run found HEAD on when it began; null for where HEAD is now.</param>
    /// <returns>A task.</returns>
    public async Task NoteAsync(string? found)
    {
        const string Doing = "keeping where HEAD was";
        var name = await NameAsync();
        if ((found ?? await repository.BranchAsync()) is { } branch)
        {
            _ = await repository.RunAsync(Doing, "symbolic-ref", name, Branches + branch);
        }
        else if (!(await repository.TryAsync(new GitCall("rev-parse", "--verify", "--quiet", name))).Succeeded)
        {
            _ = await repository.RunAsync(Doing, "update-ref", "--no-deref", name, "HEAD");
        }
    }

    /// <summary>Keeps the commit that a run moves HEAD to.</summary>
    /// <param name="commit">The commit.</param>
    /// <returns>A task.</returns>
    public async Task NoteLeftAsync(string commit) =>
        _ = await repository.RunAsync("keeping where HEAD is moved to", "update-ref", "--no-deref", await NameAsync(Left), commit);

    /// <summary>Whether a detached HEAD stands where a run left it: who moved it since may mean something else than what was kept.</summary>
    /// <param name="head">The commit that HEAD is at.</param>
    /// <returns>True when it does.</returns>
    public async Task<bool> IsWhereLeftAsync(string head) => await repository.ResolveAsync(await NameAsync(Left)) == head;

    private async Task<string> NameAsync(string name = Head)
    {
        var folders = await repository.PlaceAsync("finding git's own folder", "--git-dir", "--git-common-dir");
        return folders.Split('\n') is [var own, var common] && own != common ? $"{Folder}worktrees/{Path.GetFileName(own)}/{name}" : $"{Folder}{name}";
    }
}
