using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Python.Editing;

/// <summary>The elements between a pair of brackets: arguments or parameters.</summary>
/// <param name="File">The file.</param>
/// <param name="Open">The opening bracket's token.</param>
internal sealed record BracketList(CodeFile File, int Open)
{
    public int Close => File.Partner(Open);

    /// <summary>The first and last token of each element.</summary>
    public IReadOnlyList<(int First, int Last)> Elements { get; } = Read(File, Open);

    /// <summary>The element that begins with a name and an equals sign.</summary>
    public int IndexOfKeyword(string name) =>
        Elements.ToList().FindIndex(element => File.IsName(element.First, name) && File.Is(element.First + 1, TokenKind.Assign));

    /// <summary>Takes an element out with its comma, and with its lines where it has them for itself.</summary>
    public TextEdit Remove(int index)
    {
        var (first, last) = (File.Tokens[Elements[index].First], File.Tokens[Elements[index].Last]);
        var afterComma = File.Is(Elements[index].Last + 1, TokenKind.Comma) ? File.Tokens[Elements[index].Last + 1].End : last.End;
        if (Elements.Count == 1 && File.Text[File.Tokens[Open].End..first.Start].Trim().Length == 0
            && File.Text[afterComma..File.Tokens[Close].Start].Trim().Length == 0)
        {
            return new TextEdit(File.Tokens[Open].End, File.Tokens[Close].Start, string.Empty);
        }

        if (HasOwnLine(index))
        {
            return new TextEdit(File.LineStart(first.Start), File.NextLine(afterComma), string.Empty);
        }

        if (index + 1 < Elements.Count)
        {
            return new TextEdit(first.Start, File.Tokens[Elements[index + 1].First].Start, string.Empty);
        }

        var from = index == 0 ? first.Start : File.Tokens[Elements[index - 1].Last].End;
        return new TextEdit(from, index == 0 ? afterComma : last.End, string.Empty);
    }

    /// <summary>Takes several elements out, none of them twice.</summary>
    /// <param name="indexes">Which ones, in any order.</param>
    public IReadOnlyList<TextEdit> Remove(IReadOnlyCollection<int> indexes)
    {
        // The last ones before a bracket on their line go from what stays before them: that is one replacement, for they share their commas.
        var first = Elements.Count;
        while (first > 0 && indexes.Contains(first - 1) && !HasOwnLine(Elements.Count - 1))
        {
            first--;
        }

        var rest = indexes.Where(index => index < first || Elements.Count == 1).Order().Select(Remove);
        return first == Elements.Count || Elements.Count == 1 ? [.. rest]
            : first == 0 ? [new TextEdit(File.Tokens[Open].End, File.Tokens[Close].Start, string.Empty)]
            : [.. rest, new TextEdit(File.Tokens[Elements[first - 1].Last].End, File.Tokens[Elements[^1].Last].End, string.Empty)];
    }

    /// <summary>Puts an element behind another (-1: first), on a line of its own where the others have theirs.</summary>
    public IReadOnlyList<TextEdit> InsertAfter(int index, string element, int lineLimit)
    {
        if (Elements.Count == 0)
        {
            return [new TextEdit(File.Tokens[Open].End, File.Tokens[Open].End, element)];
        }

        if (index < 0)
        {
            var start = File.Tokens[Elements[0].First].Start;
            return [new TextEdit(start, start, element + GapAt(0))];
        }

        var end = File.Tokens[Elements[index].Last].End;
        var hasComma = File.Is(Elements[index].Last + 1, TokenKind.Comma);
        if (IsOnOwnLine(index) && EndsLine(index))
        {
            var lineEnd = File.LineEnd(hasComma ? File.Tokens[Elements[index].Last + 1].End : end);
            var line = $"{File.NewLine}{IndentOf(index)}{element}{(hasComma ? "," : string.Empty)}";
            return hasComma ? [new TextEdit(lineEnd, lineEnd, line)]
                : lineEnd == end ? [new TextEdit(end, end, "," + line)] : [new TextEdit(end, end, ","), new TextEdit(lineEnd, lineEnd, line)];
        }

        // A list on one line stays so until the whole line is laid out anew.
        var fits = File.Tokens[Open].Line == File.Tokens[Close].Line || File.LineEnd(end) - File.LineStart(end) + element.Length + 2 <= lineLimit;
        var gap = fits ? " " : File.NewLine + new string(' ', File.Tokens[Open].End - File.LineStart(File.Tokens[Open].Start));
        return [new TextEdit(end, end, "," + gap + element)];
    }

    private static List<(int First, int Last)> Read(CodeFile file, int open)
    {
        var found = new List<(int, int)>();
        var close = file.Partner(open);
        var first = open + 1;
        for (var index = open + 1; index <= close; index++)
        {
            if (index < close && file.Partner(index) > index)
            {
                index = file.Partner(index);
            }
            else if (index == close || file.Is(index, TokenKind.Comma))
            {
                if (index > first)
                {
                    found.Add((first, index - 1));
                }

                first = index + 1;
            }
        }

        return found;
    }

    /// <summary>Whether nothing stands before an element on its line.</summary>
    private bool IsOnOwnLine(int index)
    {
        var start = File.Tokens[Elements[index].First].Start;
        return File.Text[File.LineStart(start)..start].Trim().Length == 0;
    }

    /// <summary>Whether an element has its lines for itself, between those of the brackets.</summary>
    private bool HasOwnLine(int index)
    {
        var afterComma = File.Tokens[Elements[index].Last + (File.Is(Elements[index].Last + 1, TokenKind.Comma) ? 1 : 0)].End;
        return IsOnOwnLine(index) && File.Text[afterComma..File.LineEnd(afterComma)].Trim().Length == 0
            && File.LineStart(File.Tokens[Elements[index].First].Start) > File.Tokens[Open].Start;
    }

    private bool EndsLine(int index)
    {
        var next = index + 1 < Elements.Count ? Elements[index + 1].First : Close;
        return File.Text.AsSpan(File.Tokens[Elements[index].Last].End, File.Tokens[next].Start - File.Tokens[Elements[index].Last].End).Contains('\n');
    }

    /// <summary>What keeps apart elements that are put in beside another: each on a line of its own where that has one.</summary>
    public string GapAt(int index) => IsOnOwnLine(index) ? "," + File.NewLine + IndentOf(index) : ", ";

    /// <summary>What stands before an element on its line.</summary>
    private string IndentOf(int index)
    {
        var start = File.Tokens[Elements[index].First].Start;
        return File.Text[File.LineStart(start)..start];
    }
}
