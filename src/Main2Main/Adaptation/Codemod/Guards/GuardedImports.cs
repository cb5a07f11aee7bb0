using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>Writes imports that differ between the release and main.</summary>
/// <param name="file">The file.</param>
/// <param name="style">How it is laid out.</param>
/// <param name="limit">The longest line.</param>
internal sealed class GuardedImports(CodeFile file, FileStyle style, int limit)
{
    private const string Import = " import ";

    /// <summary>A guarded block.</summary>
    public string Block(string call, IEnumerable<string> old, IEnumerable<string> now, string indent) =>
        string.Join(file.NewLine, $"{indent}if {call}:", Body(old, indent + file.Unit), $"{indent}else:", Body(now, indent + file.Unit));

    /// <summary>The lines of one branch: imports from one module are one import.</summary>
    public string Body(IEnumerable<string> imports, string indent) => string.Join(file.NewLine, imports.Distinct(StringComparer.Ordinal)
        .GroupBy(line => line.StartsWith("from ", StringComparison.Ordinal) ? line["from ".Length..line.IndexOf(Import, StringComparison.Ordinal)] : line, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.First().StartsWith("import ", StringComparison.Ordinal)
            ? indent + group.Key + ImportText.Ignore
            : From(group.Key, [.. group.Select(Names).Order(ImportOrder.Instance)], indent)));

    /// <summary>As the file breaks its imports: a checker's comment does not count where names stand behind the bracket.</summary>
    private string From(string module, IReadOnlyList<string> names, string indent)
    {
        if (!style.AlignsImports)
        {
            return ImportText.From(module, names, indent, ImportText.Ignore, limit, file.NewLine);
        }

        var text = style.Import(module, names, indent, file.NewLine);
        var end = text.IndexOf(file.NewLine, StringComparison.Ordinal);
        return end < 0 || text[end - 1] == '\\' ? text + ImportText.Ignore : text.Insert(end, ImportText.Ignore);
    }

    private static string Names(string line) => line[(line.IndexOf(Import, StringComparison.Ordinal) + Import.Length)..];
}
