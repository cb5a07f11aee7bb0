using Main2Main.Files;
using Main2Main.Memory;
using Main2Main.Reporting.Page;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>All runs of a memory as one page for browsers, runs.html: how far behind, how much CI, what stays open, which tests are intermittent.</summary>
/// <param name="session">The session.</param>
public sealed class RunsPage(SyncSession session)
{
    private const int MostRuns = 200;

    private readonly MemoryFolder folder = MemoryFolder.Of(session);

    /// <summary>Remembers a run that has ended, and writes the page. What cannot be written is told in the log, and does not end a run.</summary>
    /// <param name="report">The run's report.</param>
    /// <returns>A task.</returns>
    public async Task RecordAsync(FinalReport report)
    {
        try
        {
            RunHistory.Write(folder, await DescribeAsync(report));
            await WriteAsync();
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"The run could not be remembered: {exception.Message}");
        }
    }

    /// <summary>Writes the page.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">A file is corrupt, or the page cannot be written.</exception>
    public async Task WriteAsync()
    {
        var all = RunHistory.Read(folder);
        var runs = all.Take(MostRuns).ToList();
        var links = await WebLinks.OfAsync(session.Upstream, session.Settings.Report.UpstreamUrl);
        var cases = MemoryReport.Read(folder).Cases.Where(known => known.Intermittent).ToList();
        var (mostDays, mostCi) = (
            Math.Max(1, runs.Select(run => run.DaysBehindBefore).DefaultIfEmpty(1).Max()),
            Math.Max(1, runs.Select(run => run.CiSeconds).DefaultIfEmpty(1).Max()));
        AtomicFile.WriteText(folder.RunsPage, ReportTemplates.RenderPage("runs.html.sbn", new
        {
            runs = runs.Select(run => new { Record = run, Day = Time(run.StartedAt, "MM-dd"), Ended = Time(run.EndedAt, "yyyy-MM-dd HH:mm"), BeforeHeight = 100 * run.DaysBehindBefore / mostDays, AfterHeight = 100 * run.DaysBehindAfter / mostDays, CiHeight = 100 * run.CiSeconds / mostCi }).ToList(),
            left_out = all.Count - runs.Count,
            most_days = mostDays,
            most_ci = mostCi,
            ci_seconds = all.Sum(run => run.CiSeconds),
            completed = all.Count(run => run.Status == "completed"),
            total = all.Count,
            cases = cases.Select(known => new { known.Name, Suites = string.Join(", ", known.Suites), Verdicts = string.Concat(known.History.TakeLast(20).Select(verdict => Sign(verdict.Outcome))) }).ToList(),
            links,
            written_at = Time(DateTimeOffset.UtcNow, "yyyy-MM-dd HH:mm:ss"),
            style = new RawHtml(ReportTemplates.Read("report.css")),
        }));
    }

    private static string Time(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    private static char Sign(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Passed => '+',
        CaseOutcome.Flaked => '~',
        _ => 'x',
    };

    private async Task<RunRecord> DescribeAsync(FinalReport report)
    {
        var state = session.Journal.Required;
        var plan = PlanFile.Load(session);
        var target = await DateAsync(report.TargetCommit);
        var tests = report.Proof?.Suites.Select(suite => suite.Tests).OfType<Verification.TestCounts>().ToList() ?? [];
        return new RunRecord
        {
            RunId = report.RunId,
            StartedAt = state.StartedAt,
            EndedAt = state.EndedAt ?? DateTimeOffset.UtcNow,
            Status = report.Status,
            BaseCommit = report.BaseCommit,
            TargetCommit = report.TargetCommit,
            ReachedCommit = report.ReachedCommit,
            StepsCompleted = report.StepsCompleted,
            StepsTotal = report.StepsTotal,
            UpstreamCommits = plan.TotalCommits,
            DaysBehindBefore = Days(await DateAsync(report.BaseCommit), target),
            DaysBehindAfter = Days(await DateAsync(report.ReachedCommit), target),
            Rounds = state.Steps.Sum(step => step.Rounds.Count),
            CiSeconds = Math.Round(state.Steps.Sum(step => step.Rounds.Sum(round => round.Seconds)), 3),
            OpenBreaks = report.Proof?.OpenBreaks ?? 0,
            OpenLikely = report.Proof?.OpenLikely ?? 0,
            OpenReview = report.Proof?.OpenReview ?? 0,
            TestsRan = tests.Count == 0 ? null : tests.Sum(count => count.Ran),
            Stopped = report.Stop is { } stop ? $"{stop.StepId}: {stop.Reason}" : null,
        };
    }

    private async Task<DateTimeOffset?> DateAsync(string commit)
    {
        var shown = await session.Upstream.TryAsync(new Git.GitCall("show", "--no-patch", "--no-show-signature", "--format=%cI", commit));
        return shown.Succeeded && DateTimeOffset.TryParse(shown.Text.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var date) ? date : null;
    }

    private static double Days(DateTimeOffset? from, DateTimeOffset? to) =>
        from is null || to is null ? 0 : Math.Round(Math.Max(0, (to.Value - from.Value).TotalDays), 1);
}
