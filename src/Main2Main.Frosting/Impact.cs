using Cake.Frosting;
using Main2Main.Frosting.CiSystems;
using Main2Main.Impact;
using Main2Main.Reporting;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Says what the upstream broke for the downstream. Reads git objects, and writes the report's files alone.</summary>
[TaskName(nameof(Impact))]
[TaskDescription("Says what the upstream changed that the downstream depends on, before any test runs; needs no run.")]
public sealed class Impact : AsyncFrostingTask<ISyncContext>
{
    private const int ShownFiles = 30;
    private const int ShownCommits = 10;

    /// <inheritdoc />
    public override Task RunAsync(ISyncContext context)
    {
        var file = context.OutFile ?? context.Session.Workspace.Impact;
        return new ImpactStage(context.Session).RunAsync(report => DeliverAsync(context, report, file));
    }

    private static async Task DeliverAsync(ISyncContext context, ImpactReport report, string file)
    {
        var writing = Task.Run(() => ImpactFiles.Write(report, file), context.Session.Interruption);
        Show(report, Screen.Create());
        await writing;
        context.Annotate(Annotations.Of(report));
        context.Summarize(ImpactFiles.PageOf(file));
        Screen.Create().Line($"Report: {file}, with .md and .sarif beside it");
    }

    internal static void Show(ImpactReport report, IAnsiConsole console)
    {
        console.Line($"Upstream {report.UpstreamBase[..10]} .. {report.UpstreamTarget[..10]}, {report.CommitCount} commit(s): {report.Findings.Count} finding(s) in {report.Files.Count} downstream file(s)");
        if (report.Files.Count > 0)
        {
            console.Write(FileTable(report));
            console.Write(CommitTable(report));
        }

        if (report.Going.Count > 0)
        {
            console.Line($"Works today, goes later: {report.Going.Count} use(s) in {report.Going.DistinctBy(use => use.DownstreamFile).Count()} file(s), see the report");
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

    private static Table FileTable(ImpactReport report)
    {
        var findings = report.Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        var subjects = report.Commits.ToDictionary(commit => commit.Sha, commit => commit, StringComparer.Ordinal);
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumns("Downstream file", "Severity", "Why", "Upstream change", "Commit");
        foreach (var file in report.Files.Take(ShownFiles))
        {
            var first = findings[file.Findings[0]];
            _ = table.AddRow(
                Screen.Text($"{file.Path}:{first.Line}"),
                Words.Of(file.Severity),
                Screen.Text($"{Words.Of(first.Usage)}{(file.Findings.Count > 1 ? $", and {file.Findings.Count - 1} more" : string.Empty)}{(first.GuardNeeded == GuardNeed.Yes ? "; guard needed" : string.Empty)}"),
                Screen.Text(Change(first)),
                Screen.Text(first.Commits.Count == 0 ? string.Empty : $"{first.Commits[0][..10]}{(subjects.GetValueOrDefault(first.Commits[0])?.Pr is { } number ? $" #{number}" : string.Empty)}"));
        }

        return report.Files.Count > ShownFiles ? table.Caption($"{report.Files.Count - ShownFiles} more in the report") : table;
    }

    private static string Change(ImpactFinding finding)
    {
        var lines = new List<string> { finding.Headline() };
        lines.AddRange(finding.Old is { } old ? [$"- {old}"] : []);
        lines.AddRange(finding.New is { } now ? [$"+ {now}"] : []);
        return string.Join('\n', lines);
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
