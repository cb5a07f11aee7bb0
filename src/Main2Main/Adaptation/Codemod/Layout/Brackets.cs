using System.Text;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Layout;

/// <summary>The pairs of brackets of a file, as the layout of its lines needs them.</summary>
/// <param name="file">The file.</param>
internal sealed class Brackets(CodeFile file)
{
    /// <summary>The pairs of a logical line that enclose a part of the text, the outermost first.</summary>
    /// <param name="line">The logical line.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    public IEnumerable<int> Around(LogicalLine line, int start, int end) =>
        Opening(line).Where(open => file.Tokens[open].End <= start && end <= file.Tokens[file.Partner(open)].Start);

    /// <summary>The opening brackets of a logical line.</summary>
    public IEnumerable<int> Opening(LogicalLine line) => Enumerable.Range(line.First, line.Last - line.First + 1).Where(token => file.Partner(token) > token);

    /// <summary>Whether a pair is there so that lines can be broken in it, and for nothing else.</summary>
    private bool IsForBreaks(int open) => open > 0 && file.Is(open, TokenKind.LeftParenthesis)
        && file.Tokens[open - 1].Kind is TokenKind.If or TokenKind.Elif or TokenKind.While or TokenKind.Return or TokenKind.Assign
        && file.Tokens[file.Partner(open) + 1].Kind is TokenKind.Colon or TokenKind.Newline
        && new BracketList(file, open).Elements.Count == 1 && file.Partner(open) > open + 1
        && !Enumerable.Range(open + 1, file.Partner(open) - open - 1).Any(token =>
            file.Tokens[token].Kind is TokenKind.For or TokenKind.Yield or TokenKind.ColonAssign);

    /// <summary>Whether a pair stands on several lines.</summary>
    public bool IsBroken(int open) => file.Tokens[open].Line != file.Tokens[file.Partner(open)].Line;

    /// <summary>The line that a pair's lines would make as one, with what stands before and behind it; null where they have to stay.</summary>
    public string? Joined(int open)
    {
        var close = file.Partner(open);
        if (file.Is(close - 1, TokenKind.Comma))
        {
            // A comma at the end asks for lines of their own.
            return null;
        }

        var isBare = IsForBreaks(open);
        var text = new StringBuilder(file.Text[file.LineStart(file.Tokens[open].Start)..(isBare ? file.Tokens[open].Start : file.Tokens[open].End)]);
        for (var token = open + 1; token <= (isBare ? close - 1 : close); token++)
        {
            var gap = file.Text[file.Tokens[token - 1].End..file.Tokens[token].Start];
            if (gap.AsSpan().ContainsAny('#', '\\') || file.TextOf(token).Contains('\n', StringComparison.Ordinal)
                || (file.Partner(token) > token && IsBroken(token) && file.Is(file.Partner(token) - 1, TokenKind.Comma)))
            {
                return null;
            }

            var isAtBracket = file.Partner(token - 1) > token - 1 || (file.Partner(token) is >= 0 and var other && other < token);
            _ = text.Append(!gap.Contains('\n', StringComparison.Ordinal) ? gap : isAtBracket ? string.Empty : " ").Append(file.TextOf(token));
        }

        return text.Append(file.Text, file.Tokens[close].End, file.LineEnd(file.Tokens[close].End) - file.Tokens[close].End).ToString();
    }
}
