using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Patches;
using Main2Main.Reporting.Page;
using Main2Main.Reporting.Proof;
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
        await WritePageAsync(report);
        ArtifactFile.Write(session.Workspace.FinalSummary, report, ReportingJson.Readable.FinalReport);
        await new RunsPage(session).RecordAsync(report);
        session.Journal.Save(state with { Summarized = true });
        await session.Tree.Kept!.ForgetAsync();
        session.Log.Information($"Report: {session.Workspace.FinalSummaryPage}");
        return report;
    }

    private async Task<FinalReport> DescribeAsync(RunState state)
    {
        var steps = await StepsAsync(state);
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
            Undone = plan.Undone ?? [],
            Carry = state.IsWatch ? null : state.Carry,
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
            Patches = await PatchesAsync(state),
            Guide = state.Guide,
            Stop = state.Stop,
            StoppedRange = stopped is null ? null : StepWork.For(session, stopped.Index).Plan.Range,
            UnresolvedFailures = stopped is null ? [] : Unresolved(session.Workspace.Step(stopped.Id), stopped),
            Proof = await new ProofReader(session).ReadAsync(),
            Checklist = await new Checklist(session).CheckAsync(changeLog, steps),
            Inherited = stopped is { Rounds: [.., var last] } ? last.Inherited : [],
            Seconds = Seconds(state),
        };
    }

    private async Task<IReadOnlyList<StepReport>> StepsAsync(RunState state)
    {
        var reporter = new StepReporter(session);
        var steps = new List<StepReport>();
        foreach (var step in state.Steps.Where(step => step.Phase == StepPhase.Advanced))
        {
            steps.Add(await reporter.DescribeAsync(StepWork.For(session, step.Index)));
        }

        return steps;
    }

    /// <summary>What the verified part of the range changed for the downstream's patches; kept for whoever looks closer.</summary>
    private async Task<IReadOnlyList<PatchNote>> PatchesAsync(RunState state)
    {
        if (state.ReachedCommit == state.BaseCommit)
        {
            return [];
        }

        var report = await new PatchStage(session).TryRunForRangeAsync(state.BaseCommit, state.ReachedCommit, await session.Downstream.HeadAsync());
        if (report is not null)
        {
            PatchFiles.Write(report, session.Workspace.Patches);
        }

        return PatchNote.Of(report);
    }

    /// <summary>A pull request takes the page as it is; a change log that is too long for one goes into a file of its own.</summary>
    private async Task WritePageAsync(FinalReport report)
    {
        var machine = new MachinePaths(session);
        var upstream = (await WebLinks.OfAsync(session.Upstream, session.Settings.Report.UpstreamUrl)).Page;
        var downstream = (await WebLinks.OfAsync(session.Downstream, session.Settings.Report.DownstreamUrl)).Page;
        var bothLanes = session.Settings.Lanes != SyncSettings.MainLane && report.CompatTag is not null;
        var table = ReportTemplates.Render("change-log.sbn", new { report, upstream, both_lanes = bothLanes }).Trim('\n');
        string Page(string table, string? changeLog) => machine.Hide(ReportTemplates.Render("final-summary.sbn", new
        {
            report,
            box = VerdictBox.Of(report),
            patches = PatchLine.Of(report.Patches),
            table = new RawMarkdown(table),
            change_log = changeLog,
            upstream,
            downstream,
            stopped = report.Stop is { } stop ? session.Journal.Required.Steps.Single(step => step.Id == stop.StepId).Index : 0,
            paths = new { guide = machine.Below(report.Guide?.ReportPath), patch = machine.Below(report.Stop?.PatchPath), failure = machine.Below(report.Stop?.SummaryPath) },
        }));

        var page = Page(table, changeLog: null);
        if (page.Length > LongestBody)
        {
            AtomicFile.WriteText(session.Workspace.ChangeLogPage, machine.Hide($"# Change log of run {report.RunId}\n\n{table}\n"));
            page = Page(string.Empty, machine.Below(session.Workspace.ChangeLogPage));
        }

        AtomicFile.WriteText(session.Workspace.FinalSummaryPage, page);
    }

    /// <summary>The machine's clock may have been set back since the run began.</summary>
    private static double Seconds(RunState state) => Math.Max(0, ((state.EndedAt ?? DateTimeOffset.UtcNow) - state.StartedAt).TotalSeconds);

    private IReadOnlyList<string> Suites(RunState state) =>
        [.. state.Steps.Where(step => step.Rounds.Count > 0)
            .Select(step => ArtifactFile.TryRead(session.Workspace.Step(step.Id).RoundResult(step.Rounds[^1].Round), VerificationJson.Readable.RoundResult))
            .SelectMany(result => result?.Suites ?? []).Distinct()];

    private static IReadOnlyList<string> Unresolved(StepFolder folder, StepState stopped) =>
        stopped.Rounds.Count > 0 && CiSummary.TryRead(folder.RoundSummary(stopped.Rounds[^1].Round)) is { } summary
            ? [.. summary.CodeBugs.Select(bug => $"{bug.ErrorType}: {bug.ErrorMessage}" + (bug.FailedTestCases.Count > 0 ? $" ({string.Join(", ", bug.FailedTestCases.Take(3))})" : string.Empty))]
            : [];
}
