using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>Puts both repositories back after a step's failures were looked for at the last verified state; may be repeated after a kill.</summary>
/// <param name="session">The session.</param>
internal sealed class BaselineReturn(SyncSession session)
{
    /// <summary>Whether the journal knows of such a run that has not been put back.</summary>
    /// <returns>True when it does.</returns>
    public bool IsAway() => session.Journal.Current?.Steps.Any(step => step.AtBaseline) ?? false;

    /// <summary>Puts both back; nothing is done where the journal knows of no such run.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">A file cannot be written, or the upstream has uncommitted changes.</exception>
    public async Task PutBackAsync()
    {
        if (session.Journal.Current?.Steps.FirstOrDefault(step => step.AtBaseline) is not { } away)
        {
            return;
        }

        // The downstream's HEAD never moved; if it is elsewhere now, somebody else has been here and owns what stands there.
        if (await session.Downstream.HeadAsync() == session.Journal.Required.LastVerifiedHead)
        {
            _ = await session.Tree.RestoreAsync(away.CandidateTree!);
        }

        await new HalfCheckout(session).UndoAsync(session.Journal.Required.ReachedCommit, StepWork.For(session, away.Index).Plan.EndCommit);
        await new UpstreamCheckout(session).MoveAsync(StepWork.For(session, away.Index).Plan.EndCommit);
        _ = session.Journal.Update(away.Index, old => old with { AtBaseline = false });
    }
}
