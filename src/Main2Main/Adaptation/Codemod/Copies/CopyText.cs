using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>Writes the upstream's statements into a copy: as deep as they stand there, and broken as its file breaks lines.</summary>
/// <param name="mine">The copy.</param>
/// <param name="newer">The original as it is.</param>
/// <param name="style">How the copy's file is laid out.</param>
internal sealed class CopyText(CopiedLines mine, CopiedLines newer, FileStyle style)
{
    private readonly CodeFile file = mine.Code;

    // All of a copy stands as much deeper or less deep as its first line does.
    private readonly int deeper = mine.Lines[0].Indent.Length - newer.Lines[0].Indent.Length;

    /// <summary>The replacement for a block; null where it cannot be written.</summary>
    public TextEdit? Write(MergedBlock block)
    {
        var (start, end) = block.Own;
        var lines = newer.Lines.Skip(block.New.Start).Take(block.New.End - block.New.Start).ToList();
        if (lines.Exists(line => SpansText(newer.Code, line)) || (start == end && start == 0))
        {
            return null;
        }

        var text = string.Join(file.NewLine, lines.Select(Text));
        return lines.Count == 0 ? new TextEdit(mine.Lines[start].Start, file.NextLine(mine.Lines[end - 1].End), string.Empty)
            : start < end ? new TextEdit(mine.Lines[start].Start, mine.Lines[end - 1].End, text)
            : file.LinesAfter(mine.Lines[start - 1].End, text);
    }

    private static bool SpansText(CodeFile code, LogicalLine line) => Enumerable.Range(line.First, line.Last - line.First + 1).Any(token =>
        code.Tokens[token].Kind is TokenKind.String or TokenKind.Bytes or TokenKind.FormattedStart or TokenKind.FormattedMiddle && code.TextOf(token).Contains('\n'));

    private string Text(LogicalLine line)
    {
        var lines = newer.Code.Text[line.Start..line.End].Split('\n').Select(one => one.TrimEnd('\r')).ToList();
        if (lines.Count > 1 && !lines.Exists(one => one.Contains('#', StringComparison.Ordinal)) && Joined(lines) is { } joined && joined.Length + deeper <= style.Limit)
        {
            lines = [joined];
        }

        return string.Join(file.NewLine, lines.Select(Shifted));
    }

    private string Shifted(string line) => line.Trim().Length == 0 ? line
        : deeper >= 0 ? new string(' ', deeper) + line
        : line[Math.Min(-deeper, line.Length - line.TrimStart().Length)..];

    /// <summary>The lines as one; null where they end with a comma of their own, which asks for a line each.</summary>
    private static string? Joined(List<string> lines)
    {
        var text = lines[0];
        foreach (var next in lines.Skip(1).Select(one => one.Trim()))
        {
            var closes = next is [')' or ']' or '}', ..];
            if (next.Length == 0 || text.EndsWith('\\') || (closes && text.EndsWith(',')))
            {
                return null;
            }

            text += text[^1] is '(' or '[' or '{' || closes ? next : " " + next;
        }

        return text;
    }
}
