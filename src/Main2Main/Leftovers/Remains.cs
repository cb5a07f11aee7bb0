using Main2Main.Bisection.Places;
using Main2Main.Git;
using Main2Main.Programs;
using Main2Main.References;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Leftovers;

/// <summary>
/// Clears away what a killed run left beside its journal: processes, locks of git, scratch files, an upstream that a bisection had moved. The caller
/// holds the workspace's lock.
/// </summary>
/// <param name="session">The session.</param>
public sealed class Remains(SyncSession session)
{
    /// <summary>Clears it away.</summary>
    /// <returns>A task.</returns>
    public async Task ClearAsync()
    {
        var orphans = await new Orphans(session.Workspace.Root, session.Log).EndAsync();
        await BatchSuiteRunner.EndLeftAsync(session);
        if (Directory.Exists(session.Workspace.Scratch))
        {
            Directory.Delete(session.Workspace.Scratch, recursive: true);
        }

        var home = new UpstreamHome(session);
        var checkout = new NotedCheckout(session.Upstream, session.Log);
        var left = await checkout.FindAsync();
        if (orphans > 0 || IsRunUnderWay() || home.IsAway() || left is not null)
        {
            await new StaleLocks(session.Upstream, session.Log).RemoveAsync();
            await new StaleLocks(session.Downstream, session.Log).RemoveAsync();
        }

        if (left is not null)
        {
            using var hold = await RepositoryHold.TakeAsync(session);
            await checkout.UndoAsync(left);
        }

        var baseline = new BaselineReturn(session);
        var isAtBaseline = IsRunUnderWay() && baseline.IsAway();
        if (home.IsAway() || isAtBaseline)
        {
            using var hold = await RepositoryHold.TakeAsync(session);
            await home.PutBackAsync();
            if (isAtBaseline)
            {
                await baseline.PutBackAsync();
            }
        }
    }

    private bool IsRunUnderWay()
    {
        try
        {
            return session.Journal.Current is { Status: RunStatus.Running };
        }
        catch (Main2MainException)
        {
            // A journal that cannot be read is told by whoever needs it.
            return false;
        }
    }
}
