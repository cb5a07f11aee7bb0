using Main2Main.Files;
using Main2Main.Watching;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Watching;

/// <summary>Runs an adapter and holds it to the guardrails: an edit where none is allowed is undone and reported. Source: the design's guardrails.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class AdapterWatch(SyncSession session, StepWork step)
{
    /// <summary>Lets an adapter work on the working tree.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="request">The request.</param>
    /// <param name="before">The tree before it works.</param>
    /// <returns>The edit, or the reply of an adapter that pauses the run.</returns>
    public async Task<WatchedEdit> RunAsync(IAdapter adapter, AdaptationRequest request, string before)
    {
        using var around = await Surroundings.TakeAsync(session, step);
        var reply = await adapter.AdaptAsync(request);
        session.Log.Information($"{step.Id}: adapter {adapter.Name}: {reply.Message}.");
        var turn = new AdapterTurn(adapter.Name, request.Checks is not null, reply.Succeeded, reply.Message, [], UndonePatch: null, []) { Cost = reply.Cost };
        if (reply.Pauses)
        {
            return new WatchedEdit(before, turn, reply);
        }

        var touched = await around.PutBackAsync();
        var after = await session.Tree.SnapshotAsync();
        IReadOnlyList<string> violations = [.. touched.All, .. await WeakenedAsync(before, after)];
        if (violations.Count > 0)
        {
            return await UndoAsync(before, after, turn with { Violations = violations }, reply, "violation", string.Join("; ", violations));
        }

        return !reply.Succeeded && after != before
            ? await UndoAsync(before, after, turn, reply, "unfinished", "it did not end well")
            : await KeepAsync(before, after, turn, reply);
    }

    /// <summary>Takes over what a person edited while the run was paused. Their work is never undone: what is wrong is told, or ends the invocation.</summary>
    /// <param name="pause">The pause.</param>
    /// <returns>The edit.</returns>
    /// <exception cref="Main2MainException">The upstream was edited or moved.</exception>
    public async Task<WatchedEdit> TakeUpAsync(AdapterPause pause)
    {
        await new References.UpstreamCheckout(session).RequireUntouchedAsync(step.Plan.EndCommit, $"the edit of {step.Id}");
        var staged = await session.Downstream.ListAsync("reading the index", "diff-index", "--cached", "--name-only", "-z", "HEAD");
        if (staged.Count > 0)
        {
            session.Log.Information($"{step.Id}: {staged.Count} file(s) that were staged are unstaged; the step's commit stages by name.");
            _ = await session.Downstream.RunAsync("unstaging what was staged while the run was paused", "read-tree", "HEAD");
        }

        var after = await session.Tree.SnapshotAsync();
        var weakened = await WeakenedAsync(pause.Before, after);
        foreach (var problem in weakened)
        {
            session.Log.Warning($"{step.Id}: {problem}. It is left as you made it; the step's summary tells it.");
        }

        var files = await session.Tree.ChangedFilesAsync(pause.Before, after);
        var message = files.Count == 0 ? "nothing was edited by hand" : $"{files.Count} file(s) were edited by hand: {Detection.RepositoryChecks.Name(files)}";
        session.Log.Information($"{step.Id}: adapter {pause.Adapter}: {message}.");
        var turn = new AdapterTurn(pause.Adapter, pause.SecondTry, Succeeded: true, message, weakened, UndonePatch: null, []);
        return await KeepAsync(pause.Before, after, turn, new AdapterReply(Succeeded: true, message));
    }

    private Task<IReadOnlyList<string>> WeakenedAsync(string before, string after)
    {
        var verification = session.Settings.Verification;
        return new TestStrength(session.Downstream, verification.CountsExpectations, verification.IsProtected).WeakenedAsync(before, after);
    }

    private async Task<WatchedEdit> UndoAsync(string before, string after, AdapterTurn turn, AdapterReply reply, string name, string why)
    {
        var patch = Unused(name);
        await session.Tree.SavePatchAsync(before, after, patch);
        _ = await session.Tree.RestoreAsync(before);
        session.Log.Warning($"{step.Id}: the edit of adapter {turn.Adapter} is undone, because {why}. It is saved as '{patch}'.");
        return new WatchedEdit(before, turn with { UndonePatch = patch }, reply with { Files = [] });
    }

    private async Task<WatchedEdit> KeepAsync(string before, string after, AdapterTurn turn, AdapterReply reply)
    {
        var changed = await session.Tree.ChangedFilesAsync(before, after);
        var held = changed.Where(session.Settings.Verification.IsProtected).ToList();
        if (held.Count == 0)
        {
            return new WatchedEdit(after, turn with { Files = changed }, reply);
        }

        var patch = Unused("protected");
        await session.Tree.SavePatchAsync(before, after, patch);
        await session.Tree.RestoreFilesAsync(before, held);
        var violation = $"it edited protected paths: {Detection.RepositoryChecks.Name(held)}";
        session.Log.Warning($"{step.Id}: adapter {turn.Adapter}: {violation}. They are put back; its whole edit is saved as '{patch}'.");
        return new WatchedEdit(
            await session.Tree.SnapshotAsync(), turn with { Files = [.. changed.Except(held)], Violations = [.. turn.Violations, violation], UndonePatch = patch }, reply);
    }

    private string Unused(string stem) => UnusedPath.Of(number => Path.Combine(step.Folder.Adapt, number == 1 ? $"{stem}.patch" : $"{stem}-{number}.patch"));
}

/// <summary>An adapter's edit after it was held to the guardrails.</summary>
/// <param name="Tree">The downstream's tree, without what was undone.</param>
/// <param name="Turn">What came of it.</param>
/// <param name="Reply">What the adapter said.</param>
internal sealed record WatchedEdit(string Tree, AdapterTurn Turn, AdapterReply Reply);
