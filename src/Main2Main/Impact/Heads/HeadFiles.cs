using System.Text.Json;
using Main2Main.Json;
using Main2Main.Templates;

namespace Main2Main.Impact.Heads;

/// <summary>Writes heads.json and prints it.</summary>
public static class HeadFiles
{
    /// <summary>Writes a report, whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Main2MainException">The file cannot be written.</exception>
    public static void Write(HeadReport report, string path) => ArtifactFile.Write(path, report, HeadJson.Readable.HeadReport);

    /// <summary>A report as text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format"><c>json</c> or <c>md</c>.</param>
    /// <returns>The text.</returns>
    public static string Text(HeadReport report, string format) =>
        format == "md" ? ReportTemplates.Render("heads.sbn", new { report }) : JsonSerializer.Serialize(report, HeadJson.Readable.HeadReport) + "\n";
}
