using Main2Main.Files;
using Main2Main.Git;

namespace Main2Main.Workspace;

/// <summary>Brings the journal and the downstream together again after a run was killed. Git is the truth.</summary>
/// <param name="session">The session.</param>
public sealed class Recovery(SyncSession session)
{
    /// <summary>
    /// Finds the step's commit when the run was killed between <c>git commit</c> and the journal, and requires that HEAD is where the run left it, on
    /// its branch.
    /// </summary>
    /// <param name="index">The step's number.</param>
    /// <param name="range">The step's upstream range, as its commit's trailer holds it.</param>
    /// <returns>The step's entry.</returns>
    /// <exception cref="Main2MainException">The downstream's HEAD is none that the run made, or on another branch.</exception>
    public async Task<StepState> ReconcileAsync(int index, string range)
    {
        var step = session.Journal.Step(index);
        var state = session.Journal.Required;
        var head = await session.Downstream.HeadAsync();
        var expected = step.Phase == StepPhase.Committed ? step.Head! : state.LastVerifiedHead;
        if (head == expected)
        {
            await RequireBranchAsync(step, expected);
            return step;
        }

        if (step.InProgress == StepPhase.Committed
            && await CommitTrailers.ReadAsync(session.Downstream, head) == new CommitTrailers(step.Id, range, state.LastVerifiedHead))
        {
            await RequireBranchAsync(step, head);
            session.Log.Information($"{step.Id}: its commit {head[..10]} was made before the earlier run was killed; it is taken over.");
            var files = await session.Tree.ChangedFilesAsync(state.LastVerifiedHead, head);
            return session.Journal.Update(index, old => old with { Phase = StepPhase.Committed, InProgress = null, Commit = head, CommittedFiles = files });
        }

        var problem = $"the downstream's HEAD is {head}, but the run in '{session.Workspace.Root}' left it at {expected}.";
        throw step.Pause is null
            ? await MovedAsync(problem, expected)
            : new Main2MainException(
                FailureKind.Repository,
                problem,
                $"take your commit back and keep its edit (git -C {session.Downstream.Path} reset --soft {expected}); the run commits it when CI has passed.");
    }

    /// <summary>The failure that tells that somebody moved the downstream's HEAD, with the command that mends it.</summary>
    /// <param name="problem">What was found.</param>
    /// <param name="expected">The commit that the run left.</param>
    /// <returns>The failure.</returns>
    internal async Task<Main2MainException> MovedAsync(string problem, string expected)
    {
        var command = await new WayBack(session.Downstream).CommandAsync(expected, session.Journal.Current?.DownstreamBranch);
        return new Main2MainException(
            FailureKind.Repository,
            problem,
            $"to go on, bring it back to where the run left it ({command}) and run the same command again; to begin anew from here, run it with --restart.");
    }

    /// <summary>Commits go to the branch that the downstream was on. Between two steps a person may choose another; within one nobody may.</summary>
    private async Task RequireBranchAsync(StepState step, string expected)
    {
        var state = session.Journal.Required;
        var branch = await session.Downstream.BranchAsync();
        if (state.DownstreamBranch is not { } known || branch == known)
        {
            return;
        }

        if (step is { Phase: not StepPhase.Planned } or { InProgress: not null })
        {
            throw await MovedAsync($"the downstream is {Describe(branch)}, but the run in '{session.Workspace.Root}' is under way on the branch '{known}', in the middle of {step.Id}.", expected);
        }

        session.Log.Information($"The downstream is {Describe(branch)} now; it was on '{known}'. The run goes on where it is.");
        session.Journal.Save(state with { DownstreamBranch = branch });
    }

    private static string Describe(string? branch) => branch is null ? "on no branch" : $"on the branch '{branch}'";

    /// <summary>Puts the working tree back to a known state after a phase was killed; what is put away is saved as a patch first.</summary>
    /// <param name="folder">The step's folder.</param>
    /// <param name="tree">The tree to go back to.</param>
    /// <returns>A task.</returns>
    public async Task PutBackAsync(StepFolder folder, string tree)
    {
        var left = await session.Tree.SnapshotAsync();
        if (left == tree)
        {
            return;
        }

        var patch = UnusedPath.Of(number => Path.Combine(folder.Root, $"interrupted-{number}.patch"));
        await session.Tree.SavePatchAsync(tree, left, patch);
        var files = await session.Tree.RestoreAsync(tree);
        session.Log.Warning(
            $"An earlier run was ended in the middle; what it left in {files.Count} file(s) of the downstream is saved as '{patch}' and put back.");
    }

    /// <summary>Ends a run that <c>--restart</c> gives up: its unfinished edit is saved and the downstream is clean again.</summary>
    /// <param name="state">The run.</param>
    /// <returns>A task.</returns>
    public async Task AbandonAsync(RunState state)
    {
        var open = state.Steps.FirstOrDefault(step => step.InProgress is not null || step.Phase is > StepPhase.Planned and < StepPhase.Committed);
        if (open is null || await session.Downstream.HeadAsync() != state.LastVerifiedHead)
        {
            return;
        }

        using var hold = await RepositoryHold.TakeDownstreamAsync(session);
        var folder = session.Workspace.Step(open.Id);
        await PutBackAsync(folder, await session.Tree.TreeOfAsync(state.LastVerifiedHead));
        _ = await session.Downstream.RunAsync("clearing the index of the abandoned step", "read-tree", "HEAD");
    }
}
