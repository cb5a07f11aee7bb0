using Main2Main.Git;

namespace Main2Main.Workspace;

/// <summary>
/// The command that brings a repository back to the branch and commit that a run left it at. It detaches nothing, loses no commit and is not
/// refused for the run's own uncommitted edit.
/// </summary>
/// <param name="repository">The repository.</param>
internal sealed class WayBack(GitRepository repository)
{
    /// <summary>The command for a repository as it stands now.</summary>
    /// <param name="expected">The commit that the run left.</param>
    /// <param name="branch">The branch that it was on; null when HEAD was detached, or the branch is not known.</param>
    /// <returns>One line for a shell.</returns>
    public async Task<string> CommandAsync(string expected, string? branch)
    {
        var head = await repository.HeadAsync();
        var tip = branch is null ? head : await repository.ResolveAsync(KeptHead.Branches + branch) ?? expected;
        var keepsEdit = await MeetsEditAsync(head, expected);
        var commands = new List<string>();
        foreach (var left in new[] { head, tip }.Distinct(StringComparer.Ordinal))
        {
            if (!await IsKeptAsync(left, expected, branch))
            {
                commands.Add(Line("branch", $"main2main-found-{left[..10]}", left));
            }
        }

        if (branch is not null && branch != await repository.BranchAsync())
        {
            commands.Add(keepsEdit ? Line("symbolic-ref", "HEAD", KeptHead.Branches + branch) : Line("checkout", "--quiet", branch));
        }

        if (keepsEdit || tip != expected)
        {
            commands.Add(keepsEdit ? Line("reset", "--quiet", expected) : Line("reset", "--quiet", "--keep", expected));
        }

        return string.Join(" && ", commands);
    }

    private string Line(params string[] words) => ShellWords.Join(["git", "-C", repository.Path, .. words]);

    /// <summary>Whether the way back crosses a file that is edited: then files stay as they are, and the run puts its own edit back itself.</summary>
    private async Task<bool> MeetsEditAsync(string head, string expected)
    {
        var edited = await repository.DirtyFilesAsync(untracked: true);
        return (await repository.ListAsync("comparing two commits", "diff-tree", "-r", "-z", "--name-only", "--no-renames", head, expected))
            .Intersect(edited).Any();
    }

    /// <summary>Whether a commit is found again afterwards without a name of its own.</summary>
    private async Task<bool> IsKeptAsync(string commit, string expected, string? branch)
    {
        if (await repository.IsAncestorAsync(commit, expected))
        {
            return true;
        }

        var holding = await repository.RunAsync(
            "looking for branches that hold a commit",
            "for-each-ref",
            "--format=%(refname)",
            $"--contains={commit}",
            "refs/heads",
            "refs/tags",
            "refs/remotes");
        return holding.Split('\n', StringSplitOptions.RemoveEmptyEntries).Any(name => name != KeptHead.Branches + (branch ?? string.Empty));
    }
}
