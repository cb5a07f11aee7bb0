using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>Imports the guard function into a file that lacks it.</summary>
/// <param name="file">The file.</param>
/// <param name="guard">The guard.</param>
/// <param name="style">How it is laid out.</param>
/// <param name="limit">The longest line.</param>
internal sealed class GuardImport(CodeFile file, LaneGuard guard, FileStyle style, int limit)
{
    /// <summary>Whether the file has the function already.</summary>
    public bool IsThere => file.Python.ModuleName == guard.Module || file.Python.Symbols.TopLevel.ContainsKey(guard.Import)
        || file.Module.Imports.Any(import => import.BoundName == guard.Import && import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None });

    /// <summary>The replacements that import it.</summary>
    /// <param name="edits">What else is replaced in the file.</param>
    public IReadOnlyList<TextEdit> Write(IReadOnlyList<TextEdit> edits)
    {
        var block = ImportBlock.Statements(file);
        var imports = ImportStatement.In(file).Where(import => import.IsFrom && import.Statement.Indent.Length == 0 && block.Contains(import.Statement)).ToList();
        var same = imports.Find(import => import.Module(file) == guard.Module);
        if (same is not null && Join(same) is { } joined)
        {
            return joined;
        }

        var line = $"from {guard.Module} import {guard.Import}";
        var root = guard.Module.Split('.')[0];
        var siblings = imports.Where(import => import.Module(file)!.Split('.')[0] == root).ToList();
        if (siblings.Find(import => string.CompareOrdinal(import.Module(file), guard.Module) > 0) is { } later && siblings.TrueForAll(import => import == later || string.CompareOrdinal(import.Module(file), later.Module(file)) > 0 || import.Statement.Start < later.Statement.Start))
        {
            return [new TextEdit(later.Statement.Start, later.Statement.Start, line + file.NewLine)];
        }

        if (siblings.Count > 0)
        {
            return [file.LinesAfter(siblings[^1].Statement.End, line)];
        }

        var last = block.LastOrDefault(statement => statement.Indent.Length == 0 && ImportBlock.IsImport(file, statement));
        return last is not null ? [file.LinesAfter(last.End, (IsFirst(last, edits) ? string.Empty : file.NewLine) + line)] : [Alone(line)];
    }

    /// <summary>Whether a statement that begins its paragraph is taken out, so that what comes behind it begins it.</summary>
    private bool IsFirst(LogicalLine last, IReadOnlyList<TextEdit> edits) =>
        edits.Any(edit => edit.NewText.Length == 0 && edit.Start == last.Start && edit.End >= last.End)
        && (last.Start == 0 || file.Text[file.LineStart(last.Start - 1)..last.Start].Trim().Length == 0);

    private TextEdit Alone(string line)
    {
        if (ImportBlock.IsDocstring(file))
        {
            return file.LinesAfter(file.Lines[0].End, file.NewLine + line);
        }

        var start = file.Lines.Count == 0 ? file.Text.Length : file.Lines[0].Start;
        return new TextEdit(start, start, $"{line}{file.NewLine}{file.NewLine}");
    }

    /// <summary>Adds the name to an import from the same module, in the names' order.</summary>
    private IReadOnlyList<TextEdit>? Join(ImportStatement import)
    {
        if (style.AlignsImports && import.CanRewrite(file))
        {
            var names = ImportOrder.With(import.Names.Select(name => ImportText.Name(name.Name, name.Bound)), guard.Import);
            return [new TextEdit(import.Statement.Start, import.Statement.End, style.Import(guard.Module, names, string.Empty, file.NewLine))];
        }

        var index = import.Names.ToList().FindLastIndex(name => string.Compare(name.Name, guard.Import, StringComparison.OrdinalIgnoreCase) < 0);
        if (file.Is(import.Statement.Last, TokenKind.RightParenthesis))
        {
            return new BracketList(file, file.Partner(import.Statement.Last)).InsertAfter(index, guard.Import, limit);
        }

        if (import.Statement.End - import.Statement.Start + guard.Import.Length + 2 > limit)
        {
            return null;
        }

        var place = index < 0 ? file.Tokens[import.Names[0].First].Start : file.Tokens[import.Names[index].Last].End;
        return [new TextEdit(place, place, index < 0 ? $"{guard.Import}, " : $", {guard.Import}")];
    }
}
