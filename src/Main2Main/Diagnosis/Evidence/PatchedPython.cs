using System.Text.RegularExpressions;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>A Python source as lines: finds classes, definitions and parameter lists by their layout.</summary>
/// <param name="source">The source.</param>
internal sealed partial class PatchedPython(string source)
{
    private const int LongestSignature = 200;
    private readonly string[] lines = source.ReplaceLineEndings("\n").Split('\n');

    /// <summary>All lines, from 1.</summary>
    public (int First, int Last) Whole => (1, lines.Length);

    /// <summary>Whether names may come in unseen: a star import, or a module's <c>__getattr__</c>.</summary>
    public bool HidesNames => lines.Any(line => StarImport().IsMatch(line) || line.StartsWith("def __getattr__", StringComparison.Ordinal));

    /// <summary>Finds a definition: a function, a class, an assignment, a field, or an import.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The line, from 1; null when there is none.</returns>
    public int? FindName(string name) => FindName(name, Whole);

    /// <summary>Finds a definition in some lines.</summary>
    /// <param name="name">The name.</param>
    /// <param name="range">The lines.</param>
    /// <returns>The line, from 1; null when there is none.</returns>
    public int? FindName(string name, (int First, int Last) range)
    {
        var word = Regex.Escape(name);
        var definition = new Regex(
            $@"^\s*(?:(?:async\s+)?def\s+{word}\b|class\s+{word}\b|(?:self\.)?{word}\s*(?::|=(?!=))|(?:from\s.+\s)?import\b.*\b{word}\b|{word}\s*,?\s*(?:\)|$)|\w+\s+as\s+{word}\b|""{word}""\s*:)",
            RegexOptions.CultureInvariant);
        for (var line = range.First; line <= range.Last; line++)
        {
            if (definition.IsMatch(WithoutComment(lines[line - 1])))
            {
                return line;
            }
        }

        return null;
    }

    /// <summary>Finds a class's bodies.</summary>
    /// <param name="name">The class.</param>
    /// <returns>First and last line of each, from 1.</returns>
    public IEnumerable<(int First, int Last)> Classes(string name)
    {
        var header = new Regex($@"^(?<indent>\s*)class\s+{Regex.Escape(name)}\s*[(:\[]", RegexOptions.CultureInvariant);
        for (var line = 1; line <= lines.Length; line++)
        {
            if (header.Match(lines[line - 1]) is { Success: true } match)
            {
                yield return (line, EndOfBlock(line, match.Groups["indent"].Length));
            }
        }
    }

    /// <summary>Finds a function's parameter lists.</summary>
    /// <param name="function">The function.</param>
    /// <param name="range">Where to look.</param>
    /// <returns>Each list's text and first line.</returns>
    public IEnumerable<(int Line, string Parameters)> Signatures(string function, (int First, int Last) range)
    {
        var header = new Regex($@"^\s*(?:async\s+)?def\s+{Regex.Escape(function)}\s*(?=[(\[])", RegexOptions.CultureInvariant);
        for (var line = range.First; line <= range.Last; line++)
        {
            if (header.Match(lines[line - 1]) is { Success: true } match)
            {
                yield return (line, ParametersFrom(line, match.Length));
            }
        }
    }

    /// <summary>Whether a parameter list takes a name, itself or by <c>**</c>.</summary>
    /// <param name="parameters">The list's text.</param>
    /// <param name="name">The name.</param>
    /// <returns>Whether it does.</returns>
    public static bool Takes(string parameters, string name) =>
        parameters.Contains("**", StringComparison.Ordinal) || Regex.IsMatch(parameters, $@"(?:^|[(,*\s]){Regex.Escape(name)}\s*(?:[:=,)]|$)", RegexOptions.CultureInvariant);

    private static string WithoutComment(string line) => line.TrimStart().StartsWith('#') ? string.Empty : line;

    private int EndOfBlock(int header, int indent)
    {
        var last = header;
        var depth = 0;
        for (var line = header; line <= lines.Length; line++)
        {
            var text = lines[line - 1];
            var isOutside = line > header && depth == 0 && !string.IsNullOrWhiteSpace(text) && text.Length - text.TrimStart().Length <= indent && text.TrimStart()[0] is not ('#' or ')');
            if (isOutside)
            {
                break;
            }

            depth = Math.Max(0, line == header || depth > 0 ? depth + text.Count(letter => letter == '(') - text.Count(letter => letter == ')') : 0);
            last = line;
        }

        return last;
    }

    private string ParametersFrom(int line, int column)
    {
        var text = new System.Text.StringBuilder();
        var depth = 0;
        for (var row = line; row <= Math.Min(lines.Length, line + LongestSignature); row++)
        {
            var code = lines[row - 1];
            for (var at = row == line ? column : 0; at < code.Length && code[at] != '#'; at++)
            {
                depth += code[at] is '(' or '[' or '{' ? 1 : code[at] is ')' or ']' or '}' ? -1 : 0;
                _ = text.Append(code[at]);
                if (depth == 0 && code[at] == ')')
                {
                    return text.ToString();
                }
            }

            _ = text.Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^\s*from\s+\S+\s+import\s+\*", RegexOptions.CultureInvariant)]
    private static partial Regex StarImport();
}
