using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>One logical line as the texts of its tokens, so that spaces, line breaks and comments do not matter.</summary>
/// <param name="Line">The line that it begins on.</param>
/// <param name="Tokens">The tokens' texts.</param>
/// <param name="Kinds">The tokens' kinds.</param>
/// <param name="Key">All of it, for comparing.</param>
internal sealed record TokenLine(int Line, IReadOnlyList<string> Tokens, IReadOnlyList<TokenKind> Kinds, string Key)
{
    /// <summary>The lines of a file.</summary>
    public static IReadOnlyList<TokenLine> In(CodeFile file) => [.. file.Lines.Select(line => Of(file, line))];

    /// <summary>A line of a file.</summary>
    public static TokenLine Of(CodeFile file, LogicalLine line)
    {
        var tokens = Enumerable.Range(line.First, line.Last - line.First + 1).Where(token => !IsTrailingComma(file, token)).ToList();
        List<string> texts = [.. tokens.Select(file.TextOf)];
        return new TokenLine(file.Tokens[line.First].Line, texts, [.. tokens.Select(token => file.Tokens[token].Kind)], string.Join(' ', texts));
    }

    private static bool IsTrailingComma(CodeFile file, int token) =>
        file.Is(token, TokenKind.Comma) && file.Tokens[token + 1].Kind is TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace;
}
