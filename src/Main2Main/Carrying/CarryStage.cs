using Main2Main.Detection;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Memory;
using Main2Main.Workspace;

namespace Main2Main.Carrying;

/// <summary>
/// The task Carry: takes the commits of an open proposal along, a person's among them, and puts them on the base as it is now. What conflicts
/// is left out and kept as a patch. Nothing is verified here: a run that follows does that, where CI has not passed the very same before.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="onto">The base, as it was named.</param>
/// <param name="branch">The proposal, as it was named.</param>
public sealed class CarryStage(SyncSession session, string onto, string branch)
{
    /// <summary>What was carried to where the downstream stands; null where nothing was.</summary>
    /// <param name="session">The session.</param>
    /// <returns>What was carried.</returns>
    /// <exception cref="Main2MainException">carry.json is corrupt.</exception>
    public static async Task<CarryState?> StandingAsync(SyncSession session) =>
        CarryJson.TryRead(session.Workspace) is { Moved: true } carried && carried.Tip == await session.Downstream.HeadAsync() ? carried : null;

    /// <summary>Takes the proposal along; may be repeated after a kill.</summary>
    /// <returns>What was carried.</returns>
    /// <exception cref="Main2MainException">A revision is not there, the downstream is dirty, or its HEAD is not at the base.</exception>
    public async Task<CarryState> RunAsync()
    {
        using var hold = await RepositoryHold.TakeDownstreamAsync(session);
        var (basis, proposal) = (
            await session.Downstream.RequireAsync("downstream", onto, "onto"), await session.Downstream.RequireAsync("downstream", branch, "carry"));
        var head = await session.Downstream.HeadAsync();
        var noted = CarryJson.TryRead(session.Workspace);
        if (noted is not null && noted.Onto == basis && noted.Branch == proposal
            && (head == noted.Tip || (head == basis && !noted.Moved) || IsEndOfRun(noted, head)))
        {
            return noted.Moved ? noted : await MoveAsync(noted);
        }

        await RequireBaseAsync(head, basis);
        await RepositoryChecks.RequireCleanAsync(session.Downstream, "downstream", untracked: true);
        var state = await ReplayAsync(basis, proposal);
        CarryJson.Write(session.Workspace, state);
        return await MoveAsync(state);
    }

    /// <summary>Whether the downstream stands where a run has ended that began on what was carried: the same command again loses nothing.</summary>
    private bool IsEndOfRun(CarryState noted, string head) =>
        session.Journal.Current is { } ended && ended.DownstreamStart == noted.Tip && ended.DownstreamHead == head;

    private async Task RequireBaseAsync(string head, string basis)
    {
        if (head != basis)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the downstream '{session.Downstream.Path}' stands at {head[..10]}, but --onto={onto} names {basis[..10]}: a proposal is carried onto the base that is checked out.",
                $"check the base out, on the branch that the run is to commit to: git -C {session.Downstream.Path} switch -C main2main-night {basis}");
        }
    }

    private async Task<CarryState> ReplayAsync(string basis, string proposal)
    {
        var commits = await new ProposalReader(session.Downstream).ReadAsync(basis, proposal);
        var (pinned, replay, tip) = (await PinAsync(), new Replay(session.Downstream), basis);
        var (carried, left) = (new List<CarriedCommit>(), new List<LeftCommit>());
        foreach (var commit in commits)
        {
            var isBehind = pinned is not null && commit.RangeEnd is { } end && await session.Upstream.IsAncestorAsync(end, pinned);
            var (put, conflicts) = isBehind ? (tip, []) : await replay.PutAsync(commit, tip);
            if (put is not null && put != tip)
            {
                carried.Add(new CarriedCommit(commit.Sha, put, commit.Subject, $"{commit.AuthorName} <{commit.AuthorMail}>", commit.ByRun));
                tip = put;
            }
            else
            {
                left.Add(await LeaveAsync(commit, conflicts, left.Count + 1));
            }
        }

        return new CarryState { Onto = basis, Branch = proposal, Tip = tip, Carried = carried, LeftOut = left };
    }

    private async Task<LeftCommit> LeaveAsync(ProposedCommit commit, IReadOnlyList<string> conflicts, int number)
    {
        string? patch = null;
        if (conflicts.Count > 0)
        {
            patch = Path.Combine(session.Workspace.CarryPatches, $"{number}-{commit.Sha[..10]}.patch");
            _ = Directory.CreateDirectory(session.Workspace.CarryPatches);
            await session.Tree.SavePatchAsync(commit.Parent, commit.Sha, patch);
        }

        return new LeftCommit(
            commit.Sha,
            commit.Subject,
            $"{commit.AuthorName} <{commit.AuthorMail}>",
            commit.ByRun,
            conflicts.Count > 0 ? "conflict" : "in_base",
            conflicts,
            patch);
    }

    /// <summary>The upstream commit that the downstream is pinned to; null where its pin cannot be told.</summary>
    private async Task<string?> PinAsync()
    {
        var pin = await new PinReader(session.Downstream, new WorkTreeFiles(session.Downstream)).ReadPinAsync(session.Settings);
        return pin.Chosen is { } value ? await new PinnedCommit(session.Upstream).FindAsync(value) : null;
    }

    /// <summary>The tree was clean when the move was noted, so that whatever a killed move left may go.</summary>
    private async Task<CarryState> MoveAsync(CarryState state)
    {
        await new StaleLocks(session.Downstream, session.Log).RemoveAsync();
        _ = await session.Downstream.RunAsync("moving to the carried commits", "reset", "--quiet", "--hard", state.Tip);
        var pass = state.Carried.Count > 0 && await PinAsync() is { } pin ? new PassMemory(session).Find(pin, await session.Tree.TreeOfAsync(state.Tip)) : null;
        var moved = state with { Moved = true, Verified = state.Carried.Count == 0 || pass is not null };
        CarryJson.Write(session.Workspace, moved);
        Tell(moved, pass);
        return moved;
    }

    private void Tell(CarryState state, PassRecord? pass)
    {
        foreach (var left in state.LeftOut)
        {
            session.Log.Warning(left.Patch is null
                ? $"Carry: not taken along, the base holds it already: {left.Commit[..10]} by {left.Author} ('{left.Subject}')."
                : $"Carry: left out, it conflicts with the base in {RepositoryChecks.Name(left.Files)}: {left.Commit[..10]} by {left.Author} ('{left.Subject}'). What it held is kept as '{left.Patch}'.");
        }

        var people = state.Carried.Count(commit => !commit.ByRun);
        session.Log.Information(state.Carried.Count == 0
            ? $"Carry: nothing of {branch} can be taken along: the run begins fresh, from {state.Onto[..10]}."
            : $"Carry: {state.Carried.Count} commit(s) of {branch}, {people} of them by people, are on {state.Onto[..10]} now; {(pass is null ? "CI is to verify them once" : $"CI has passed them, in {pass.Where}")}.");
    }
}
