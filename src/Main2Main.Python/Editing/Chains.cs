using Main2Main.Python.Parsing;

namespace Main2Main.Python.Editing;

/// <summary>Finds the tokens of chains that the source model names, such as <c>self.config.size</c>.</summary>
internal static class Chains
{
    /// <summary>The tokens of a chain's names, first to last, where the chain's last name stands on a line.</summary>
    public static IEnumerable<IReadOnlyList<int>> EndingOn(CodeFile file, string chain, int line) => Named(file, chain).Where(names => file.Tokens[names[^1]].Line == line);

    /// <summary>The tokens of a called chain's names, where the chain begins on a line; the bracket follows the last.</summary>
    public static IEnumerable<IReadOnlyList<int>> CalledFrom(CodeFile file, string chain, int line) =>
        Named(file, chain).Where(names => file.Tokens[names[0]].Line == line && file.Is(names[^1] + 1, TokenKind.LeftParenthesis));

    /// <summary>The names of the chain that ends at a token, first to last.</summary>
    public static IReadOnlyList<int>? EndingAt(CodeFile file, int token, out string text)
    {
        var names = new List<int>();
        var parts = new List<string>();
        text = string.Empty;
        for (var at = token; ;)
        {
            names.Insert(0, at);
            parts.Insert(0, file.TextOf(at));
            if (!file.Is(at - 1, TokenKind.Dot))
            {
                text = string.Concat(parts);
                return names;
            }

            parts.Insert(0, ".");
            for (at -= 2; file.Is(at, TokenKind.RightParenthesis) || file.Is(at, TokenKind.RightBracket); at = file.Partner(at) - 1)
            {
                if (!IsOperand(file, file.Partner(at) - 1))
                {
                    return null;
                }

                parts.Insert(0, file.Is(at, TokenKind.RightParenthesis) ? "()" : "[]");
            }

            if (!file.Is(at, TokenKind.Name))
            {
                return null;
            }
        }
    }

    private static IEnumerable<IReadOnlyList<int>> Named(CodeFile file, string chain)
    {
        var last = DottedName.Last(chain);
        for (var index = 0; index < file.Tokens.Length; index++)
        {
            if (file.IsName(index, last) && EndingAt(file, index, out var text) is { } names && text == chain)
            {
                yield return names;
            }
        }
    }

    private static bool IsOperand(CodeFile file, int token) =>
        file.Is(token, TokenKind.Name) || file.Is(token, TokenKind.RightParenthesis) || file.Is(token, TokenKind.RightBracket);
}
