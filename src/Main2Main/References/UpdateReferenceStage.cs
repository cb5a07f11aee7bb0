using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>
/// The task UpdateReference: checks the step's end out in the upstream and moves the pin in the downstream. Source: the playbook's
/// step "update commit references", which comes before CI because tests may depend on it.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
public sealed class UpdateReferenceStage(SyncSession session, StepWork step)
{
    /// <summary>Moves both ends.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">A tree is dirty, or the old commit stands nowhere in the downstream.</exception>
    public async Task RunAsync()
    {
        using var hold = await RepositoryHold.TakeAsync(session);
        var entry = await new Recovery(session).ReconcileAsync(step.Index, step.Plan.Range);
        if (entry.Phase >= StepPhase.ReferenceUpdated)
        {
            session.Log.Information($"{step.Id}: the reference is updated already.");
            return;
        }

        await PrepareAsync(entry);
        await new KeptHead(session.Upstream).NoteAsync(session.Journal.Required.UpstreamBranch);
        await new UpstreamCheckout(session).MoveAsync(step.Plan.EndCommit);
        var (files, done) = step.Plan.Carried
            ? ([], "the pin stays: what was carried is verified first")
            : await new PinMove(session, step.Plan).RunAsync() ?? throw NothingReplaced();
        var tree = await session.Tree.SnapshotAsync();
        _ = session.Journal.Update(step.Index, old => old with
        {
            Phase = StepPhase.ReferenceUpdated,
            InProgress = null,
            ReferenceTree = tree,
            CandidateTree = tree,
            ReferenceFiles = files,
        });
        session.Log.Information($"{step.Id}: {done}{(files.Count == 0 ? string.Empty : $" in {files.Count} file(s): {RepositoryChecks.Name(files)}")}.");
    }

    private async Task PrepareAsync(StepState entry)
    {
        var state = session.Journal.Required;
        if (entry.InProgress is not null)
        {
            await new Recovery(session).PutBackAsync(step.Folder, await session.Tree.TreeOfAsync(state.LastVerifiedHead));
        }

        var dirty = (await session.Tree.DirtyFilesAsync())
            .Where(file => !session.Settings.Commit.IsNeverStaged(file)).ToList();
        if (dirty.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the downstream '{session.Downstream.Path}' has uncommitted changes that are not the run's: {RepositoryChecks.Name(dirty)}.",
                "commit, stash or remove them, then run the same command again.");
        }

        if (state.Status == RunStatus.Partial)
        {
            session.Log.Information($"{step.Id}: begun anew after the partial stop; the earlier attempt's files are in '{step.Folder.Root}'.");
            step.Folder.SetAside(entry.Attempt);
            session.Journal.Save(state with { Status = RunStatus.Running, Stop = null, EndedAt = null, Summarized = false });
            entry = session.Journal.Update(step.Index, old => old with { Attempt = old.Attempt + 1, Rounds = [], ReferenceTree = null, CandidateTree = null });
        }

        _ = session.Journal.Update(step.Index, old => old with { InProgress = StepPhase.ReferenceUpdated });
    }

    private Main2MainException NothingReplaced()
    {
        // The entry stays in progress: a person who records the pin and starts again finds the step where it was.
        return new Main2MainException(
            FailureKind.Repository,
            $"{step.Id}: the upstream commit {step.Plan.StartCommit} stands in no tracked text file of the downstream '{session.Downstream.Path}', so the pin cannot be moved.",
            "record that commit as the pin in the downstream and commit it, then run the same command again; with --from, name the commit that the downstream records.");
    }
}
