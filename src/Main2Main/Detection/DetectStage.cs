using System.Globalization;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Detection;

/// <summary>The task Detect: begins a run, or keeps the one that is under way. Source: the playbook's phase 1.</summary>
/// <param name="session">The session.</param>
public sealed class DetectStage(SyncSession session)
{
    /// <summary>What was taken along of an open proposal to where the downstream stands; null where nothing was.</summary>
    public CarryState? Carry { get; init; }

    /// <summary>Whether the workspace holds a run that must go on rather than be begun anew.</summary>
    /// <returns>True for a run with unfinished work.</returns>
    public bool HasUnfinishedRun() =>
        !session.Settings.Restart
        && session.Journal.Current is { IsLook: false } state
        && state is not { IsWatch: true, Status: RunStatus.Partial }
        && (state.Status is RunStatus.Running or RunStatus.Partial || (state.Status is RunStatus.Completed && !state.Summarized));

    /// <summary>Detects the drift and begins a run; a run under way is kept with its target.</summary>
    /// <returns>The drift.</returns>
    /// <exception cref="Main2MainException">See <see cref="DriftDetector.DetectAsync"/>; or a working tree is dirty; or --from/--to name another
    /// range than the run under way.</exception>
    public async Task<DriftDetection> RunAsync()
    {
        if (HasUnfinishedRun())
        {
            RequireSameKind(session.Journal.Required);
            return await KeepAsync(session.Journal.Required);
        }

        var previous = ReadPrevious();
        if (session.Settings.Restart && previous is { } left)
        {
            await new Recovery(session).AbandonAsync(left);
        }

        var detector = new DriftDetector(session.Settings, session.Upstream, session.Downstream, session.Log);
        var detection = await detector.DetectAsync(previous?.UpstreamBranch, session.Settings.Watch ? null : await ReachedAsync(previous));
        detection = session.Settings.Watch ? detection with { TargetCommit = detection.BaseCommit, HasDrift = false } : detection;
        if (!session.Settings.IsLook)
        {
            await RepositoryChecks.RequireCleanDownstreamAsync(session);
            await RepositoryChecks.RequireCleanAsync(session.Upstream, "upstream", untracked: false);
        }

        await session.Tree.Kept!.ForgetAsync();
        session.Workspace.Archive(previous?.RunId ?? "unreadable");
        ArtifactFile.Write(session.Workspace.Detection, detection, DetectionJson.Readable.DriftDetection);
        session.Journal.Save(Begin(detection));
        session.Log.Information(detection.HasDrift
            ? $"Drift: {detection.BaseCommit[..10]} ({detection.PinTag ?? "pin"}, {string.Join(", ", detection.PinSources)}) .. {detection.TargetCommit[..10]}; release tag {detection.CompatTag ?? "none"}."
            : session.Settings.Watch ? $"Watch: the suites {(Carry is { Verified: false } ? "are run" : "have passed")} on {detection.DownstreamHead[..10]} at its pin, {detection.BaseCommit[..10]}."
            : $"No drift: {(detection.PinTag is null ? "the pin is" : "the downstream is verified up to")} the target, {detection.TargetCommit}. {(Carry is { Verified: false } ? "What was carried is to be verified." : "Nothing to do.")}");
        Tell(detection);
        if (detection.HasDrift && await MissingTag.NoticeAsync(session.Upstream, detection.CompatTag) is { } notice)
        {
            session.Log.Warning(notice);
        }

        return detection;
    }

    private void Tell(DriftDetection detection)
    {
        foreach (var warning in detection.Warnings)
        {
            session.Log.Warning(warning);
        }

        foreach (var other in detection.OtherPins)
        {
            session.Log.Information($"{other.Name} is pinned to {other.Value} ({other.File}:{other.Line}); it is not moved.");
        }
    }

    private async Task<string?> ReachedAsync(RunState? previous) =>
        (previous is { StepsCompleted: > 0 } or { Status: RunStatus.NoDrift }) && await session.Downstream.IsAncestorAsync(previous.DownstreamHead, "HEAD")
            ? previous.ReachedCommit
            : null;

    private RunState? ReadPrevious()
    {
        try
        {
            return session.Journal.Current;
        }
        catch (Main2MainException) when (session.Settings.Restart && !BelongsToAnotherPair())
        {
            session.Log.Warning($"'{session.Workspace.State}' is corrupt; it is moved to '{session.Workspace.Previous}' because of --restart.");
            return null;
        }
    }

    private bool BelongsToAnotherPair()
    {
        try
        {
            return Journal.Read(session.Workspace) is not null;
        }
        catch (Main2MainException)
        {
            return false;
        }
    }

    private async Task<DriftDetection> KeepAsync(RunState state)
    {
        await RequireSameAsync("--to", session.Settings.To, state.TargetCommit);
        await RequireSameAsync("--from", session.Settings.From, state.BaseCommit);
        session.Log.Information($"The run {state.RunId} is under way: its target {state.TargetCommit[..10]} is kept (--restart begins anew).");
        return new DriftDetection
        {
            BaseCommit = state.BaseCommit,
            TargetCommit = state.TargetCommit,
            CompatTag = state.CompatTag,
            HasDrift = true,
            UpstreamBranch = state.UpstreamBranch,
            DownstreamBranch = state.DownstreamBranch,
            DownstreamHead = state.DownstreamStart,
        };
    }

    private void RequireSameKind(RunState state)
    {
        if (session.Settings.Watch && !state.IsWatch)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"--watch cannot look at what is merged: the workspace '{session.Workspace.Root}' holds the run {state.RunId}, which is not done.",
                "give it a workspace of its own with the same --memory, or let that run end first.");
        }
    }

    private async Task RequireSameAsync(string option, string? revision, string recorded)
    {
        if (revision is not null && await session.Upstream.ResolveAsync(revision) != recorded)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"{option}={revision} does not name {recorded}, which the run under way in '{session.Workspace.Root}' is fixed to.",
                $"leave {option} out to continue that run, or begin anew with --restart.");
        }
    }

    private RunState Begin(DriftDetection detection)
    {
        var now = DateTimeOffset.UtcNow;
        var hasWork = detection.HasDrift || Carry is { Verified: false };
        return new RunState
        {
            Carry = Carry,
            RunId = now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture),
            StartedAt = now,
            EndedAt = hasWork ? null : now,
            Upstream = session.Upstream.Path,
            Downstream = session.Downstream.Path,
            UpstreamBranch = detection.UpstreamBranch,
            BaseCommit = detection.BaseCommit,
            TargetCommit = detection.TargetCommit,
            CompatTag = detection.CompatTag,
            DownstreamBranch = detection.DownstreamBranch,
            DownstreamStart = detection.DownstreamHead,
            LastVerifiedHead = detection.DownstreamHead,
            ReachedCommit = detection.BaseCommit,
            IsWatch = session.Settings.Watch,
            IsLook = session.Settings.IsLook,
            Status = hasWork ? RunStatus.Running : RunStatus.NoDrift,
        };
    }
}
