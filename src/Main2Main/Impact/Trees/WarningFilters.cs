using System.Text.RegularExpressions;

namespace Main2Main.Impact.Trees;

/// <summary>Reads from the configuration of pytest whether a warning fails a test.</summary>
internal static partial class WarningFilters
{
    /// <summary>The files that pytest takes its configuration from, in its order: the first that has any counts.</summary>
    public static IReadOnlyList<string> Files { get; } = ["pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"];

    /// <summary>Whether a configuration turns deprecation warnings into errors.</summary>
    /// <param name="text">The file's text.</param>
    /// <returns>Null when the file does not configure pytest.</returns>
    public static bool? AreErrors(string text)
    {
        var section = Section().Match(text);
        if (!section.Success)
        {
            return null;
        }

        var body = text[(section.Index + section.Length)..];
        var end = Header().Match(body);
        body = end.Success ? body[..end.Index] : body;
        var start = Option().Match(body);
        var isError = body.Contains("-W error", StringComparison.Ordinal) || body.Contains("-Werror", StringComparison.Ordinal);
        if (!start.Success)
        {
            return isError;
        }

        var option = body[(start.Index + start.Length)..];
        var next = NextOption().Match(option);
        foreach (Match filter in Filter().Matches(next.Success ? option[..next.Index] : option))
        {
            // The last that fits decides; one with a message or module of its own does not fit every warning.
            var category = filter.Groups["category"].Value;
            if (filter.Groups["message"].Value.Trim().Length == 0 && (category.Length == 0 || category.EndsWith("DeprecationWarning", StringComparison.Ordinal) || category == "Warning"))
            {
                isError = filter.Groups["action"].Value == "error";
            }
        }

        return isError;
    }

    [GeneratedRegex(@"(?m)^\[(?:pytest|tool:pytest|tool\.pytest\.ini_options|tool\.pytest)\][ \t]*\r?$", RegexOptions.NonBacktracking)]
    private static partial Regex Section();

    [GeneratedRegex(@"(?m)^\[[^\]\n]+\][ \t]*\r?$", RegexOptions.NonBacktracking)]
    private static partial Regex Header();

    [GeneratedRegex(@"(?m)^[ \t]*filterwarnings[ \t]*=", RegexOptions.NonBacktracking)]
    private static partial Regex Option();

    [GeneratedRegex(@"(?m)^[A-Za-z_]\w*[ \t]*=", RegexOptions.NonBacktracking)]
    private static partial Regex NextOption();

    [GeneratedRegex(@"(?m)(?:^|[""',\[])[ \t]*(?<action>error|ignore|default|always|module|once)(?::(?<message>[^:""'\n]*)(?::(?<category>[\w.]*)[^""'\n,]*)?)?[ \t]*(?:[""',\]]|\r?$)", RegexOptions.NonBacktracking)]
    private static partial Regex Filter();
}
