using Main2Main.Configuration;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>
/// The task Adapt: routes the step's changes, lets the adapter edit the downstream and checks the edit before CI is spent on it.
/// Source: the playbook's adapt phase; editing nothing is allowed and does not skip CI.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="adapters">Who edits, in order.</param>
/// <param name="router">Where the guide leads.</param>
public sealed class AdaptStage(SyncSession session, StepWork step, IReadOnlyList<IAdapter> adapters, IRouter router)
{
    /// <summary>Adapts the downstream, or leaves it to a person and notes the pause in the journal.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The pin is not moved yet, or a pre-CI check failed.</exception>
    public async Task RunAsync()
    {
        using var hold = await RepositoryHold.TakeAsync(session);
        var entry = await new Recovery(session).ReconcileAsync(step.Index, step.Plan.Range);
        if (entry.Phase >= StepPhase.Adapted)
        {
            session.Log.Information($"{step.Id}: adapted already.");
            return;
        }

        if (entry.Phase != StepPhase.ReferenceUpdated)
        {
            throw new Main2MainException(FailureKind.Usage, $"{step.Id} cannot be adapted: its pin is not moved yet.", $"run --target=Step --step={step.Index}.");
        }

        if (entry.Pause is null)
        {
            await BeginAsync(entry);
        }

        if (await EditAsync() is { } after)
        {
            await FinishAsync(entry, after);
        }
    }

    private async Task<string?> EditAsync()
    {
        var before = await session.Tree.SnapshotAsync();
        var edit = new CheckedEdit(session, step, Editors(), router);
        try
        {
            return await edit.RunAsync(round: 0, before);
        }
        catch (Main2MainException exception) when (step.Plan.Mechanical && edit.IsRefused)
        {
            // CI tells what is wrong with the part that they belong to, and whoever adapts that mends it.
            session.Log.Warning($"{step.Id}: the mechanical edits are left out of the leap. {exception.Problem}");
            _ = await session.Tree.RestoreAsync(before);
            return before;
        }
    }

    /// <summary>What was carried is adapted already; only where CI fails it is mended.</summary>
    private IReadOnlyList<IAdapter> Editors() => step.Plan switch
    {
        { Carried: true } => [],
        { Mechanical: true } => [.. adapters.Where(adapter => adapter.Name == AdapterNames.Codemod)],
        _ => adapters,
    };

    private async Task BeginAsync(StepState entry)
    {
        if (entry.InProgress == StepPhase.Adapted)
        {
            await new Recovery(session).PutBackAsync(step.Folder, entry.ReferenceTree!);
        }

        _ = session.Journal.Update(step.Index, old => old with { InProgress = StepPhase.Adapted });
        if (!step.Plan.Carried)
        {
            _ = await new Impact.ImpactStage(session).RunForStepAsync(step);
            await new Proposals.ProposalWriter(session, step).WriteAsync(Editors());
        }
    }

    private async Task FinishAsync(StepState entry, string after)
    {
        var files = await session.Tree.ChangedFilesAsync(entry.ReferenceTree!, after);
        await session.Tree.SavePatchAsync(entry.ReferenceTree!, after, step.Folder.AdaptedPatch);
        _ = session.Journal.Update(step.Index, old => old with { Phase = StepPhase.Adapted, CandidateTree = after, Pause = null });
        session.Log.Information(files.Count == 0
            ? $"{step.Id}: nothing was adapted; CI decides whether that is enough."
            : $"{step.Id}: adapted {files.Count} file(s): {Detection.RepositoryChecks.Name(files)}.");
    }
}
