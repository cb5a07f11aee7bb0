using Main2Main.Fleets;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Shows who of a fleet breaks by what.</summary>
internal static class FleetGrid
{
    private const int Shown = 20;

    /// <summary>Draws the tables.</summary>
    public static void Show(FleetReport report, IAnsiConsole console)
    {
        console.Line($"{report.Downstreams.Count} downstream(s), {report.Changes.Count} upstream change(s) that break something or are likely to, {report.Changes.Count(change => change.Hits.Count > 1)} of them more than one");
        console.Write(Downstreams(report));
        if (report.Changes.Count > 0)
        {
            console.Write(Changes(report));
        }
    }

    private static Table Downstreams(FleetReport report)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("Downstream", "Upstream range", "Commits", "Breaks", "Likely", "Review", "Files", "Seconds");
        foreach (var one in report.Downstreams)
        {
            _ = table.AddRow(
                Screen.Text(one.Name), Screen.Text(one.Problem ?? $"{one.UpstreamBase![..10]}..{one.UpstreamTarget![..10]}"), Screen.Text($"{one.CommitCount}"),
                Screen.Text($"{one.Breaks}"),
                Screen.Text($"{one.Likely}"), Screen.Text($"{one.Review}"), Screen.Text($"{one.Files}"), Screen.Text($"{one.Seconds:0.0}"));
        }

        return table;
    }

    private static Table Changes(FleetReport report)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators()
            .AddColumns(["Upstream change", .. report.Downstreams.Select(one => one.Name), "Answered by"]);
        foreach (var change in report.Changes.Take(Shown))
        {
            _ = table.AddRow(
            [
                Screen.Text($"{change.Headline()}{(change.Commits.Count == 0 ? string.Empty : $"\n{change.Commits[0][..10]} {change.Subject}")}"),
                .. report.Downstreams.Select(one => Screen.Text(Cell(change.Hits.FirstOrDefault(hit => hit.Downstream == one.Name)))),
                Screen.Text(string.Join('\n', change.Answers.Select(answer => $"{answer.Downstream}: {answer.File}\n{string.Join('\n', answer.Lines)}"))),
            ]);
        }

        return report.Changes.Count > Shown ? table.Caption($"{report.Changes.Count - Shown} more in the report") : table;
    }

    private static string Cell(FleetHit? hit) =>
        hit is null
            ? string.Empty
            : $"{Words.Of(hit.Severity)}: {hit.Files[0]}:{hit.Line}{(hit.Files.Count > 1 ? $", and {hit.Files.Count - 1} more" : string.Empty)}";
}
