using System.Text.Json;
using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Templates;

namespace Main2Main.Fleets;

/// <summary>Writes fleet.json with fleet.md beside it, and prints them.</summary>
public static class FleetFiles
{
    private const int Listed = 60;

    /// <summary>Writes both files, each whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="Main2MainException">A file cannot be written.</exception>
    public static void Write(FleetReport report, string path)
    {
        ArtifactFile.Write(path, report, FleetJson.Readable.FleetReport);
        AtomicFile.WriteText(PageOf(path), Text(report, "md"));
    }

    /// <summary>The page for people that stands beside a report.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The Markdown file.</returns>
    public static string PageOf(string path) => Path.ChangeExtension(path, ".md");

    /// <summary>A report as text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format"><c>json</c> or <c>md</c>.</param>
    /// <returns>The text.</returns>
    public static string Text(FleetReport report, string format) => format == "md"
        ? ReportTemplates.Render("fleet.sbn", new
        {
            report,
            changes = report.Changes.Take(Listed).Select(change => new { Headline = change.Headline(), change.Commits, change.Subject, change.Old, change.New, change.Answers, cells = report.Downstreams.Select(downstream => change.Hits.FirstOrDefault(hit => hit.Downstream == downstream.Name)).ToList() }).ToList(),
            others = Math.Max(report.Changes.Count - Listed, 0),
        })
        : JsonSerializer.Serialize(report, FleetJson.Readable.FleetReport) + "\n";
}
