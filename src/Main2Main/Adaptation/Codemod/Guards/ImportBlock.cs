using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>The imports at a file's beginning, behind its docstring: those in branches too.</summary>
internal static class ImportBlock
{
    /// <summary>Where the last line of the block ends; 0 when the file does not begin with imports.</summary>
    public static int EndOf(CodeFile file) => Statements(file) is [.., var last] ? last.End : 0;

    /// <summary>The block's statements, with the branches around them.</summary>
    public static IReadOnlyList<LogicalLine> Statements(CodeFile file)
    {
        var found = new List<LogicalLine>();
        for (var index = IsDocstring(file) ? 1 : 0; index < file.Lines.Count;)
        {
            var end = index + 1;
            while (end < file.Lines.Count && (file.Lines[end].Indent.Length > 0 || IsContinued(file, file.Lines[end])))
            {
                end++;
            }

            var group = file.Lines.Skip(index).Take(end - index).ToList();
            if (!group.TrueForAll(statement => IsImport(file, statement) || (IsBranch(file, statement) && group.Count > 1)))
            {
                break;
            }

            found.AddRange(group);
            index = end;
        }

        return found;
    }

    public static bool IsImport(CodeFile file, LogicalLine statement) => file.Is(statement.First, TokenKind.Import) || file.Is(statement.First, TokenKind.From);

    public static bool IsDocstring(CodeFile file) => file.Lines is [var first, ..] && first.First == first.Last && file.Is(first.First, TokenKind.String);

    private static bool IsContinued(CodeFile file, LogicalLine statement) =>
        file.Tokens[statement.First].Kind is TokenKind.Else or TokenKind.Elif or TokenKind.Except or TokenKind.Finally;

    private static bool IsBranch(CodeFile file, LogicalLine statement) => file.Is(statement.Last, TokenKind.Colon)
        && (IsContinued(file, statement) || file.Tokens[statement.First].Kind is TokenKind.If or TokenKind.Try);
}
