using System.Text;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Precedents;

/// <summary>
/// How a statement was changed, as a pattern over its tokens: what the change left alone is a hole that takes any code, <c>$1</c>, so that the same change
/// can be made to another statement of the same shape.
/// </summary>
/// <param name="Before">The statement before, with holes.</param>
/// <param name="After">The statement after, with the same holes.</param>
public sealed record SyntaxPattern(string Before, string After)
{
    private const char Hole = '$';

    /// <summary>Takes a pattern from a change.</summary>
    /// <param name="before">The statement before.</param>
    /// <param name="after">The statement after.</param>
    /// <param name="name">The name that the change is about, which is no hole.</param>
    /// <returns>The pattern; null where one of them is no code.</returns>
    public static SyntaxPattern? Of(string before, string after, string name)
    {
        if (Tokens(before) is not { } older || Tokens(after) is not { } newer)
        {
            return null;
        }

        var (left, right) = (new List<string>(), new List<string>());
        var (at, to, holes) = (0, 0, 0);
        foreach (var (one, other) in LineDiff.Align(older, newer, string.Equals).Append((older.Count, newer.Count)))
        {
            left.AddRange(older.Skip(at).Take(one - at));
            right.AddRange(newer.Skip(to).Take(other - to));
            if (one < older.Count)
            {
                Add(older[one], name, left, right, isNext: one == at && other == to && one > 0, ref holes);
            }

            (at, to) = (one + 1, other + 1);
        }

        return new SyntaxPattern(string.Join(' ', left), string.Join(' ', right));
    }

    /// <summary>Makes the change to another statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>It as it reads then; null where it has another shape.</returns>
    public string? Apply(string statement)
    {
        if (SourceCode.TryRead(Encoding.UTF8.GetBytes(statement)) is not { } code)
        {
            return null;
        }

        var spans = Spans(code);
        var filled = new Dictionary<string, (int Start, int End)>(StringComparer.Ordinal);
        return Fits(Before.Split(' '), 0, code, spans, 0, filled) ? Written(code, spans, filled) : null;
    }

    private static void Add(string token, string name, List<string> left, List<string> right, bool isNext, ref int holes)
    {
        if (token == name || token is "(" or ")" or "[" or "]" or "{" or "}" or "," or "=" or ":")
        {
            left.Add(token);
            right.Add(token);
        }
        else if (!(isNext && left.Count > 0 && left[^1] == $"{Hole}{holes}" && right.Count > 0 && right[^1] == left[^1]))
        {
            holes++;
            left.Add($"{Hole}{holes}");
            right.Add($"{Hole}{holes}");
        }
    }

    private static List<string>? Tokens(string text) =>
        SourceCode.TryRead(Encoding.UTF8.GetBytes(text)) is { } code ? [.. Spans(code).Select(token => code.Text(token).ToString())] : null;

    private static List<int> Spans(SourceCode code) =>
        [.. Enumerable.Range(0, code.Count).Where(token => code[token].Length > 0 && code[token].Kind is not TokenKind.Newline)];

    private static bool Fits(string[] pattern, int at, SourceCode code, List<int> spans, int token, Dictionary<string, (int Start, int End)> filled)
    {
        if (at == pattern.Length)
        {
            return token == spans.Count;
        }

        if (pattern[at][0] != Hole)
        {
            return token < spans.Count && code.Text(spans[token]).SequenceEqual(pattern[at]) && Fits(pattern, at + 1, code, spans, token + 1, filled);
        }

        var depth = 0;
        for (var end = token; end < spans.Count; end++)
        {
            var text = code.Text(spans[end]);
            depth += text is "(" or "[" or "{" ? 1 : text is ")" or "]" or "}" ? -1 : 0;
            if (depth < 0 || (depth == 0 && text is ","))
            {
                return false;
            }

            filled[pattern[at]] = (token, end + 1);
            if (depth == 0 && Fits(pattern, at + 1, code, spans, end + 1, filled))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What fills a hole is written as it stood; a blank stands where Python's own style has one.</summary>
    private string Written(SourceCode code, List<int> spans, Dictionary<string, (int Start, int End)> filled)
    {
        var text = new StringBuilder();
        var (before, isKeyword) = (string.Empty, false);
        foreach (var part in After.Split(' '))
        {
            var written = filled.TryGetValue(part, out var hole) ? code.Text(code[spans[hole.Start]].Start, code[spans[hole.End - 1]].End).ToString() : part;
            isKeyword |= part is "(";
            var isTight = before.Length == 0 || part is "(" or ")" or "]" or "[" or "," or ":" or "." || before is "(" or "[" or "."
                || (isKeyword && (part is "=" || before is "="));
            _ = text.Append(isTight ? string.Empty : " ").Append(written);
            before = part;
        }

        return text.ToString();
    }
}
