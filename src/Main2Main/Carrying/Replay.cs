using System.Text;
using Main2Main.Git;

namespace Main2Main.Carrying;

/// <summary>Puts commits on another base as git objects: neither the working tree nor HEAD nor the index is touched.</summary>
/// <param name="downstream">The downstream.</param>
internal sealed class Replay(GitRepository downstream)
{
    private const string Doing = "putting a proposal's commit on the base";

    /// <summary>Puts a commit on a tip.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="tip">The tip.</param>
    /// <returns>The new commit, the tip itself where it holds all of it already; or the files that conflict.</returns>
    public async Task<(string? Commit, IReadOnlyList<string> Conflicts)> PutAsync(ProposedCommit commit, string tip)
    {
        if (commit.Parent == tip)
        {
            return (commit.Sha, []);
        }

        // git finds the common ancestor itself: the tip's tree as a child of the commit's own parent makes that parent the one.
        var stand = (await downstream.TryAsync(new GitCall("commit-tree", $"{tip}^{{tree}}", "-p", commit.Parent, "-m", "stands for the base")))
            .ThrowIfFailed(Doing).Text;
        var merge = await downstream.TryAsync(new GitCall("merge-tree", "--write-tree", "--name-only", "--no-messages", "-z", stand, commit.Sha));
        if (merge.ExitCode > 1)
        {
            _ = merge.ThrowIfFailed(Doing);
        }

        var fields = GitText.SplitByNul(merge.Output);
        if (merge.ExitCode == 1)
        {
            return (null, [.. fields.Skip(1).Distinct()]);
        }

        var tree = fields[0].Trim();
        return tree == await downstream.RunAsync(Doing, "rev-parse", $"{tip}^{{tree}}") ? (tip, []) : (await CommitAsync(commit, tree, tip), []);
    }

    private async Task<string> CommitAsync(ProposedCommit commit, string tree, string tip)
    {
        var call = new GitCall("commit-tree", tree, "-p", tip, "-F", "-")
        {
            Input = Encoding.UTF8.GetBytes(commit.Message),
            Environment = new Dictionary<string, string?> { ["GIT_AUTHOR_NAME"] = commit.AuthorName, ["GIT_AUTHOR_EMAIL"] = commit.AuthorMail, ["GIT_AUTHOR_DATE"] = commit.AuthorDate },
        };
        return (await downstream.TryAsync(call)).ThrowIfFailed(Doing).Text;
    }
}
