using System.Globalization;
using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Publishing;
using Main2Main.Workspace;

namespace Main2Main.Cadence;

/// <summary>Says whether <c>Sync --if-needed</c> has anything to do. Nothing is changed, and to rest is never counted as green.</summary>
/// <param name="session">The session.</param>
public sealed class NeedStage(SyncSession session)
{
    /// <summary>Why the run may rest.</summary>
    /// <returns>One sentence; null when it is needed.</returns>
    /// <exception cref="Main2MainException">The drift cannot be told.</exception>
    public async Task<string?> RestAsync() => session.Journal.Current switch
    {
        _ when session.Settings.Restart || session.Settings.Watch => null,
        { Status: RunStatus.Running } => null,
        { Status: RunStatus.Partial } state => await WaitsAsync(state),
        { Status: RunStatus.Completed, Summarized: false } => null,
        var state => await ProposedAsync() ?? await NothingNewAsync(state),
    };

    private async Task<string?> WaitsAsync(RunState state)
    {
        var cadence = CadenceFile.Read(session.Workspace);
        if (cadence is not { Red: true, RedAt: { } at } || cadence.RedDigest != await RedDigest.OfAsync(session))
        {
            return null;
        }

        var settings = session.Settings.Cadence;
        var hours = Math.Min(settings.BackOffHours * Math.Pow(2, cadence.RedRuns - 1), settings.MaximumBackOffHours);
        return DateTimeOffset.UtcNow < at.AddHours(hours)
            ? string.Create(CultureInfo.InvariantCulture, $"red since {at:yyyy-MM-dd HH:mm} UTC at {state.Stop!.StepId}, and nobody has touched anything since ({state.Stop.Reason.TrimEnd('.')}); it is tried again after {at.AddHours(hours):yyyy-MM-dd HH:mm} UTC.")
            : null;
    }

    /// <summary>Without <c>--carry</c> what waits for its reviewer would be done again.</summary>
    private async Task<string?> ProposedAsync() =>
        session.Settings.Carry is null
        && ArtifactFile.TryRead(session.Workspace.Publication, PublishingJson.Readable.Publication) is { PushedHead: { } head, Status: PublicationStatus.Published or PublicationStatus.Pushed or PublicationStatus.Paused } proposal
        && !await MergeWatch.IsMergedAsync(session, proposal, head)
            ? $"the proposal {proposal.PrUrl ?? $"on the branch '{proposal.Branch}' of {proposal.Remote}"} waits for its reviewer."
            : null;

    private async Task<string?> VerifiedAsync(RunState? state) =>
        (state is { StepsCompleted: > 0 } or { Status: RunStatus.NoDrift }) && await session.Downstream.IsAncestorAsync(state.DownstreamHead, "HEAD")
            ? state.ReachedCommit
            : null;

    private async Task<string?> NothingNewAsync(RunState? state)
    {
        var detection = await new DriftDetector(session.Settings, session.Upstream, session.Downstream, session.Log)
            .DetectAsync(state?.UpstreamBranch, await VerifiedAsync(state));
        return detection.HasDrift ? null : $"nothing new: the pin is the upstream's target, {detection.TargetCommit[..10]}.";
    }
}
