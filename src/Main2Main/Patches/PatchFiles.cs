using Main2Main.Json;
using Main2Main.Templates;

namespace Main2Main.Patches;

/// <summary>Writes patches.json and reads it back.</summary>
public static class PatchFiles
{
    /// <summary>Writes a report, whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="Main2MainException">The file cannot be written.</exception>
    public static void Write(PatchReport report, string path) => ArtifactFile.Write(path, report, PatchJson.Readable.PatchReport);

    /// <summary>A report as text.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format"><c>json</c> or <c>md</c>.</param>
    /// <returns>The text.</returns>
    public static string Text(PatchReport report, string format) =>
        format == "md"
            ? ReportTemplates.Render("patches.sbn", new { report })
            : System.Text.Json.JsonSerializer.Serialize(report, PatchJson.Readable.PatchReport) +
            "\n";

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The report, or null when there is none.</returns>
    /// <exception cref="Main2MainException">The file is corrupt.</exception>
    public static PatchReport? TryRead(string path) => ArtifactFile.TryRead(path, PatchJson.Readable.PatchReport);
}
