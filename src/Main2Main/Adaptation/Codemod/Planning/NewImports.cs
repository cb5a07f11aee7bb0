using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Imports names into a file: into an import of the same module, or beside its neighbours.</summary>
/// <param name="file">The file.</param>
/// <param name="style">How it is laid out.</param>
internal sealed class NewImports(CodeFile file, FileStyle style)
{
    /// <summary>Whether a name means something in the whole file.</summary>
    public bool IsBound(string name) => AnnotationNames.AreKnown(name, file);

    /// <summary>The replacements that import a name; null where the file has no imports to put it beside.</summary>
    /// <param name="import">An import that binds it elsewhere.</param>
    /// <param name="module">The module, absolute.</param>
    /// <param name="instead">A name whose import goes; null for none.</param>
    public IReadOnlyList<TextEdit>? Write(PythonImport import, string module, string? instead = null)
    {
        var statements = ImportStatement.In(file).Where(statement => statement.Statement.Indent.Length == 0 && statement.Statement.Start < Math.Max(ImportBlock.EndOf(file), 1)).ToList();
        if (import.Name is { } name && statements.Find(statement => statement.IsFrom && ModuleOf(statement) == module) is { } same && same.CanRewrite(file))
        {
            var names = ImportOrder.With(same.Names.Where(one => one.Bound != instead).Select(one => ImportText.Name(one.Name, one.Bound)), ImportText.Name(name, import.BoundName));
            var rewritten = new TextEdit(same.Statement.Start, same.Statement.End, style.Import(module, names, string.Empty, file.NewLine));
            return [rewritten, .. instead is null || same.Names.Any(one => one.Bound == instead) ? [] : Remove(instead)];
        }

        var line = import.Name is null
            ? $"import {module}{(import.Alias is { } alias ? $" as {alias}" : string.Empty)}"
            : style.Import(module, [ImportText.Name(import.Name, import.BoundName)], string.Empty, file.NewLine);
        var root = module.Split('.')[0];
        var kin = statements.Where(statement => Root(statement) == root && (statement.IsFrom || import.Name is null)).ToList();
        var before = kin.FindLast(statement => string.CompareOrdinal(ModuleOf(statement), module) < 0 && statement.IsFrom == (import.Name is not null));
        var added = before is not null ? file.LinesAfter(before.Statement.End, line)
            : kin.Count > 0 ? new TextEdit(kin[0].Statement.Start, kin[0].Statement.Start, line + file.NewLine)
            : statements.Count > 0 ? file.LinesAfter(Neighbour(statements, module).Statement.End, line) : null;
        return added is null ? null : [added, .. instead is null ? [] : Remove(instead)];
    }

    /// <summary>What takes a name out of the file's imports; none when it is bound in more than one way.</summary>
    public IReadOnlyList<TextEdit> Remove(string bound)
    {
        var statements = ImportStatement.In(file).Where(statement => statement.Names.Any(name => name.Bound == bound)).ToList();
        if (statements is not [var only] || only.Statement.Indent.Length > 0)
        {
            return [];
        }

        return only.Names.Count > 1
            ? [.. ImportNames.Remove(file, only, [only.Names.First(name => name.Bound == bound)])]
            : [new TextEdit(only.Statement.Start, file.NextLine(only.Statement.End), string.Empty)];
    }

    /// <summary>The statement that a module without kin comes behind: the first paragraph holds what is nobody's package, as sorters have it.</summary>
    private ImportStatement Neighbour(List<ImportStatement> statements, string module)
    {
        var first = statements.FindIndex(statement => Root(statement) != "__future__");
        var end = first;
        while (end >= 0 && end + 1 < statements.Count && file.NextLine(statements[end].Statement.End) == statements[end + 1].Statement.Start)
        {
            end++;
        }

        return end < 0 || end == statements.Count - 1 ? statements[^1]
            : statements[first..(end + 1)].FindLast(statement => string.CompareOrdinal(ModuleOf(statement), module) < 0) ?? statements[end];
    }

    private string ModuleOf(ImportStatement statement) => statement.Module(file) ?? statement.Names[0].Name;

    private string Root(ImportStatement statement) => ModuleOf(statement).Split('.')[0];
}
