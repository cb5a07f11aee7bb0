using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>The task Advance: makes the step's end the verified upstream commit. Source: the playbook's guardrail "advance after each step".</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
public sealed class AdvanceStage(SyncSession session, StepWork step)
{
    /// <summary>Records the step as done, with the upstream in place; the last step completes the run.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The step is not committed, or the upstream cannot be put in place.</exception>
    public async Task RunAsync()
    {
        using var hold = await RepositoryHold.TakeAsync(session);
        var entry = await new Recovery(session).ReconcileAsync(step.Index, step.Plan.Range);
        if (entry.Phase != StepPhase.Committed)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"{step.Id} cannot advance: it is not committed (it is {entry.Phase.ToString().ToLowerInvariant()}).",
                $"run --target=Step --step={step.Index}.");
        }

        await new UpstreamCheckout(session).MoveAsync(step.Plan.EndCommit);
        var state = session.Journal.Required.With(entry with { Phase = StepPhase.Advanced });
        var completed = state.Steps.All(other => other.Phase == StepPhase.Advanced);
        session.Journal.Save(state with
        {
            LastVerifiedHead = entry.Head!,
            ReachedCommit = step.Plan.EndCommit,
            Status = completed ? RunStatus.Completed : state.Status,
            EndedAt = completed ? DateTimeOffset.UtcNow : null,
        });
        session.Log.Information($"{step.Id}: verified upstream commit is {step.Plan.EndCommit[..10]}; downstream {entry.Head![..10]}.");
    }
}
