using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Layout;

/// <summary>Breaks a line that has become too long at a pair of brackets, as the file breaks its own.</summary>
/// <param name="file">The edited file.</param>
/// <param name="style">How it is laid out.</param>
internal sealed class Wrapping(CodeFile file, FileStyle style)
{
    private readonly Brackets brackets = new(file);

    /// <summary>Breaks a logical line.</summary>
    /// <param name="line">The logical line.</param>
    /// <param name="start">Where the edit begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>The lines in its place; null where it fits, or cannot be broken.</returns>
    public TextEdit? Of(LogicalLine line, int start, int end)
    {
        var longLine = brackets.Opening(line).Where(open => !brackets.IsBroken(open) && IsTooLong(open)).ToList();
        if (longLine.Count == 0)
        {
            return null;
        }

        var around = longLine.Where(open => file.Tokens[open].End <= start && end <= file.Tokens[file.Partner(open)].Start).ToList();
        var outer = longLine.Where(open => !longLine.Exists(other => other < open && file.Partner(open) < file.Partner(other))).ToList();
        foreach (var open in around.Concat(outer.AsEnumerable().Reverse()).Distinct().Where(open => file.Partner(open) > open + 1 && IsList(open)))
        {
            if ((style.AlignsLists ? Aligned(open) ?? Exploded(open) : Exploded(open)) is { } lines)
            {
                return new TextEdit(file.LineStart(file.Tokens[open].Start), file.LineEnd(file.Tokens[open].End), lines);
            }
        }

        return null;
    }

    private bool IsTooLong(int open) => file.LineEnd(file.Tokens[open].Start) - file.LineStart(file.Tokens[open].Start) > style.Limit;

    /// <summary>Whether a pair holds arguments, parameters or elements: the brackets of an expression stay where they are.</summary>
    private bool IsList(int open) => !file.Is(open, TokenKind.LeftParenthesis)
        || (open > 0 && file.Tokens[open - 1].Kind is TokenKind.Name or TokenKind.RightBracket or TokenKind.RightParenthesis);

    private (string Before, string Behind, string Indent) Sides(int open)
    {
        var (from, to) = (file.Tokens[open], file.Tokens[file.Partner(open)]);
        var start = file.LineStart(from.Start);
        var before = file.Text[start..from.End];
        return (before, file.Text[to.Start..file.LineEnd(to.End)], before[..(before.Length - before.TrimStart().Length)]);
    }

    private List<string> Elements(int open) =>
        [.. new BracketList(file, open).Elements.Select(element => file.Text[file.Tokens[element.First].Start..file.Tokens[element.Last].End])];

    /// <summary>What stands between the brackets goes on a line of its own, or each element where they are too long together.</summary>
    private string? Exploded(int open)
    {
        var (before, behind, indent) = Sides(open);
        var (elements, inner) = (Elements(open), indent + file.Unit);
        var together = inner + string.Join(", ", elements);
        var body = together.Length <= style.Limit && !style.SpreadsLists && !file.Is(file.Partner(open) - 1, TokenKind.Comma)
            ? together
            : string.Join(file.NewLine, elements.Select(element => $"{inner}{element},"));
        var lines = string.Join(file.NewLine, before, body, indent + behind);
        return elements.Count > 0 && Fits(lines) ? lines : null;
    }

    /// <summary>The elements stay behind the bracket, and go on below the first.</summary>
    private string? Aligned(int open)
    {
        var (before, behind, _) = Sides(open);
        var elements = Elements(open);
        return elements.Count > 1 && AlignedList.Behind(before, elements, behind, style.Limit, file.NewLine) is var lines && Fits(lines) ? lines : null;
    }

    private bool Fits(string lines) => Array.TrueForAll(lines.Split('\n'), line => line.TrimEnd('\r').Length <= style.Limit);
}
