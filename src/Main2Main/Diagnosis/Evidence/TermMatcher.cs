using System.Text.RegularExpressions;
using Main2Main.Python;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Finds search terms in lines and file names, as whole identifiers only.</summary>
internal sealed partial class TermMatcher
{
    private readonly Dictionary<string, List<SearchTerm>> byLastWord = [];
    private readonly List<SearchTerm> files = [];

    public TermMatcher(IEnumerable<SearchTerm> terms)
    {
        foreach (var term in terms.DistinctBy(term => (term.Text, term.Kind)))
        {
            if (term.Kind == TermKind.File)
            {
                files.Add(term);
                continue;
            }

            var word = DottedName.Last(term.Text);
            _ = byLastWord.TryAdd(word, []);
            byLastWord[word].Add(term);
        }
    }

    /// <summary>The terms that a line holds, each text once.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The terms.</returns>
    public IReadOnlyList<SearchTerm> In(ReadOnlySpan<char> line)
    {
        List<SearchTerm>? found = null;
        foreach (var match in Identifier().EnumerateMatches(line))
        {
            if (!byLastWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(line.Slice(match.Index, match.Length), out var candidates))
            {
                continue;
            }

            foreach (var term in candidates)
            {
                if (EndsAt(line[..(match.Index + match.Length)], term.Text) && found?.Exists(other => other.Text == term.Text) != true)
                {
                    (found ??= []).Add(term);
                }
            }
        }

        return found ?? (IReadOnlyList<SearchTerm>)[];
    }

    /// <summary>The file terms that a path is meant by.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The terms.</returns>
    public IEnumerable<SearchTerm> OfFile(string path) => files.Where(term => Names(term, path));

    /// <summary>Whether a file term means a path: the path itself, or the same below a folder for sources.</summary>
    /// <param name="term">The term.</param>
    /// <param name="path">The path.</param>
    /// <returns>Whether it does.</returns>
    public static bool Names(SearchTerm term, string path) =>
        term.Kind == TermKind.File && (path == term.Text || path.EndsWith("/" + term.Text, StringComparison.Ordinal));

    /// <summary>Whether a line defines a term: a function, a class, an assignment, a field, a parameter with a type, or an operator's registration.</summary>
    /// <param name="line">The line, which holds the term.</param>
    /// <param name="term">The term.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsDefinition(string line, SearchTerm term)
    {
        var text = line.AsSpan().Trim();
        var rest = text;
        foreach (var keyword in (ReadOnlySpan<string>)["async ", "def ", "class ", "self."])
        {
            rest = rest.StartsWith(keyword, StringComparison.Ordinal) ? rest[keyword.Length..].TrimStart() : rest;
        }

        var starts = rest.StartsWith(term.Text, StringComparison.Ordinal);
        var after = starts ? rest[term.Text.Length..].TrimStart() : default;
        var isHeader = rest.Length < text.Length && !text.StartsWith("self.", StringComparison.Ordinal);
        if (starts && (after.Length == 0 || !IsWordCharacter(rest[term.Text.Length])))
        {
            return (isHeader && (after.Length == 0 || after[0] is '(' or ':' or '[')) || IsAssignment(after, term.Kind);
        }

        return (isHeader && term.Kind == TermKind.Parameter)
            || (term.Kind == TermKind.Operator && text.Contains($"def(\"{term.Text}", StringComparison.Ordinal));
    }

    // A parameter's "name=value," may be any call; a type tells a declaration.
    private static bool IsAssignment(ReadOnlySpan<char> after, TermKind kind) => after switch
    {
        [':', ..] => true,
        ['=', '=', ..] => false,
        ['=', ..] => kind != TermKind.Parameter,
        _ => false,
    };

    private static bool EndsAt(ReadOnlySpan<char> text, string term) =>
        text.EndsWith(term, StringComparison.Ordinal) && (
            text.Length == term.Length
                || !(IsWordCharacter(text[^(term.Length + 1)]) || (term.Contains('.', StringComparison.Ordinal) && text[^(term.Length + 1)] == '.')));

    private static bool IsWordCharacter(char character) => character == '_' || char.IsLetterOrDigit(character);

    [GeneratedRegex(@"[\p{L}_][\w]*", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
