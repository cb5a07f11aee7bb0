using Main2Main.Impact.Heads;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Shows what open requests of the upstream would break.</summary>
internal static class HeadTable
{
    /// <summary>Draws the table.</summary>
    public static void Show(HeadReport report, IAnsiConsole console)
    {
        console.Line($"Upstream {report.UpstreamTarget[..10]}: {report.Heads.Count} request(s), {report.Heads.Count(head => head.Breaks > 0)} would break something here");
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators()
            .AddColumns("Request", "Subject", "Commits", "Breaks", "Likely", "Review", "First");
        foreach (var head in report.Heads)
        {
            _ = table.AddRow(
                Screen.Text($"{head.Ref}\n{head.Head[..10]}"),
                Screen.Text(head.Subject),
                $"{head.CommitCount}",
                $"{head.Breaks}",
                $"{head.Likely}",
                $"{head.Review}",
                Screen.Text(head.Problem ?? head.First ?? "nothing"));
        }

        console.Write(table);
    }
}
