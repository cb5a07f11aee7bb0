using Main2Main.Json;
using Main2Main.References;
using Main2Main.Templates;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>
/// Ends a run at a step that cannot be verified: the edit and the failure are saved, the downstream goes back to the last
/// verified commit and the upstream with it. Source: the playbook's rule for an exhausted fix loop.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class PartialStopper(SyncSession session, StepWork step)
{
    public async Task StopAsync(StopCondition condition)
    {
        var state = session.Journal.Required;
        var entry = session.Journal.Step(step.Index);
        var tree = await RevertRegressionAsync(condition, entry);
        var patch = await SaveEditAsync(state.LastVerifiedHead, tree);
        var reason = ReportTemplates.RenderWords("stop-reason.sbn", new { condition = Words.Of(condition), rounds = entry.Rounds.Count, problem = entry.Rounds[^1].Problem, inherited = entry.Rounds[^1].Inherited, adapter = session.Settings.Adapter }).Trim();
        WriteSummary(condition, reason, patch, entry, state);
        session.Journal.Save(session.Journal.Required with
        {
            Status = RunStatus.Partial,
            EndedAt = DateTimeOffset.UtcNow,
            Stop = new PartialStop
            {
                StepId = step.Id,
                Condition = Words.Of(condition),
                Reason = reason,
                PatchPath = patch,
                SummaryPath = step.Folder.FailedSummary,
                RolledBackTo = state.LastVerifiedHead,
            },
        });
        await RollBackAsync();
        session.Log.Warning($"{step.Id}: partial stop, {reason} The edit is saved in '{step.Folder.Root}' and rolled back.");
    }

    /// <summary>Puts both repositories back to the last verified state; may be repeated after a kill.</summary>
    public async Task RollBackAsync()
    {
        var state = session.Journal.Required;
        _ = await session.Tree.RestoreAsync(await session.Tree.TreeOfAsync(state.LastVerifiedHead));
        await new UpstreamCheckout(session).MoveAsync(state.ReachedCommit);
        _ = session.Journal.Update(step.Index, old => old with { Phase = StepPhase.Planned, InProgress = null, Pause = null });
        session.Journal.NoteStop();
    }

    private async Task<string> RevertRegressionAsync(StopCondition condition, StepState entry)
    {
        if (condition != StopCondition.Regression)
        {
            return entry.CandidateTree!;
        }

        var before = entry.Rounds[^2].Tree;
        var patch = Path.Combine(step.Folder.Root, "regression.patch");
        await session.Tree.SavePatchAsync(before, entry.Rounds[^1].Tree, patch);
        session.Log.Warning($"{step.Id}: round {entry.Rounds[^1].Round} brought a new error; that round's edit is saved as '{patch}' and reverted.");
        return before;
    }

    private async Task<string?> SaveEditAsync(string from, string tree)
    {
        if ((await session.Tree.ChangedFilesAsync(from, tree)).Count == 0)
        {
            return null;
        }

        await session.Tree.SavePatchAsync(from, tree, step.Folder.FailedPatch);
        return step.Folder.FailedPatch;
    }

    private void WriteSummary(StopCondition condition, string reason, string? patch, StepState entry, RunState state)
    {
        var last = entry.Rounds[^1];
        var summary = CiSummary.TryRead(step.Folder.RoundSummary(last.Round));
        ArtifactFile.Write(
            step.Folder.FailedSummary,
            new FailureSummary
            {
                StepId = step.Id,
                UpstreamRange = step.Plan.Range,
                Condition = condition,
                Reason = reason,
                Rounds = entry.Rounds.Count,
                CiResult = last.Verdict,
                CodeBugs = summary?.CodeBugs ?? [],
                EnvFlakes = summary?.EnvFlakes ?? [],
                Inherited = summary?.Inherited ?? [],
                Patch = patch,
                LogPath = step.Folder.RoundLog(last.Round),
                SummaryPath = step.Folder.RoundSummary(last.Round),
                RolledBackTo = state.LastVerifiedHead,
                UpstreamCommit = state.ReachedCommit,
            },
            DiagnosisJson.Readable.FailureSummary);
    }
}
