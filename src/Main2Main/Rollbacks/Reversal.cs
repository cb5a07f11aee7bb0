using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Rollbacks;

/// <summary>Takes a commit out of a tree, as git objects alone.</summary>
/// <param name="session">The session.</param>
internal sealed class Reversal(SyncSession session)
{
    private const string Doing = "taking a commit's edits back";

    /// <summary>Takes it out; a file that was edited since stays as it is.</summary>
    /// <param name="commit">The commit; of a merge, what it brought to its first parent.</param>
    /// <param name="tree">The tree.</param>
    /// <returns>The new tree, and the files that stay as they are.</returns>
    public async Task<(string Tree, IReadOnlyList<string> Left)> TakeBackAsync(string commit, string tree)
    {
        // git finds the common ancestor itself: both sides as children of the commit make that one the ancestor.
        var (now, before) = (await ChildAsync(tree, commit), await ChildAsync($"{commit}^^{{tree}}", commit));
        var merge = await session.Downstream.TryAsync(new GitCall("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", now, before));
        if (merge.ExitCode > 1)
        {
            _ = merge.ThrowIfFailed(Doing);
        }

        var fields = GitText.SplitByNul(merge.Output);
        IReadOnlyList<string> left = merge.ExitCode == 0 ? [] : [.. fields.Skip(1).Distinct()];
        return (left.Count == 0 ? fields[0].Trim() : await WithAsync(fields[0].Trim(), tree, left), left);
    }

    private async Task<string> ChildAsync(string tree, string parent) =>
        (await session.Downstream.TryAsync(new GitCall("commit-tree", tree, "-p", parent, "-m", "stands for a side"))).ThrowIfFailed(Doing).Text;

    /// <summary>The merged tree, with some files as another tree has them.</summary>
    private async Task<string> WithAsync(string merged, string tree, IReadOnlyList<string> files)
    {
        var updates = new List<IReadOnlyList<string>>();
        foreach (var file in files)
        {
            var entry = (await session.Downstream.RunAsync(Doing, "ls-tree", "--full-tree", tree, "--", file)).Split(' ', '\t');
            updates.Add(entry.Length > 2 ? ["--add", "--cacheinfo", $"{entry[0]},{entry[2]},{file}"] : ["--force-remove", "--", file]);
        }

        return await new ObjectWriter(session.Downstream, session.Workspace.Scratch, Doing).TreeAsync(merged, updates);
    }
}
