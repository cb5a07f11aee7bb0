using System.Text.RegularExpressions;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Writes a parameter's default for an override.</summary>
internal static partial class DefaultText
{
    /// <summary>The default; empty for none, null when it cannot be written in the file.</summary>
    /// <param name="parameter">The upstream's parameter.</param>
    /// <param name="file">The file.</param>
    /// <param name="must">Whether it needs a default although the upstream's has none.</param>
    public static string? Of(PythonParameter parameter, CodeFile file, bool must) => parameter.Default switch
    {
        null => must ? "None" : string.Empty,
        var text when text.Length > 1 && text[0] == '\'' && !text.Contains('"', StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal) => $"\"{text[1..^1]}\"",
        var text when Literal().IsMatch(text) || AnnotationNames.AreKnown(text, file) => text,
        _ => null,
    };

    [GeneratedRegex(@"^(None|True|False|-?[0-9][0-9_.e+-]*|'[^']*'|\(\))$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();
}
