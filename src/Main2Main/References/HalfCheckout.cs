using Main2Main.Git;

namespace Main2Main.References;

/// <summary>
/// Undoes a checkout of the upstream that was ended in the middle: it leaves files of the commit that it went to. Exactly those are put
/// back; what somebody has edited is none of them.
/// </summary>
/// <param name="session">The session.</param>
internal sealed class HalfCheckout(SyncSession session)
{
    /// <summary>Undoes it; nothing is done where no tracked file differs from HEAD.</summary>
    /// <param name="targets">The commits that the checkout may have gone to.</param>
    /// <returns>A task.</returns>
    public async Task UndoAsync(params IReadOnlyList<string> targets)
    {
        if ((await session.Upstream.DirtyFilesAsync(untracked: false)).Count == 0)
        {
            return;
        }

        var upstream = new WorkingTree(session.Upstream, session.Workspace.Scratch);
        var (head, standing) = (await session.Upstream.HeadAsync(), await upstream.SnapshotAsync());
        var changed = await upstream.ChangedFilesAsync(head, standing);
        foreach (var target in targets)
        {
            var written = changed.Except(await upstream.ChangedFilesAsync(target, standing)).ToList();
            await upstream.RestoreFilesAsync(await upstream.TreeOfAsync(head), written);
        }
    }
}
