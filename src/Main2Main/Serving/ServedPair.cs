using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Workspace;

namespace Main2Main.Serving;

/// <summary>
/// The commits that questions are about: those of the run's step, or, where the workspace holds no run, from the downstream's pin to the upstream's
/// HEAD.
/// </summary>
/// <param name="Before">The upstream commit before the step, or the pin.</param>
/// <param name="Main">The upstream commit of the main lane: the step's last one, or the upstream's HEAD.</param>
/// <param name="ReleaseTag">The release tag that the downstream also supports; null when there is none.</param>
/// <param name="ReleaseCommit">The tag's commit; null when there is none or the upstream does not hold it.</param>
/// <param name="Downstream">The downstream commit that an edit is compared with.</param>
/// <param name="Step">The run's step; null without a run.</param>
internal sealed record ServedPair(string Before, string Main, string? ReleaseTag, string? ReleaseCommit, string Downstream, StepWork? Step)
{
    /// <summary>The names that a commit goes by in a question, with the commits.</summary>
    public IReadOnlyList<(string Name, string Commit)> Names =>
        [("before", Before), ("main", Main), .. ReleaseCommit is null ? (IReadOnlyList<(string, string)>)[] : [("release", ReleaseCommit)]];

    /// <summary>Finds them.</summary>
    /// <param name="session">The session.</param>
    /// <exception cref="Main2MainException">The pin is missing or ambiguous, or a commit is not there.</exception>
    public static async Task<ServedPair> FindAsync(SyncSession session)
    {
        if (session.Journal.Current is { Steps.Count: > 0 } run && StepOf(session, run) is { } step)
        {
            return await OfAsync(session, new ImpactRequest(step.Plan.StartCommit, step.Plan.EndCommit, run.LastVerifiedHead, run.CompatTag), step);
        }

        return await OfAsync(session, await new ImpactRequestReader(session).ReadAsync(), step: null);
    }

    private static StepWork? StepOf(SyncSession session, RunState run)
    {
        var index = session.Settings.Step ?? run.Steps.FirstOrDefault(step => step.Phase != StepPhase.Advanced)?.Index ?? run.Steps[^1].Index;
        return StepWork.For(session, session.Journal.Step(index).Index);
    }

    private static async Task<ServedPair> OfAsync(SyncSession session, ImpactRequest request, StepWork? step) => new(
        request.UpstreamBase,
        request.UpstreamTarget,
        request.ReleaseTag,
        request.ReleaseTag is { } tag ? await session.Upstream.ResolveAsync(tag) : null,
        request.DownstreamCommit,
        step);
}
