using Cake.Frosting;
using Main2Main.Fleets;
using Main2Main.Frosting.CiSystems;
using Main2Main.Impact;
using Main2Main.Impact.Heads;
using Main2Main.Reporting;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Says what the upstream broke for the downstream. Reads git objects, and writes the report's files alone.</summary>
[TaskName(nameof(Impact))]
[TaskDescription("Says what the upstream changed that the downstream depends on, before any test runs; needs no run.")]
public sealed class Impact : AsyncFrostingTask<ISyncContext>
{
    private const int ShownCommits = 10;

    /// <inheritdoc />
    public override Task RunAsync(ISyncContext context) =>
        context.Fleet is { } fleet ? ShowFleetAsync(context, fleet, context.Format($"{nameof(Impact)} --fleet", "json", "md"))
        : context.Heads is { } pattern ? ShowHeadsAsync(context, pattern, context.Format($"{nameof(Impact)} --heads", "json", "md"))
        : ShowAsync(context, context.Format(nameof(Impact), "json", "md", "sarif", "github"));

    private static async Task ShowAsync(ISyncContext context, string? format)
    {
        _ = await context.MakeSampleAsync();
        var file = context.OutFile ?? context.Session.Workspace.Impact;
        await new ImpactStage(context.Session).RunAsync(report => DeliverAsync(context, report, file, format));
    }

    private static async Task ShowHeadsAsync(ISyncContext context, string pattern, string? format)
    {
        var file = context.OutFile ?? context.Session.Workspace.Heads;
        var report = await new HeadStage(context.Session).RunAsync(pattern);
        HeadFiles.Write(report, file);
        if (format is null)
        {
            HeadTable.Show(report, Screen.Create());
        }
        else
        {
            DocumentOutput.Write(HeadFiles.Text(report, format));
        }

        Screen.Create().Line($"Report: {file}");
    }

    private static async Task ShowFleetAsync(ISyncContext context, FleetStage fleet, string? format)
    {
        var file = context.OutFile ?? fleet.File;
        var report = await fleet.RunAsync();
        FleetFiles.Write(report, file);
        if (format is null)
        {
            FleetGrid.Show(report, Screen.Create());
        }
        else
        {
            DocumentOutput.Write(FleetFiles.Text(report, format));
        }

        context.Summarize(FleetFiles.PageOf(file));
        Screen.Create().Line($"Report: {file}, with .md beside it");
    }

    private static async Task DeliverAsync(ISyncContext context, ImpactReport report, string file, string? format)
    {
        var writing = Task.Run(() => ImpactFiles.Write(report, file), context.Session.Interruption);
        switch (format)
        {
            case null:
                Show(report, Screen.Create());
                break;
            case "github":
                DocumentOutput.Command(Annotations.Of(report).Select(WorkflowCommand.Of));
                break;
            default:
                DocumentOutput.Write(ImpactFiles.Text(report, format));
                break;
        }

        await writing;
        if (format is null)
        {
            // Annotations are commands on the standard output, which is the document's.
            context.Annotate(Annotations.Of(report));
        }

        context.Summarize(ImpactFiles.PageOf(file));
        Screen.Create().Line($"Report: {file}, with .md and .sarif beside it");
    }

    internal static void Show(ImpactReport report, IAnsiConsole console)
    {
        console.Line($"Upstream {report.UpstreamBase[..10]} .. {report.UpstreamTarget[..10]}, {report.CommitCount} commit(s): {report.Findings.Count} finding(s) in {report.Files.Count} downstream file(s)");
        if (report.Files.Count > 0)
        {
            new ImpactRows(report).Show(console);
            console.Write(CommitTable(report));
        }

        if (report.Findings.Count > 0 && report.ReleaseCommit is null)
        {
            console.Line(report.ReleaseTag is { } tag
                ? $"Which findings need a guard could not be judged: the upstream checkout does not hold {tag}. Fetch its tags: git fetch --tags"
                : "Which findings need a guard could not be judged: no release tag is recorded. Name one with --release-tag.");
        }

        if (report.Going.Count > 0)
        {
            console.Line($"Works today, goes later: {report.Going.Count} use(s) in {report.Going.DistinctBy(use => use.DownstreamFile).Count()} file(s), see the report");
        }

        foreach (var change in report.Requirements)
        {
            var clash = change.Own.FirstOrDefault(own => own.Fits == false);
            console.Line($"Requirement changed: {change.Old ?? change.Name + " (none)"} -> {change.New ?? "none"}, imported by {change.Files.Count} downstream file(s){(clash is null ? string.Empty : $"; does not fit {clash.Text} in {clash.File}:{clash.Line}")}");
        }

        if (report.TestFiles > 0 && report.Files.Count(file => file.Tests.Count == 0) is > 0 and var silent)
        {
            console.Line($"No test of the configured suites imports or mentions {silent} of the {report.Files.Count} file(s)");
        }

        if (report.Debt.Count > 0)
        {
            console.Line($"Did not fit before the range already: {report.Debt.Count} place(s) in {report.Debt.DistinctBy(place => place.DownstreamFile).Count()} file(s), see the report");
        }

        foreach (var unreadable in report.Unreadable)
        {
            console.Line($"Not parsed: {unreadable.Repository} {unreadable.Path}, line {unreadable.Line}: {unreadable.Reason}");
        }
    }

    private static Table CommitTable(ImpactReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Upstream commit", "Subject", "Findings");
        foreach (var commit in report.Commits.Take(ShownCommits))
        {
            _ = table.AddRow(commit.Sha[..10], Screen.Text(commit.Subject), $"{commit.Findings.Count}");
        }

        return table;
    }
}
