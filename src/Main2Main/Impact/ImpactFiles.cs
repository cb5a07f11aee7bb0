using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Templates;

namespace Main2Main.Impact;

/// <summary>Writes a report as impact.json with impact.md and impact.sarif beside it, and reads it back.</summary>
public static class ImpactFiles
{
    private const int ListedFiles = 40;
    private const int ListedCommits = 20;
    private const int ListedFindings = 15;

    /// <summary>Writes the three files, each whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The JSON file; the others stand beside it under its name.</param>
    /// <exception cref="Main2MainException">A file cannot be written.</exception>
    public static void Write(ImpactReport report, string path)
    {
        var page = Task.Run(() => Page(report));
        var log = Task.Run(() => SarifLog.Of(report));
        ArtifactFile.Write(path, report, ImpactJson.Readable.ImpactReport);
        AtomicFile.WriteText(Path.ChangeExtension(path, ".sarif"), log.GetAwaiter().GetResult());
        AtomicFile.WriteText(PageOf(path), page.GetAwaiter().GetResult());
    }

    /// <summary>A report as text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format"><c>json</c>, <c>md</c> or <c>sarif</c>.</param>
    /// <returns>The text.</returns>
    public static string Text(ImpactReport report, string format) => format switch
    {
        "md" => Page(report),
        "sarif" => SarifLog.Of(report),
        _ => System.Text.Json.JsonSerializer.Serialize(report, ImpactJson.Readable.ImpactReport) + "\n",
    };

    /// <summary>Reads a report.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The report, or null when there is none.</returns>
    /// <exception cref="Main2MainException">The file is corrupt.</exception>
    public static ImpactReport? TryRead(string path) => ArtifactFile.TryRead(path, ImpactJson.Readable.ImpactReport);

    /// <summary>The page for people that stands beside a report.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The Markdown file.</returns>
    public static string PageOf(string path) => Path.ChangeExtension(path, ".md");

    /// <summary>The page for people.</summary>
    internal static string Page(ImpactReport report)
    {
        var findings = report.Findings.ToLookup(finding => finding.DownstreamFile, StringComparer.Ordinal);
        return ReportTemplates.Render("impact.sbn", new
        {
            report,
            files = report.Files.Take(ListedFiles).Select(file => new { file.Path, file.Score, file.Severity, file.Tests, Findings = findings[file.Path].Take(ListedFindings).ToList(), Others = Math.Max(file.Findings.Count - ListedFindings, 0) }).ToList(),
            others = report.Files.Skip(ListedFiles).Select(file => file.Path).ToList(),
            decisions = report.Findings.Where(finding => finding.Decides).DistinctBy(finding => (finding.UpstreamSymbol, finding.Member)).OrderByDescending(finding => finding.Reach).Take(ListedCommits).ToList(),
            commits = report.Commits.Take(ListedCommits).ToList(),
        });
    }
}
