using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Templates;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>The task Summarize: the reviewer's report of a run that has ended. Source: the playbook's phase 4.</summary>
/// <param name="session">The session.</param>
public sealed class SummarizeStage(SyncSession session)
{
    /// <summary>What GitHub takes as the body of a pull request, in characters.</summary>
    internal const int LongestBody = 65_536;

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
                    : $"the run {state.RunId} is in progress ({state.StepsCompleted} of {state.Steps.Count} steps): a summary is written when it is completed or stopped.",
                "continue it with --target=Sync.");
        }

        var report = await DescribeAsync(state);
        WritePage(report);
        ArtifactFile.Write(session.Workspace.FinalSummary, report, ReportingJson.Readable.FinalReport);
        session.Journal.Save(state with { Summarized = true });
        await session.Tree.Kept!.ForgetAsync();
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

        var plan = PlanFile.Load(session);
        var changeLog = await new Attribution.ChangeLog(session).ReadAsync();
        var stopped = state.Stop is { } stop ? state.Steps.Single(step => step.Id == stop.StepId) : null;
        return new FinalReport
        {
            Status = Words.Of(state.Status),
            RunId = state.RunId,
            BaseCommit = state.BaseCommit,
            TargetCommit = state.TargetCommit,
            PartingCommit = plan.PartingCommit,
            LeftBehind = plan.LeftBehind,
            HiddenFiles = await new HiddenFileReader(session).ReadAsync(),
            ReachedCommit = state.ReachedCommit,
            CompatTag = state.CompatTag,
            Pin = await new PinReports(session).ReadAsync(state),
            StepsCompleted = steps.Count,
            StepsTotal = state.Steps.Count,
            Suites = Suites(state),
            DownstreamBefore = state.DownstreamStart,
            DownstreamAfter = await session.Downstream.HeadAsync(),
            Steps = steps,
            ChangeLog = changeLog,
            TestEdits = [.. changeLog.Where(row => Adaptation.Watching.TestFile.IsTest(row.File) && row.Causes.Any(cause => cause.Evidence != ChangeEvidence.Reference)).Select(row => row.File)],
            Guide = state.Guide,
            Stop = state.Stop,
            StoppedRange = stopped is null ? null : StepWork.For(session, stopped.Index).Plan.Range,
            UnresolvedFailures = stopped is null ? [] : Unresolved(session.Workspace.Step(stopped.Id), stopped),
            Checklist = await new Checklist(session).CheckAsync(changeLog),
            Inherited = stopped is { Rounds: [.., var last] } ? last.Inherited : [],
            // The machine's clock may have been set back since the run began.
            Seconds = Math.Max(0, ((state.EndedAt ?? DateTimeOffset.UtcNow) - state.StartedAt).TotalSeconds),
        };
    }

    /// <summary>A pull request takes the page as it is; a change log that is too long for one goes into a file of its own.</summary>
    private void WritePage(FinalReport report)
    {
        var table = ReportTemplates.Render("change-log.sbn", new { report }).Trim('\n');
        var page = ReportTemplates.Render("final-summary.sbn", new { report, table = new RawMarkdown(table) });
        if (page.Length > LongestBody)
        {
            AtomicFile.WriteText(session.Workspace.ChangeLogPage, $"# Change log of run {report.RunId}\n\n{table}\n");
            page = ReportTemplates.Render("final-summary.sbn", new { report, table = new RawMarkdown(string.Empty), change_log = session.Workspace.ChangeLogPage });
        }

        AtomicFile.WriteText(session.Workspace.FinalSummaryPage, page);
    }

    private IReadOnlyList<string> Suites(RunState state) =>
        [.. state.Steps.Where(step => step.Rounds.Count > 0)
            .Select(step => ArtifactFile.TryRead(session.Workspace.Step(step.Id).RoundResult(step.Rounds[^1].Round), VerificationJson.Readable.RoundResult))
            .SelectMany(result => result?.Suites ?? []).Distinct()];

    private static IReadOnlyList<string> Unresolved(StepFolder folder, StepState stopped) =>
        stopped.Rounds.Count > 0 && CiSummary.TryRead(folder.RoundSummary(stopped.Rounds[^1].Round)) is { } summary
            ? [.. summary.CodeBugs.Select(bug => $"{bug.ErrorType}: {bug.ErrorMessage}" + (bug.FailedTestCases.Count > 0 ? $" ({string.Join(", ", bug.FailedTestCases.Take(3))})" : string.Empty))]
            : [];
}
