namespace Main2Main.Guide;

/// <summary>Reads the import statements of a Python source line by line, wherever they are indented.</summary>
internal static class ImportScanner
{
    /// <summary>Scans a source.</summary>
    /// <param name="lines">The source's lines.</param>
    /// <returns>Per imported thing the module, and the name taken from it; the name is null for <c>import module</c>.</returns>
    public static IEnumerable<(string Module, string? Name)> Scan(IEnumerable<string> lines)
    {
        using var source = lines.GetEnumerator();
        while (source.MoveNext())
        {
            var statement = Strip(source.Current);
            if (AfterWord(statement, "import") is { } modules)
            {
                foreach (var module in Names(modules))
                {
                    yield return (module, null);
                }
            }
            else if (AfterWord(statement, "from") is { } from && from.IndexOfAny([' ', '\t']) is var space and > 0
                && AfterWord(from[space..].Trim(), "import") is { } names)
            {
                foreach (var name in Names(Whole(names, source)))
                {
                    yield return (from[..space], name);
                }
            }
        }
    }

    private static string? AfterWord(string text, string word) =>
        text.Length > word.Length && text.StartsWith(word, StringComparison.Ordinal) && text[word.Length] is ' ' or '\t' or '('
            ? text[word.Length..].Trim()
            : null;

    private static string Strip(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        return (comment < 0 ? line : line[..comment]).Trim();
    }

    /// <summary>A list of names with the lines that parentheses or backslashes continue it on.</summary>
    private static string Whole(string names, IEnumerator<string> source)
    {
        while ((names.StartsWith('(') && !names.Contains(')', StringComparison.Ordinal)) || names.EndsWith('\\'))
        {
            if (!source.MoveNext())
            {
                break;
            }

            names = names.TrimEnd('\\') + " " + Strip(source.Current);
        }

        return names.Trim('(', ')', ' ');
    }

    private static IEnumerable<string> Names(string list) => list
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(name => name.Split([' ', '\t', ')', ';'], 2)[0])
        .Where(name => name.Length > 0);
}
