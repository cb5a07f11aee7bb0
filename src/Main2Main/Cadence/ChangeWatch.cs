using Main2Main.Carrying;
using Main2Main.Json;
using Main2Main.Publishing;
using Main2Main.Workspace;

namespace Main2Main.Cadence;

/// <summary>Compares how an invocation ended with what was known before, and has changes told.</summary>
/// <param name="session">The session; its workspace is claimed.</param>
public sealed class ChangeWatch(SyncSession session)
{
    /// <summary>Notes how the run stands and tells what changed. What cannot be told is told with the next change, or by the next run.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">cadence.json cannot be read or written.</exception>
    public async Task RunAsync()
    {
        if (session.Journal.Current is not { } state)
        {
            return;
        }

        var before = CadenceFile.Read(session.Workspace);
        var (after, changes) = await CompareAsync(before, state);
        after = after with { Untold = session.Settings.Cadence.Notify.Count == 0 ? [] : [.. before.Untold, .. changes] };
        CadenceFile.Write(session.Workspace, after);
        while (after.Untold.Count > 0 && await new Notifier(session).TellAsync(after.Untold[0]))
        {
            after = after with { Untold = [.. after.Untold.Skip(1)] };
            CadenceFile.Write(session.Workspace, after);
        }
    }

    private async Task<(CadenceState After, IReadOnlyList<ChangeNotice> Changes)> CompareAsync(CadenceState before, RunState state)
    {
        var changes = new List<ChangeNotice>();
        var after = await CountAsync(before, state);
        if (after.Red == true && before.Red != true)
        {
            changes.Add(
                Notice(
                    "began_to_fail",
                    state,
                    state.Stop?.StepId,
                    new WatchStage(session).Alarm() ?? $"{state.Stop?.StepId} cannot be verified: {state.Stop?.Reason}"));
        }
        else if (after.Red == false && before.Red == true)
        {
            changes.Add(
                Notice(
                    "recovered",
                    state,
                    stepId: null,
                    $"The sync works again: {state.StepsCompleted} step(s) are verified, up to {state.ReachedCommit[..10]}."));
        }

        if (state.Steps.FirstOrDefault(step => step.Pause is not null) is { } paused
            && $"{state.RunId}/{paused.Id}/{paused.Attempt}/{paused.Pause!.Round}" is var pause && pause != before.ToldPause)
        {
            after = after with { ToldPause = pause };
            changes.Add(Notice("needs_person", state, paused.Id, $"{paused.Id} waits for a person's edit: {paused.Pause.Request}"));
        }

        if (ArtifactFile.TryRead(session.Workspace.Publication, PublishingJson.Readable.Publication) is { PushedHead: { } head } proposal
            && head != before.ToldMerge && await MergeWatch.IsMergedAsync(session, proposal, head))
        {
            after = after with { ToldMerge = head };
            changes.Add(Notice("merged", state, stepId: null, $"The proposal of run {proposal.RunId} is merged into '{proposal.Base}'."));
        }

        return (after, changes);
    }

    private async Task<CadenceState> CountAsync(CadenceState before, RunState state)
    {
        if (state.Status is not (RunStatus.Completed or RunStatus.Partial))
        {
            return before;
        }

        var attempt = state.Steps.FirstOrDefault(step => step.Id == state.Stop?.StepId)?.Attempt ?? 0;
        var run = $"{state.RunId}/{state.Stop?.StepId}/{attempt}/{state.EndedAt?.UtcTicks}";
        if (run == before.Counted)
        {
            return before;
        }

        return state.Status == RunStatus.Completed
            ? before with { Red = false, RedRuns = 0, RedAt = null, RedDigest = null, Counted = run }
            : before with { Red = true, RedRuns = before.RedRuns + 1, RedAt = state.EndedAt ?? DateTimeOffset.UtcNow, RedDigest = await RedDigest.OfAsync(session), Counted = run };
    }

    private ChangeNotice Notice(string name, RunState state, string? stepId, string text) => new()
    {
        Event = name,
        At = DateTimeOffset.UtcNow,
        RunId = state.RunId,
        Text = text,
        StepId = stepId,
        UpstreamRange = stepId is not null && state.Steps.FirstOrDefault(step => step.Id == stepId) is { } step
            ? StepWork.For(session, step.Index).Plan.Range
            : null,
        ReachedCommit = state.ReachedCommit,
        TargetCommit = state.TargetCommit,
        DownstreamCommit = state.DownstreamHead,
        Report = state.Summarized ? session.Workspace.FinalSummaryPage : null,
        PrUrl = ArtifactFile.TryRead(session.Workspace.Publication, PublishingJson.Readable.Publication)?.PrUrl,
    };
}
