using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>Tells whose commits a branch holds, so that nobody's work is published or overwritten by accident.</summary>
/// <param name="downstream">The downstream, which holds the commits of the remote's branches by now.</param>
/// <param name="run">The run.</param>
/// <param name="earlier">What was published to the branch before; null when nothing is known of it.</param>
internal sealed class BranchOwnership(GitRepository downstream, PublishedRun run, Publication? earlier)
{
    /// <summary>The commits that the request will hold: all that the base lacks.</summary>
    /// <param name="look">What the remote said.</param>
    /// <returns>The commits, oldest first.</returns>
    /// <exception cref="Main2MainException">One of them was not made by a run, or the history is cut off before the base.</exception>
    public async Task<IReadOnlyList<ProposedCommit>> ProposedAsync(RemoteLook look)
    {
        if (!(await downstream.TryAsync(new GitCall("merge-base", look.BaseTip, run.Head))).Succeeded)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the run's commits have nothing in common with the branch '{look.Base}' ({look.BaseTip[..10]}) as far as '{downstream.Path}' goes.",
                $"fetch the whole history if it is cut off (git -C {downstream.Path} fetch --unshallow), or correct `publish.base`.");
        }

        var proposed = await ProposedCommit.ReadAsync(downstream, run.Head, $"^{look.BaseTip}");
        return proposed.FirstOrDefault(commit => run.Commits.All(own => own.Sha != commit.Sha) && !run.IsOurs(commit) && !IsCarried(commit.Sha)) is { } foreign
            ? throw new Main2MainException(
                FailureKind.Repository,
                $"the push would publish commits below the run's that no run made and that '{look.Base}' lacks, the first: {foreign}. Nothing was pushed.",
                $"bring them into '{look.Base}' first, or begin a run from what it holds.")
            : proposed;
    }

    /// <summary>Requires that a push to the branch loses nobody's work.</summary>
    /// <param name="look">What the remote said.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="remote">The remote's name, for the message.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">It would lose a commit by somebody else.</exception>
    public async Task RequireOursAsync(RemoteLook look, string branch, string remote)
    {
        if (look.Tip is not { } tip || tip == earlier?.PushedHead || tip == earlier?.Head)
        {
            return;
        }

        var lost = await ProposedCommit.ReadAsync(downstream, tip, $"^{look.BaseTip}", $"^{run.Head}");
        if (lost.FirstOrDefault(commit => !run.IsOurs(commit) && !IsTakenAlong(commit)) is { } foreign)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the branch '{branch}' of '{remote}' holds a commit by somebody else: {foreign}{(foreign.HasTrailers ? "; it has a run's trailers, but was changed since, or made under another name" : string.Empty)}. Nothing was pushed over it.",
                $"take it into '{look.Base}', or move it to another branch and delete '{branch}'; then run the same command again. `publish.branch` names another branch.");
        }
    }

    /// <summary>What the run took along of the branch is there again, under its new id.</summary>
    private bool IsCarried(string commit) => Carried.Any(carried => carried.New == commit);

    /// <summary>What the base holds already is lost to nobody, nor is what a run can make again.</summary>
    private bool IsTakenAlong(ProposedCommit commit) =>
        Carried.Any(carried => carried.Old == commit.Sha)
            || (run.State.Carry?.LeftOut ?? []).Any(left => left.Commit == commit.Sha && (left.ByRun || left.Patch is null));

    private IReadOnlyList<CarriedCommit> Carried => run.State.Carry?.Carried ?? [];
}

/// <summary>What a remote said of its branches, all at one time.</summary>
/// <param name="DefaultBranch">Its default branch.</param>
/// <param name="Base">The branch that is to be merged into.</param>
/// <param name="BaseTip">What that holds.</param>
/// <param name="Tip">What the branch to be pushed holds; null when there is none.</param>
internal sealed record RemoteLook(string DefaultBranch, string Base, string BaseTip, string? Tip);
