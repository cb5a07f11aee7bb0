using Main2Main.Git;

namespace Main2Main.Detection;

/// <summary>The upstream commit that is meant where nobody names one: the tip of the branch that HEAD is on, or was on before a run detached it.</summary>
/// <param name="upstream">The upstream; it may be bare.</param>
/// <param name="log">Where it is told which branch stands for a detached HEAD.</param>
internal sealed class UpstreamTarget(GitRepository upstream, IRunLog log)
{
    private const int NamedBranches = 10;

    /// <summary>Finds it.</summary>
    /// <param name="rememberedBranch">The branch that the workspace remembers; null when it remembers none.</param>
    /// <returns>The commit and the branch, which is null where it is a remote's.</returns>
    /// <exception cref="Main2MainException">HEAD is detached, and nothing tells which branch is meant.</exception>
    public async Task<(string Commit, string? Branch)> FindAsync(string? rememberedBranch)
    {
        var standing = upstream.HeadAsync();
        if (await upstream.BranchAsync() is { } branch)
        {
            return (await standing, branch);
        }

        var head = await standing;
        var kept = new KeptHead(upstream);
        Func<Task<(string Commit, string? Branch)?>> known = async () => await KnownAsync(await kept.BranchAsync() ?? rememberedBranch);
        Func<Task<(string Commit, string? Branch)?>>[] ways = await kept.IsWhereLeftAsync(head)
            ? [known, () => RemoteAsync(head)]
            : [() => RemoteAsync(head), known];
        return await ways[0]() ?? await ways[1]() ?? throw await AskAsync(head);
    }

    private async Task<(string Commit, string? Branch)?> KnownAsync(string? branch)
    {
        if (branch is null || await upstream.ResolveAsync(KeptHead.Branches + branch) is not { } tip)
        {
            return null;
        }

        log.Information($"The upstream's HEAD was detached by an earlier run; the target is its branch '{branch}'.");
        return (tip, branch);
    }

    private async Task<(string Commit, string? Branch)?> RemoteAsync(string head)
    {
        if (await RemoteDefaultAsync() is not { } remote)
        {
            return null;
        }

        log.Information($"The upstream's HEAD is detached at {head[..10]}; the target is the default branch of its remote, '{remote.Name}'.");
        return (remote.Commit, null);
    }

    private async Task<(string Commit, string Name)?> RemoteDefaultAsync()
    {
        var heads = await upstream.RunAsync(
            "looking for the remote's default branch",
            "for-each-ref",
            "--format=%(refname) %(symref:short) %(objectname)",
            "refs/remotes/*/HEAD",
            "refs/remotes/**/HEAD");
        var defaults = heads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Where(parts => parts[1].Length > 0)
            .DistinctBy(parts => parts[0]).ToList();
        var chosen = defaults.Count == 1 ? defaults[0] : defaults.Find(parts => parts[0] == "refs/remotes/origin/HEAD");
        return chosen is null ? null : (chosen[2], chosen[1]);
    }

    private async Task<Main2MainException> AskAsync(string head)
    {
        var listed = await upstream.RunAsync(
            "listing branches", "for-each-ref", $"--count={NamedBranches}", "--sort=-committerdate", "--format=%(refname:short)", "refs/heads", "refs/remotes");
        var branches = listed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new Main2MainException(
            FailureKind.Usage,
            $"the upstream '{upstream.Path}' stands detached at {head}, and nothing tells which commit is the target" +
            (branches.Length == 0 ? "." : $"; its branches: {string.Join(", ", branches)}."),
            $"name it: --to={(branches.Length == 0 ? "<branch>" : branches[0])} for a branch, --to={head[..10]} for the commit where it stands.");
    }
}
