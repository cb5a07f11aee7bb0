using Main2Main.Git;
using Main2Main.Publishing;
using Main2Main.Workspace;

namespace Main2Main.Cadence;

/// <summary>Looks whether a proposal was merged, as far as the downstream's clone knows.</summary>
internal static class MergeWatch
{
    /// <summary>Whether the base holds a proposal: its commits, or under other ids all that they do.</summary>
    /// <param name="session">The session.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="head">Its last commit.</param>
    /// <returns>True when it does.</returns>
    public static async Task<bool> IsMergedAsync(SyncSession session, Publication proposal, string head)
    {
        if (proposal.Status == PublicationStatus.Merged)
        {
            return true;
        }

        if (await session.Downstream.ResolveAsync($"refs/remotes/{proposal.Remote}/{proposal.Base}") is not { } tip
            || await session.Downstream.ResolveAsync(head) is null)
        {
            return false;
        }

        if (await session.Downstream.IsAncestorAsync(head, tip))
        {
            return true;
        }

        // Squashed or rebased: what the proposal changed is there as the proposal has it.
        var parting = await session.Downstream.TryAsync(new GitCall("merge-base", head, tip));
        if (!parting.Succeeded || parting.Text == tip)
        {
            return false;
        }

        var merge = await session.Downstream.TryAsync(new GitCall("merge-tree", "--write-tree", "--no-messages", tip, head));
        return merge.Succeeded && merge.Text == await session.Downstream.RunAsync("reading the base's tree", "rev-parse", $"{tip}^{{tree}}");
    }
}
