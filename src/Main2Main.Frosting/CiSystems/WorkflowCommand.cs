using Main2Main.Reporting;
using Main2Main.Untrusted;

namespace Main2Main.Frosting.CiSystems;

/// <summary>Writes annotations as commands of GitHub Actions.</summary>
internal static class WorkflowCommand
{
    /// <summary>The command of an annotation, a line.</summary>
    public static string Of(Annotation annotation)
    {
        var name = annotation.Level switch { AnnotationLevel.Error => "error", AnnotationLevel.Warning => "warning", _ => "notice" };
        return $"::{name} file={Property(annotation.File)},line={Math.Max(1, annotation.Line)},title={Property(annotation.Title)}::{Data(annotation.Message)}";
    }

    private static string Data(string text) =>
        ConsoleText.Shown(text).Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
