using Main2Main.Detection;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.References;
using Main2Main.Workspace;

namespace Main2Main.Bisection.Places;

/// <summary>
/// Puts both repositories back to where they were before a bisection: the upstream's HEAD, on its branch where it was on one, and what a
/// suite that was killed left in the downstream. Whoever claims the workspace next does it for a bisection that was killed.
/// </summary>
/// <param name="session">The session.</param>
internal sealed class UpstreamHome(SyncSession session)
{
    /// <summary>Whether a bisection has moved the upstream and not put it back.</summary>
    /// <returns>True when it has.</returns>
    public bool IsAway() => Moved() is not null;

    /// <summary>Notes where HEAD is, before it is moved for the first time.</summary>
    /// <param name="journal">The journal.</param>
    /// <returns>A task.</returns>
    public async Task NoteAsync(BisectJournal journal)
    {
        if (journal.Current.UpstreamHead is null)
        {
            await new KeptHead(session.Upstream).NoteAsync(found: null);
            journal.Save(journal.Current with { UpstreamHead = await session.Upstream.HeadAsync(), UpstreamBranch = await session.Upstream.BranchAsync() });
        }
    }

    /// <summary>Puts both back; nothing is done where nothing is moved. A checkout that somebody else has moved since is left alone.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The upstream has uncommitted changes, or git refuses.</exception>
    public async Task PutBackAsync()
    {
        if (Moved() is not { UpstreamHead: { } home } state)
        {
            return;
        }

        await PutDownstreamBackAsync(state);
        await new HalfCheckout(session).UndoAsync([.. new[] { state.Probing, state.UpstreamHead }.OfType<string>()]);
        var (head, branch) = (await session.Upstream.HeadAsync(), await session.Upstream.BranchAsync());
        var isMoved = branch != state.UpstreamBranch || head != home;
        if (isMoved && branch is null && Visited(state).Contains(head))
        {
            await RepositoryChecks.RequireCleanAsync(session.Upstream, "upstream", untracked: false);
            await CheckOutAsync(head, state.UpstreamBranch, home);
        }
        else if (isMoved)
        {
            session.Log.Warning($"The upstream was moved to {branch ?? head[..10]} after the bisection; it is left there.");
        }

        BisectJournal.Write(session.Workspace, state with { UpstreamHead = null, UpstreamBranch = null });
    }

    private BisectState? Moved()
    {
        try
        {
            return BisectJournal.TryRead(session.Workspace) is { UpstreamHead: not null } state && state.Question.Upstream == session.Upstream.Path
                && Directory.Exists(session.Upstream.Path)
                ? state
                : null;
        }
        catch (Main2MainException exception)
        {
            // Nobody but Bisect needs it, and Bisect tells that it cannot be read.
            session.Log.Warning($"Whether a bisection has moved the upstream is not known: {exception.Problem}");
            return null;
        }
    }

    private static IEnumerable<string?> Visited(BisectState state) =>
        [state.UpstreamHead, state.Question.GoodCommit, state.Question.BadCommit, state.Probing, .. state.Probes.Select(probe => probe.Commit)];

    private async Task CheckOutAsync(string from, string? branch, string head)
    {
        var named = branch is not null && (await session.Upstream.TryAsync(UpstreamCheckout.Call(branch, "--"))).Succeeded;
        if (!named)
        {
            _ = (await session.Upstream.TryAsync(UpstreamCheckout.Call("--detach", head))).ThrowIfFailed("putting the upstream's HEAD back");
        }

        await new UpstreamCheckout(session).FollowAsync(from, head);

        session.Log.Verbose($"Upstream: back on {(named ? branch : head[..10])}.");
    }

    private async Task PutDownstreamBackAsync(BisectState state)
    {
        if (state.Probing is null || state.Question.Downstream != session.Downstream.Path
            || await session.Downstream.HeadAsync() != state.Question.DownstreamCommit)
        {
            return;
        }

        var (tree, left) = (state.Question.DownstreamTree, await session.Tree.SnapshotAsync());
        if (left == tree)
        {
            return;
        }

        var patch = UnusedPath.Of(number => Path.Combine(session.Workspace.Bisection, $"interrupted-{number}.patch"));
        await session.Tree.SavePatchAsync(tree, left, patch);
        var files = await session.Tree.RestoreAsync(tree);
        session.Log.Warning(
            $"A bisection was ended while its suites ran; what was left in {files.Count} file(s) of the downstream is saved as '{patch}' and put back.");
    }
}
