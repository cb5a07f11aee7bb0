using Main2Main.Json;
using Main2Main.Reporting;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>Says how an invocation ended.</summary>
/// <param name="session">The session.</param>
public sealed class FinalStatusFile(SyncSession session)
{
    /// <summary>Writes final_status.json.</summary>
    /// <param name="failure">What ended the invocation; null when nothing did.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="Main2MainException">The file cannot be written.</exception>
    public FinalStatus Write(Exception? failure)
    {
        var status = Describe(session.Journal.Current, failure);
        ArtifactFile.Write(session.Workspace.FinalStatus, status, PublishingJson.Readable.FinalStatus);
        return status;
    }

    private FinalStatus Describe(RunState? state, Exception? failure)
    {
        var report = state is { Summarized: true } ? ArtifactFile.TryRead(session.Workspace.FinalSummary, ReportingJson.Readable.FinalReport) : null;
        var outcome = OutcomeOf(state, failure);
        return new FinalStatus
        {
            Status = outcome is "completed" or "no_drift" ? "completed" : "failed",
            Outcome = outcome,
            OldCommit = state?.BaseCommit,
            NewCommit = state?.TargetCommit,
            ReachedCommit = state?.ReachedCommit,
            StepsCompleted = state?.StepsCompleted ?? 0,
            StepsTotal = state?.Steps.Count ?? 0,
            ManualReviewRequired = outcome is not ("completed" or "no_drift")
                || (report is not null && (report.ChangeLog.Any(row => row.Unexplained) || report.Checklist.Any(item => !item.Ok) || report.Steps.Any(step => step.AdapterProblems.Count > 0 || step.PersistentFlakes.Count > 0))),
            PrUrl = ArtifactFile.TryRead(session.Workspace.Publication, PublishingJson.Readable.Publication) is { } publication
                && publication.RunId == state?.RunId
                ? publication.PrUrl
                : null,
            Message = failure?.Message ?? state?.Stop?.Reason,
        };
    }

    private static string OutcomeOf(RunState? state, Exception? failure) => state switch
    {
        _ when failure is not null => "error",
        { Status: RunStatus.NoDrift } => "no_drift",
        { Status: RunStatus.Completed } => "completed",
        { Status: RunStatus.Partial } => "partial_stop",
        { } when state.Steps.Any(step => step.Pause is not null) => "paused",
        _ => "unfinished",
    };
}
