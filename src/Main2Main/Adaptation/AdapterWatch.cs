using Main2Main.Git;
using Main2Main.References;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>Runs an adapter and holds it to the guardrails: an edit where none is allowed is undone and reported.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="adapter">The adapter.</param>
internal sealed class AdapterWatch(SyncSession session, StepWork step, IAdapter adapter)
{
    /// <summary>Lets the adapter work on the working tree.</summary>
    /// <param name="request">The request.</param>
    /// <param name="before">The tree before it works.</param>
    /// <returns>The tree after it worked, without what was undone.</returns>
    public async Task<string> RunAsync(AdaptationRequest request, string before)
    {
        var head = await session.Downstream.HeadAsync();
        var index = await IndexAsync();
        var reply = await adapter.AdaptAsync(request);
        session.Log.Information($"{step.Id}: adapter {adapter.Name}: {reply.Message}.");
        var violations = new List<string>();
        await PutHeadBackAsync(head, violations);
        await PutIndexBackAsync(index, violations);
        await PutUpstreamBackAsync(violations);
        if (violations.Count > 0)
        {
            return await UndoAsync(before, "violation", string.Join("; ", violations));
        }

        var after = await session.Tree.SnapshotAsync();
        if (!reply.Succeeded && after != before)
        {
            return await UndoAsync(before, "unfinished", "it did not end well");
        }

        return await RestoreProtectedAsync(before, after);
    }

    private async Task<string> UndoAsync(string before, string name, string why)
    {
        var left = await session.Tree.SnapshotAsync();
        var patch = Path.Combine(step.Folder.Adapt, $"{name}.patch");
        await session.Tree.SavePatchAsync(before, left, patch);
        _ = await session.Tree.RestoreAsync(before);
        session.Log.Warning($"{step.Id}: the adapter's edit is undone, because {why}. It is saved as '{patch}'.");
        return before;
    }

    private Task<string> IndexAsync() => session.Downstream.RunAsync("reading the index", "write-tree");

    private async Task PutHeadBackAsync(string head, List<string> violations)
    {
        var now = await session.Downstream.HeadAsync();
        if (now != head)
        {
            violations.Add($"it moved the downstream's HEAD to {now}");
            _ = await session.Downstream.RunAsync("moving HEAD back after the adapter moved it", "reset", "--quiet", "--soft", head);
        }
    }

    private async Task PutIndexBackAsync(string index, List<string> violations)
    {
        if (await IndexAsync() != index)
        {
            violations.Add("it staged files in the downstream");
            _ = await session.Downstream.RunAsync("putting the index back after the adapter staged files", "read-tree", index);
        }
    }

    private async Task PutUpstreamBackAsync(List<string> violations)
    {
        var end = step.Plan.EndCommit;
        var dirty = await session.Upstream.DirtyFilesAsync(untracked: false);
        if (dirty.Count > 0)
        {
            violations.Add($"it edited the upstream: {Detection.RepositoryChecks.Name(dirty)}");
            _ = await session.Upstream.RunAsync("undoing the adapter's edit of the upstream", "checkout", "--quiet", "--force", "--detach", end);
        }

        if (await session.Upstream.HeadAsync() != end)
        {
            violations.Add("it moved the upstream's HEAD");
            await new UpstreamCheckout(session.Upstream, session.Log).MoveAsync(end);
        }
    }

    private async Task<string> RestoreProtectedAsync(string before, string after)
    {
        var edited = (await session.Tree.ChangedFilesAsync(before, after)).Where(session.Settings.Verification.IsProtected).ToList();
        if (edited.Count == 0)
        {
            return after;
        }

        var patch = Path.Combine(step.Folder.Adapt, "protected.patch");
        await session.Tree.SavePatchAsync(before, after, patch);
        await session.Tree.RestoreFilesAsync(before, edited);
        session.Log.Warning($"{step.Id}: the adapter edited protected paths: {Detection.RepositoryChecks.Name(edited)}. They are put back; its whole edit is saved as '{patch}'.");
        return await session.Tree.SnapshotAsync();
    }
}
