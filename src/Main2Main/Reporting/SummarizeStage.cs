using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>The task Summarize: the reviewer's report of a run that has ended. Source: the playbook's phase 4.</summary>
/// <param name="session">The session.</param>
public sealed class SummarizeStage(SyncSession session)
{
    /// <summary>Writes final-summary.md and final-summary.json.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">The run is still in progress.</exception>
    public async Task<FinalReport> RunAsync()
    {
        var state = session.Journal.Required;
        if (state.Status is not (RunStatus.Completed or RunStatus.Partial))
        {
            throw new Main2MainException(
                FailureKind.Usage,
                state.Status == RunStatus.NoDrift
                    ? "there is nothing to summarise: the last run found no drift."
                    : $"the run {state.RunId} is in progress ({state.Steps.Count(step => step.Phase == StepPhase.Advanced)} of {state.Steps.Count} steps): a summary is written when it is completed or stopped.",
                "continue it with --target=Sync.");
        }

        var report = await DescribeAsync(state);
        AtomicFile.WriteText(session.Workspace.FinalSummaryPage, ReportTemplates.Render("final-summary.sbn", new { report, workspace = session.Workspace }));
        ArtifactFile.Write(session.Workspace.FinalSummary, report, ArtifactJson.Readable.FinalReport);
        session.Journal.Save(state with { Summarized = true });
        session.Log.Information($"Report: {session.Workspace.FinalSummaryPage}");
        return report;
    }

    private async Task<FinalReport> DescribeAsync(RunState state)
    {
        var reporter = new StepReporter(session);
        var steps = new List<StepReport>();
        foreach (var step in state.Steps.Where(step => step.Phase == StepPhase.Advanced))
        {
            steps.Add(await reporter.DescribeAsync(StepWork.For(session, step.Index)));
        }

        var stopped = state.Stop is { } stop ? state.Steps.Single(step => step.Id == stop.StepId) : null;
        return new FinalReport
        {
            Status = Words.Of(state.Status),
            RunId = state.RunId,
            BaseCommit = state.BaseCommit,
            TargetCommit = state.TargetCommit,
            ReachedCommit = state.ReachedCommit,
            CompatTag = state.CompatTag,
            StepsCompleted = steps.Count,
            StepsTotal = state.Steps.Count,
            Suites = Suites(state),
            DownstreamBefore = state.DownstreamStart,
            DownstreamAfter = await session.Downstream.HeadAsync(),
            Steps = steps,
            Guide = state.Guide,
            Stop = state.Stop,
            StoppedRange = stopped is null ? null : StepWork.For(session, stopped.Index).Plan.Range,
            UnresolvedFailures = stopped is null ? [] : Unresolved(session.Workspace.Step(stopped.Id), stopped),
            Checklist = await new Checklist(session).CheckAsync(),
            Seconds = ((state.EndedAt ?? DateTimeOffset.UtcNow) - state.StartedAt).TotalSeconds,
        };
    }

    private IReadOnlyList<string> Suites(RunState state) =>
        [.. state.Steps.Where(step => step.Rounds.Count > 0)
            .Select(step => ArtifactFile.TryRead(session.Workspace.Step(step.Id).RoundResult(step.Rounds[^1].Round), ArtifactJson.Readable.RoundResult))
            .SelectMany(result => result?.Suites ?? []).Distinct()];

    private static IReadOnlyList<string> Unresolved(StepFolder folder, StepState stopped) =>
        stopped.Rounds.Count > 0 && CiSummary.TryRead(folder.RoundSummary(stopped.Rounds[^1].Round)) is { } summary
            ? [.. summary.CodeBugs.Select(bug => $"{bug.ErrorType}: {bug.ErrorMessage}" + (bug.FailedTestCases.Count > 0 ? $" ({string.Join(", ", bug.FailedTestCases.Take(3))})" : string.Empty))]
            : [];
}
