using System.Text.RegularExpressions;

namespace Main2Main.Impact.Findings;

/// <summary>Reads from the text of a deprecation what to use instead and when it goes.</summary>
internal static partial class DeprecationText
{
    /// <summary>What a text says.</summary>
    /// <param name="text">The text as it is written in the code.</param>
    /// <returns>The replacement and the version, as far as they are named.</returns>
    public static (string? Replacement, string? Version) Read(string text)
    {
        var joined = Clean(text);
        return (Replacement(joined), Version().Match(joined) is { Success: true } found ? found.Groups["version"].Value.TrimEnd('.') : null);
    }

    /// <summary>The sentence for people: string literals joined, without the code around them.</summary>
    public static string Clean(string text)
    {
        var literals = Literal().Matches(text).Select(match => match.Groups["text"].Value).Where(part => part.Length > 0).ToList();
        var message = literals.Count > 0 && !text.StartsWith("..", StringComparison.Ordinal) ? string.Concat(literals) : text;
        return Spaces().Replace(message.Replace("``", "`", StringComparison.Ordinal), " ").Trim();
    }

    private static string? Replacement(string text)
    {
        if (From().Match(text) is { Success: true } import)
        {
            return $"{import.Groups["module"].Value}.{import.Groups["name"].Value}";
        }

        return Instead().Matches(text).Select(match => match.Groups["name"].Value.Trim('.', ',', ';', '`', '\'', '"')).FirstOrDefault(name => name.Length > 1);
    }

    [GeneratedRegex("""(?:[rbuRBU]|[fF])?(?:"(?<text>[^"\\]*)"|'(?<text>[^'\\]*)')""", RegexOptions.NonBacktracking)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?:[Ii]mport|[Uu]se) [`'\""]*(?<name>[A-Za-z_]\w*)(?:\(\))?[`'\""]* from [`'\""]*(?<module>[A-Za-z_][\w.]*\w)", RegexOptions.NonBacktracking)]
    private static partial Regex From();

    [GeneratedRegex(@"(?:[Uu]se|[Ii]n favou?r of|[Rr]eplaced by|[Rr]enamed to|[Mm]oved to|[Ss]ee|[Pp]refer|[Ss]witch to|[Mm]igrate to)(?: the)?(?: new)? (?::\w+(?::\w+)?:)?[`'\""]*(?<name>[A-Za-z_@][\w.]*(?:\([^()]{0,40}\))?(?:=\w+)?)", RegexOptions.NonBacktracking)]
    private static partial Regex Instead();

    [GeneratedRegex(@"(?:removed|removal|error|disallowed|go away|dropped)[^.]{0,60}?(?:in|by|from|with|after)(?: the)?(?: \w+){0,2}? [vV]?(?<version>\d+(?:\.\d+)*)", RegexOptions.NonBacktracking)]
    private static partial Regex Version();
}
