using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>The one place in which two lines differ, widened to whole expressions of names.</summary>
internal static class TokenWindow
{
    private const int Longest = 12;

    /// <summary>Compares two lines.</summary>
    /// <returns>The old and the new expression; null when the lines differ in more than one, or in what is no expression of names.</returns>
    public static (IReadOnlyList<string> Old, IReadOnlyList<string> New)? Between(TokenLine older, TokenLine newer)
    {
        var (before, after) = (older.Tokens, newer.Tokens);
        var first = 0;
        while (first < before.Count && first < after.Count && before[first] == after[first])
        {
            first++;
        }

        var tail = 0;
        while (tail < before.Count - first && tail < after.Count - first && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        // A line that shares less than it differs in is another line.
        if (first + tail < Math.Max(2, Math.Max(before.Count, after.Count) - first - tail))
        {
            return null;
        }

        (first, tail) = Widen(older, newer, first, tail);
        var (old, now) = (before.Skip(first).Take(before.Count - first - tail).ToList(), after.Skip(first).Take(after.Count - first - tail).ToList());
        return old.Count is > 0 and <= Longest && now.Count is > 0 and <= Longest && IsChain(older, first, old.Count) && IsChain(newer, first, now.Count) ? (old, now) : null;
    }

    private static (int First, int Tail) Widen(TokenLine older, TokenLine newer, int first, int tail)
    {
        // A bare number says something only as the subscript that it is.
        if (first > 0 && tail > 0 && older.Kinds[first - 1] == TokenKind.LeftBracket && older.Kinds[^tail] == TokenKind.RightBracket
            && first < older.Tokens.Count - tail && first < newer.Tokens.Count - tail
            && (older.Kinds[first] == TokenKind.Number || newer.Kinds[first] == TokenKind.Number))
        {
            (first, tail) = (first - 1, tail - 1);
        }

        // Behind a dot the name before it belongs to the expression, and a bracket belongs to what it follows.
        while (first > 0 && (older.Kinds[first - 1] == TokenKind.Dot || Begins(older, first, tail) || Begins(newer, first, tail)
            || (older.Kinds[first - 1] == TokenKind.Name && older.Tokens.Count - first - tail == 0)))
        {
            first = Opened(older, first - 1);
            if (older.Kinds[first] is not (TokenKind.Name or TokenKind.Dot or TokenKind.LeftBracket or TokenKind.LeftParenthesis))
            {
                break;
            }
        }

        while (tail > 0 && first < older.Tokens.Count - tail && first < newer.Tokens.Count - tail && (older.Kinds[^(tail + 1)] == TokenKind.Dot || newer.Kinds[^(tail + 1)] == TokenKind.Dot))
        {
            tail--;
        }

        return (first, tail);
    }

    /// <summary>Where a bracket that ends on a token begins; the token itself for any other.</summary>
    private static int Opened(TokenLine line, int token)
    {
        var (depth, at) = (0, token);
        for (; at >= 0; at--)
        {
            depth += line.Kinds[at] is TokenKind.RightBracket or TokenKind.RightParenthesis ? 1
                : line.Kinds[at] is TokenKind.LeftBracket or TokenKind.LeftParenthesis ? -1 : 0;
            if (depth <= 0)
            {
                break;
            }
        }

        return line.Kinds[token] is TokenKind.RightBracket or TokenKind.RightParenthesis && at >= 0 ? at : token;
    }

    private static bool Begins(TokenLine line, int first, int tail) =>
        first < line.Tokens.Count - tail ? line.Kinds[first] is TokenKind.Dot or TokenKind.LeftParenthesis or TokenKind.LeftBracket : line.Tokens.Count - first - tail == 0;

    /// <summary>Names with dots, and calls and subscripts of plain values on them.</summary>
    private static bool IsChain(TokenLine line, int first, int count)
    {
        var depth = 0;
        for (var index = first; index < first + count; index++)
        {
            depth += line.Kinds[index] is TokenKind.LeftParenthesis or TokenKind.LeftBracket ? 1 : line.Kinds[index] is TokenKind.RightParenthesis or TokenKind.RightBracket ? -1 : 0;
            if (depth < 0 || line.Kinds[index] is not (TokenKind.Name or TokenKind.Dot or TokenKind.Number or TokenKind.String or TokenKind.LeftParenthesis or TokenKind.LeftBracket
                or TokenKind.RightParenthesis or TokenKind.RightBracket))
            {
                return false;
            }
        }

        return depth == 0 && line.Kinds[first] == TokenKind.Name;
    }
}
