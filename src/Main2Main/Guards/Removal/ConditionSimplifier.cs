using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Guards.Removal;

/// <summary>Takes guards that never hold out of conditions.</summary>
/// <param name="code">The file.</param>
/// <param name="neverHolds">The tokens of the guard functions' names whose calls never hold.</param>
internal sealed class ConditionSimplifier(SourceCode code, IReadOnlySet<int> neverHolds)
{
    /// <summary>What is left of an expression: a constant, or other text. Neither when it cannot be told.</summary>
    internal readonly record struct Rest(bool? Constant, string? Text);

    /// <summary>Simplifies an expression.</summary>
    public Rest Simplify(int start, int end)
    {
        if (!Enumerable.Range(start, Math.Max(end - start, 0)).Any(neverHolds.Contains))
        {
            return start < end ? new Rest(null, code.Text(code[start].Start, code[end - 1].End).ToString()) : default;
        }

        if (code.Find(TokenKind.Lambda, start, end) >= 0 || code.Find(TokenKind.For, start, end) >= 0)
        {
            return default;
        }

        if (code.Find(TokenKind.If, start, end) is var test and > 0 && code.Find(TokenKind.Else, test, end) is var other and > 0)
        {
            return Simplify(test + 1, other).Constant switch { true => Simplify(start, test), false => Simplify(other + 1, end), null => default };
        }

        if (code.Find(TokenKind.Or, start, end) >= 0)
        {
            return Join(TokenKind.Or, start, end, absorbing: true, " or ");
        }

        if (code.Find(TokenKind.And, start, end) >= 0)
        {
            return Join(TokenKind.And, start, end, absorbing: false, " and ");
        }

        return code[start].Kind switch
        {
            TokenKind.Not => Negate(Simplify(start + 1, end)),
            TokenKind.LeftParenthesis when code.AfterMatching(start) == end => Wrap(Simplify(start + 1, end - 1)),
            _ when neverHolds.Contains(end - 4) && Enumerable.Range(start, end - 4 - start).All(at => code[at].Kind is TokenKind.Name or TokenKind.Dot) =>
                new Rest(Constant: false, null),
            _ => default,
        };
    }

    private static Rest Negate(Rest rest) => rest switch
    {
        { Constant: { } constant } => new Rest(!constant, null),
        { Text: { } text } => new Rest(null, $"not {text}"),
        _ => default,
    };

    private static Rest Wrap(Rest rest) => rest.Text is null ? rest : new Rest(null, $"({rest.Text})");

    private Rest Join(TokenKind kind, int start, int end, bool absorbing, string word)
    {
        var parts = new List<string>();
        while (start < end)
        {
            var next = code.Find(kind, start, end) is var found and >= 0 ? found : end;
            var rest = Simplify(start, next);
            if (rest is { Constant: null, Text: null })
            {
                return default;
            }

            if (rest.Constant == absorbing)
            {
                return rest;
            }

            parts.AddRange(rest.Text is null ? [] : [rest.Text]);
            start = next + 1;
        }

        return parts.Count == 0 ? new Rest(!absorbing, null) : new Rest(null, string.Join(word, parts));
    }
}
