using System.Text.RegularExpressions;

namespace Main2Main.Impact.Requirements;

/// <summary>One declared requirement.</summary>
/// <param name="Name">The package in its normal form.</param>
/// <param name="Versions">The versions that it allows, as written without spaces; empty for any.</param>
/// <param name="Line">The line.</param>
/// <param name="Text">The whole as written.</param>
internal sealed partial record Requirement(string Name, string Versions, int Line, string Text)
{
    /// <summary>Those of a file: one a line, or, in what is a program or a table, in quotes.</summary>
    /// <param name="path">The file's path, whose ending tells its form.</param>
    /// <param name="text">The text.</param>
    public static IReadOnlyList<Requirement> Read(string path, string text)
    {
        var isList = path.EndsWith(".txt", StringComparison.Ordinal) || path.EndsWith(".in", StringComparison.Ordinal)
            || path.EndsWith(".cfg", StringComparison.Ordinal);
        return [.. text.Split('\n').Index().SelectMany(line => isList ? [(line.Index, Text: line.Item)] : Quoted().Matches(line.Item)
            .Select(match => (line.Index, Text: match.Groups["text"].Value)))
            .Select(entry => Parse(entry.Text, entry.Index + 1, isList && !path.EndsWith(".cfg", StringComparison.Ordinal))).OfType<Requirement>()];
    }

    private static Requirement? Parse(string text, int line, bool isBareAllowed)
    {
        var plain = Comment().Replace(text, string.Empty).Trim();
        var match = Form().Match(plain);
        return !match.Success || (match.Groups["versions"].Value.Trim().Length == 0 && !isBareAllowed) ? null
            : new Requirement(Separators().Replace(match.Groups["name"].Value, "-").ToLowerInvariant(),
            Spaces().Replace(match.Groups["versions"].Value, string.Empty), line, plain);
    }

    [GeneratedRegex(@"""(?<text>[^""]{1,200})""|'(?<text>[^']{1,200})'", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:^|\s)#.*$", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?) ?(?:\[[A-Za-z0-9._, -]*\])? *\(?(?<versions>(?:(?:===|==|>=|<=|~=|!=|<|>) *[A-Za-z0-9.*+!_-]+ *,? *)*)\)? *(?:;.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"[-_.]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
