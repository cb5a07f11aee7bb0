using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Bisection.Places;

/// <summary>Finds the two ends: those that are named, else those of the current step.</summary>
/// <param name="session">The session.</param>
internal sealed class AskedRangeReader(SyncSession session)
{
    /// <summary>Finds them.</summary>
    /// <param name="named">What the command line names.</param>
    /// <returns>The range.</returns>
    /// <exception cref="Main2MainException">A commit is not there, the good end is no ancestor of the bad one, or there is neither a name nor a
    /// step.</exception>
    public async Task<AskedRange> ReadAsync(BisectEnds named)
    {
        if (named is not { Good: { } good, Bad: { } bad })
        {
            return OfStep();
        }

        var range = new AskedRange(
            StepId: null,
            await session.Upstream.RequireAsync("upstream", good, OptionNames.Good),
            await session.Upstream.RequireAsync("upstream", bad, OptionNames.Bad),
            []);
        return await session.Upstream.IsAncestorAsync(range.Good, range.Bad)
            ? range
            : throw new Main2MainException(
                FailureKind.Repository,
                $"{range.Good} is not an ancestor of {range.Bad} in the upstream '{session.Upstream.Path}', so that no commit between them can be the first bad one.",
                $"name an older good end with --{OptionNames.Good}, such as the commit where the two part (git merge-base).");
    }

    /// <summary>The range of a step of the run, and what its last failed round showed.</summary>
    private AskedRange OfStep()
    {
        var state = session.Journal.Current;
        var index = session.Settings.Step
            ?? state?.Steps.FirstOrDefault(step => step.Id == state.Stop?.StepId)?.Index
            ?? state?.Steps.FirstOrDefault(step => step.Phase != StepPhase.Advanced)?.Index
            ?? throw new Main2MainException(
                FailureKind.Usage,
                state is null
                    ? $"the workspace '{session.Workspace.Root}' holds no run, so that there is no step to bisect."
                    : $"every step of the run in '{session.Workspace.Root}' is done, so that there is none to bisect.",
                $"name two upstream commits with --{OptionNames.Good} and --{OptionNames.Bad}, or a step with --{OptionNames.Step}.");
        var step = StepWork.For(session, index);
        var rounds = session.Journal.Step(index).Rounds;
        return new AskedRange(step.Id, step.Plan.StartCommit, step.Plan.EndCommit, rounds.Count == 0 ? [] : rounds[^1].Signatures);
    }
}

/// <summary>Between which commits a bisection looks, and for what.</summary>
/// <param name="StepId">The step whose range it is; null when the ends are named.</param>
/// <param name="Good">The full id of the good end.</param>
/// <param name="Bad">The full id of the bad end.</param>
/// <param name="Wanted">The signatures of the failed round's errors; empty when none are known.</param>
internal sealed record AskedRange(string? StepId, string Good, string Bad, IReadOnlyList<string> Wanted);
