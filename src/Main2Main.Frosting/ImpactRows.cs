using Main2Main.Impact;
using Main2Main.Untrusted;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>The downstream's files that a range breaks: a table, or where that would be a column of syllables, a paragraph each.</summary>
/// <param name="report">The report.</param>
internal sealed class ImpactRows(ImpactReport report)
{
    private const int ShownFiles = 30;
    private const int WidthOfTable = 110;
    private const int Indent = 2;

    private readonly Dictionary<string, ImpactFinding> findings = report.Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, BlamedCommit> commits = report.Commits.ToDictionary(commit => commit.Sha, StringComparer.Ordinal);

    /// <summary>Shows them.</summary>
    /// <param name="console">Where.</param>
    public void Show(IAnsiConsole console)
    {
        if (console.Profile.Width >= WidthOfTable)
        {
            console.Write(Table());
            return;
        }

        foreach (var file in report.Files.Take(ShownFiles))
        {
            var first = findings[file.Findings[0]];
            console.MarkupLine($"[bold]{Screen.Text($"{file.Path}:{first.Line}")}[/]  {Screen.Verdict(Words.Of(file.Severity))}  {Screen.Text(Commit(first))}");
            console.Write(new Padder(new Text(ConsoleText.Shown($"{Change(first)}\n{Why(file, first)}")), new Padding(Indent, 0, 0, 0)));
        }

        if (report.Files.Count > ShownFiles)
        {
            console.Line(More);
        }
    }

    private string More => $"{report.Files.Count - ShownFiles} more in the report";

    private Table Table()
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumns("Downstream file", "Severity", "Why", "Upstream change", "Commit");
        foreach (var file in report.Files.Take(ShownFiles))
        {
            var first = findings[file.Findings[0]];
            _ = table.AddRow(
                Screen.Text($"{file.Path}:{first.Line}"),
                Screen.Verdict(Words.Of(file.Severity)),
                Screen.Text(Why(file, first)),
                Screen.Text(Change(first)),
                Screen.Text(Commit(first)));
        }

        return report.Files.Count > ShownFiles ? table.Caption(More) : table;
    }

    private static string Why(ImpactedFile file, ImpactFinding first) =>
        $"{Words.Of(first.Usage)}{(file.Findings.Count > 1 ? $", and {file.Findings.Count - 1} more" : string.Empty)}{(first.GuardNeeded == GuardNeed.Yes ? "; guard needed" : string.Empty)}{(first.Tested == false ? "; no test" : string.Empty)}";

    private string Commit(ImpactFinding first) =>
        first.Commits.Count == 0
            ? string.Empty
            : $"{first.Commits[0][..10]}{(commits.GetValueOrDefault(first.Commits[0])?.Pr is { } number ? $" #{number}" : string.Empty)}";

    private static string Change(ImpactFinding finding)
    {
        var lines = new List<string> { finding.Headline() };
        lines.AddRange(finding.Old is { } old ? [$"- {old}"] : []);
        lines.AddRange(finding.New is { } now ? [$"+ {now}"] : []);
        return string.Join('\n', lines);
    }
}
