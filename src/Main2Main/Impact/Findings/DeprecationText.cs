using System.Text;
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
        var literals = text.Contains('(', StringComparison.Ordinal) && !text.StartsWith("..", StringComparison.Ordinal) ? Literals(text) : string.Empty;
        var message = literals.Length > 0 ? literals : text.TrimEnd('"', '\'');
        return Spaces().Replace(message.Replace("``", "`", StringComparison.Ordinal), " ").Trim();
    }

    /// <summary>What stands in the strings of a piece of code.</summary>
    private static string Literals(string code)
    {
        var found = new StringBuilder();
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] is not ('\'' or '"'))
            {
                continue;
            }

            var isTriple = at + 2 < code.Length && code[at + 1] == code[at] && code[at + 2] == code[at];
            var quote = code.Substring(at, isTriple ? 3 : 1);
            var start = at + quote.Length;
            var end = code.IndexOf(quote, start, StringComparison.Ordinal);
            end = end < 0 ? code.Length : end;
            _ = found.Append(code, start, end - start);
            at = end + quote.Length - 1;
        }

        return found.ToString();
    }

    private static string? Replacement(string text)
    {
        if (From().Match(text) is { Success: true } import)
        {
            return $"{import.Groups["module"].Value}.{import.Groups["name"].Value}";
        }

        return Instead().Matches(text).Select(match => match.Groups["name"].Value.Trim('.', ',', ';', '`', '\'', '"')).FirstOrDefault(name => name.Length > 1);
    }

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?:[Ii]mport|[Uu]se) [`'\""]*(?<name>[A-Za-z_]\w*)(?:\(\))?[`'\""]* from [`'\""]*(?<module>[A-Za-z_][\w.]*\w)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"(?:[Uu]se|[Ii]n favou?r of|[Rr]eplaced by|[Rr]enamed to|[Mm]oved to|[Ss]ee|[Ss]witch to|[Mm]igrate to)(?: the)?(?: new)? (?::\w+(?::\w+)?:)?[`'\""]*(?<name>[A-Za-z_@][\w.]*(?:\([^()]{0,40}\))?(?:=\w+)?)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instead();

    [GeneratedRegex(@"(?:removed|removal|error|disallowed|go away|dropped)[^.]{0,60}?(?:in|by|from|with|after)(?: the)?(?: \w+){0,3}? \(?[vV]?(?<version>\d+(?:\.\d+)*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Version();
}
