using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Rewrites one <c>from</c> import, of which some names have another place.</summary>
/// <param name="file">The file.</param>
/// <param name="limit">The longest line.</param>
/// <param name="style">How it is laid out.</param>
/// <param name="guard">How the downstream guards.</param>
/// <param name="joined">What other statements take in.</param>
internal sealed class ImportWriter(CodeFile file, int limit, FileStyle style, LaneGuard guard, JoinedImports joined)
{
    /// <summary>The edits, one for each name.</summary>
    public IEnumerable<PlannedEdit> Write(ImportStatement statement, IReadOnlyList<MovedName> moved)
    {
        var guarded = moved.Where(name => name.Need == GuardNeed.Yes).ToList();
        var plain = moved.Except(guarded).ToList();
        var inPlace = guarded.Count == 0 && !plain.Exists(joined.IsTaken) && plain.Count == statement.Names.Count
            && plain.TrueForAll(name => name.Place is not null && name.Place.Module == plain[0].Place!.Module);
        if (inPlace || (guarded.Count == 0 && plain.TrueForAll(name => name.Place?.Module == name.Import.Module)))
        {
            return InPlace(statement, plain, renamesModule: inPlace);
        }

        List<TextEdit> texts = [.. Remove(statement, moved, Added(statement, [.. plain.Where(name => !joined.IsTaken(name))], guarded)), .. joined.Into(moved)];
        return moved.Select((name, index) => Edit(name) with
        {
            Group = joined.UnitOf(statement, moved),
            Texts = [.. index == 0 ? texts : [], .. name.Uses],
            IsGuarded = name.Need == GuardNeed.Yes,
            Form = name.Need == GuardNeed.Yes && IsInBlock(statement, name) ? EditForm.ImportBlock : EditForm.Plain,
            OldImport = name.Need == GuardNeed.Yes ? Old(name) : null,
            NewImport = name.Need == GuardNeed.Yes ? New(name) : null,
        });
    }

    private static PlannedEdit Edit(MovedName name) => new("import", name.Import.Line, name.Change, ImpactUsage.Import, name.Summary ?? (name.Place is null
        ? $"takes out the unused import of {name.Import.Module}.{name.Import.Name}, which is gone"
        : $"imports {name.Place.Module}.{name.Place.Name} in the place of {name.Import.Module}.{name.Import.Name}"));

    private static string Old(MovedName name) => $"from {name.Import.Module} import {ImportText.Name(name.Import.Name!, name.Name.Bound)}";

    private static string New(MovedName name) => $"from {name.Place!.Module} import {ImportText.Name(name.Place.Name, name.Bound)}";

    /// <summary>Whether a guarded import belongs to the module's guarded imports, behind the import block.</summary>
    private bool IsInBlock(ImportStatement statement, MovedName name) =>
        name.Import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None } && statement.Statement.Start < ImportBlock.EndOf(file);

    private IEnumerable<PlannedEdit> InPlace(ImportStatement statement, List<MovedName> moved, bool renamesModule)
    {
        var texts = moved.Where(name => name.Place!.Name != name.Import.Name).Select(name => new TextEdit(
            file.Tokens[name.Name.First].Start, file.Tokens[name.Name.Last].End, ImportText.Name(name.Place!.Name, name.Bound))).ToList();
        var module = moved[0].Place!.Module;
        if (renamesModule && module != moved[0].Import.Module)
        {
            texts.Add(new TextEdit(file.Tokens[statement.ModuleFirst].Start, file.Tokens[statement.ModuleLast].End, module));
        }

        var (start, end) = (statement.Statement.Start, statement.Statement.End);
        var line = TextEdit.Apply(file.Text, start, end, texts)!;
        if (texts.Count > 0 && module.Length != moved[0].Import.Module.Length && IsAsOthers(statement, moved[0].Import.Module))
        {
            texts = [new TextEdit(start, end, From(module, NamesOf(statement, moved), statement.Statement.Indent))];
        }
        else if (!line.Contains('\n') && line.Length > (style.AlignsImports ? style.ImportLimit : limit)
            && !file.Is(statement.Statement.Last, TokenKind.RightParenthesis))
        {
            var from = file.Tokens[statement.Statement.Last].End;
            var names = NamesOf(statement, moved);
            var comment = file.Text[from..end];
            texts = [new TextEdit(start, end, comment.Length == 0 ? From(module, names, statement.Statement.Indent)
                : ImportText.From(module, names, statement.Statement.Indent, comment, limit, file.NewLine))];
        }

        return moved.Select((name, index) => Edit(name) with { Group = joined.UnitOf(statement, moved), Texts = [.. index == 0 ? texts : [], .. name.Uses] });
    }

    private static List<string> NamesOf(ImportStatement statement, List<MovedName> moved) =>
        [.. statement.Names.Select(name => moved.Find(other => other.Name == name) is { } other ? ImportText.Name(other.Place!.Name, other.Bound)
            : ImportText.Name(name.Name, name.Bound))];

    /// <summary>
    /// Whether a statement of several lines is laid out as this file's are: with another module its names have other room, beneath another bracket.
    /// </summary>
    private bool IsAsOthers(ImportStatement statement, string module) => file.Text[statement.Statement.Start..statement.Statement.End] is var text
        && text.Contains('\n')
        && From(module, [.. statement.Names.Select(name => ImportText.Name(name.Name, name.Bound))], statement.Statement.Indent) == text;

    /// <summary>What stands behind the statement: the plain imports by module, and what is guarded in place.</summary>
    private string Added(ImportStatement statement, List<MovedName> plain, List<MovedName> guarded)
    {
        var indent = statement.Statement.Indent;
        var commented = plain.Where(name => name.Place is not null).Select(name => (Name: name, Comments: new NameComments(file, name.Name))).Where(one => one.Comments.Any).ToList();
        var comment = new StatementComment(file, statement);
        var isKept = comment.Text.Length > 0 && (comment.IsForTool || plain.Count == statement.Names.Count);
        var lines = plain.Where(name => name.Place is not null).Except(commented.Select(one => one.Name)).GroupBy(name => name.Place!.Module, StringComparer.Ordinal)
            .Select(group => (Module: group.Key, Names: group.Select(name => ImportText.Name(name.Place!.Name, name.Bound)).ToList()))
            .Select(line => isKept ? comment.Write(line.Module, line.Names, indent, limit, file.NewLine) : From(line.Module, line.Names, indent)).ToList();
        lines.AddRange(commented.Select(one => one.Comments.Write(New(one.Name), indent, file.NewLine)));
        var here = guarded.Where(name => !IsInBlock(statement, name)).ToList();
        if (here.Count > 0)
        {
            lines.Add(new GuardedImports(file, style, limit).Block(guard.Call, here.Select(Old), here.Select(New), indent));
        }

        return string.Join(file.NewLine, lines);
    }

    /// <summary>Takes the names out of the statement, the whole statement when none stays, and puts lines behind it.</summary>
    private List<TextEdit> Remove(ImportStatement statement, IReadOnlyList<MovedName> moved, string added)
    {
        var (start, end) = (statement.Statement.Start, statement.Statement.End);
        if (moved.Count == statement.Names.Count)
        {
            return added.Length > 0 ? [new TextEdit(start, end, added)] : [IsAlone(statement.Statement)
                ? new TextEdit(start, end, statement.Statement.Indent + "pass")
                : new TextEdit(start, Math.Min(file.NextLine(end), file.Text.Length), string.Empty)];
        }

        var texts = Shorten(statement, [.. moved.Select(name => name.Name)]).ToList();
        if (added.Length > 0)
        {
            texts.Add(new TextEdit(end, end, file.NewLine + added));
        }

        return texts;
    }

    private string From(string module, List<string> names, string indent) =>
        style.AlignsImports || names.Count == 1 ? style.Import(module, names, indent, file.NewLine) : ImportText.From(module, names, indent, string.Empty, limit, file.NewLine);

    /// <summary>Takes names out of a statement that keeps others.</summary>
    private IEnumerable<TextEdit> Shorten(ImportStatement statement, IReadOnlyList<ImportedName> gone)
    {
        // What stands on one line and loses names keeps its brackets.
        var isBroken = file.Text[statement.Statement.Start..statement.Statement.End].Contains('\n', StringComparison.Ordinal);
        if (!style.AlignsImports || !isBroken || !statement.CanRewrite(file))
        {
            return ImportNames.Remove(file, statement, gone);
        }

        var kept = statement.Names.Except(gone).Select(name => ImportText.Name(name.Name, name.Bound));
        return [new TextEdit(statement.Statement.Start, statement.Statement.End, style.Import(statement.Module(file)!, [.. kept], statement.Statement.Indent, file.NewLine))];
    }

    private bool IsAlone(LogicalLine statement)
    {
        var index = file.IndexOf(statement.First);
        var opens = index > 0 && file.Is(file.Lines[index - 1].Last, TokenKind.Colon);
        return opens && (index + 1 == file.Lines.Count || file.Lines[index + 1].Indent.Length < statement.Indent.Length);
    }
}
