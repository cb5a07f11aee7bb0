using Cake.Frosting;
using Main2Main.Bisection;
using Main2Main.Verification;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Finds the upstream commit that broke the suites. Both repositories are afterwards as they were.</summary>
[TaskName(nameof(Bisect))]
[TaskDescription("Finds the first upstream commit at which the suites fail (--good, --bad; default: the current step).")]
public sealed class Bisect : AsyncFrostingTask<ISyncContext>
{
    private const int ShownCandidates = 20;

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        var report = await new BisectStage(context.Session, new BatchSuiteRunner(context.Session), context.Display).RunAsync(context.BisectEnds);
        context.Outcome.Value = report.Status == BisectStatus.Found ? RunOutcome.Done : RunOutcome.PartialStop;
        Show(report, context.Session.Workspace.BisectPage);
    }

    private static void Show(BisectReport report, string page)
    {
        var console = Screen.Create();
        console.Write(TableOf(report));
        console.Line($"{Words.Of(report.Status)}: {report.Reason}");
        console.Line(
            $"{report.ProbeCount} probe(s) between the ends{(report.PlainProbeCount is { } plain ? $"; halving the range would take {plain}" : string.Empty)}");
        foreach (var candidate in report.Candidates.Where(_ => report.Status == BisectStatus.Candidates).Take(ShownCandidates))
        {
            console.Line($"  {candidate.Sha[..10]} {candidate.Subject}");
        }

        foreach (var finding in report.Findings.Take(ShownCandidates))
        {
            console.Line($"Impact: {finding.DownstreamFile}:{finding.Line}: {finding.Headline()}");
        }

        console.Line($"Report: {page}, with .json beside it");
    }

    private static Table TableOf(BisectReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Probe", "Upstream commit", "Verdict", "Why", "Rounds", "Seconds");
        foreach (var probe in report.Probes)
        {
            _ = table.AddRow(
                probe.Position == 0 ? "good end" : probe.Position == report.CommitCount ? "bad end" : $"{probe.Position} of {report.CommitCount}",
                Screen.Text($"{probe.Commit[..10]}{(probe.Position == 0 ? string.Empty : $" {probe.Subject}")}"),
                Words.Of(probe.Verdict) + (probe.Flaky ? ", intermittent" : string.Empty),
                Screen.Text(probe.Why),
                $"{probe.Rounds.Count}",
                $"{probe.Seconds:0.0}");
        }

        return table;
    }
}
