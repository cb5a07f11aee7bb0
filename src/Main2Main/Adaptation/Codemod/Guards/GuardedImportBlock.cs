using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>The guarded imports of a module: one block behind its imports, or the one that is there.</summary>
/// <param name="file">The file.</param>
/// <param name="guard">The guard.</param>
/// <param name="style">How it is laid out.</param>
/// <param name="limit">The longest line.</param>
internal sealed class GuardedImportBlock(CodeFile file, LaneGuard guard, FileStyle style, int limit)
{
    public IEnumerable<TextEdit> Write(IReadOnlyList<PlannedEdit> edits)
    {
        if (edits.Count == 0)
        {
            return [];
        }

        var (old, now) = (edits.Select(edit => edit.OldImport!), edits.Select(edit => edit.NewImport!));
        var writer = new GuardedImports(file, style, limit);
        if (Existing() is var (release, main))
        {
            return
            [
                file.LinesAfter(release.End, writer.Body(old, release.Indent)),
                file.LinesAfter(main.End, writer.Body(now, main.Indent)),
            ];
        }

        return [file.LinesAfter(ImportBlock.EndOf(file), file.NewLine + writer.Block(guard.Call, old, now, string.Empty))];
    }

    /// <summary>The last statements of both branches of a block that asks the same and holds nothing but imports.</summary>
    private (LogicalLine Release, LogicalLine Main)? Existing()
    {
        var block = ImportBlock.Statements(file);
        for (var index = 0; index < block.Count; index++)
        {
            if (block[index].Indent.Length > 0 || Test(block[index]) is not { } test || !guard.IsAskedBy(test))
            {
                continue;
            }

            var release = block.Skip(index + 1).TakeWhile(IsInside).ToList();
            var main = block.Skip(index + release.Count + 2).TakeWhile(IsInside).ToList();
            if (release.Count > 0 && main.Count > 0 && file.Is(block[index + release.Count + 1].First, TokenKind.Else))
            {
                return (release[^1], main[^1]);
            }
        }

        return null;
    }

    private bool IsInside(LogicalLine statement) => statement.Indent.Length > 0 && ImportBlock.IsImport(file, statement);

    private string? Test(LogicalLine statement) => file.Is(statement.First, TokenKind.If) && statement.Last - statement.First > 1
        ? file.Text[file.Tokens[statement.First + 1].Start..file.Tokens[statement.Last - 1].End].Replace('\'', '"')
        : null;
}
