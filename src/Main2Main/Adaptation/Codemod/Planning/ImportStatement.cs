using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>An import statement with its tokens.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="ModuleFirst">The first token of the module after <c>from</c>; -1 for <c>import module</c>.</param>
/// <param name="ModuleLast">The last token of that module.</param>
/// <param name="Names">The imported names.</param>
internal sealed record ImportStatement(LogicalLine Statement, int ModuleFirst, int ModuleLast, IReadOnlyList<ImportedName> Names)
{
    public bool IsFrom => ModuleFirst >= 0;

    /// <summary>The absolute imports of a file that stand alone on their lines.</summary>
    public static IEnumerable<ImportStatement> In(CodeFile file)
    {
        foreach (var statement in file.Lines.Where(statement => statement.IsSimple))
        {
            var at = statement.First;
            if (file.Is(at, TokenKind.From) && file.Is(at + 1, TokenKind.Name))
            {
                var import = at + 1;
                while (!file.Is(import, TokenKind.Import))
                {
                    import++;
                }

                if (!file.Is(import + 1, TokenKind.Star))
                {
                    yield return new ImportStatement(statement, at + 1, import - 1, Read(file, import + 1, statement.Last));
                }
            }
            else if (file.Is(at, TokenKind.Import))
            {
                yield return new ImportStatement(statement, -1, -1, Read(file, at + 1, statement.Last));
            }
        }
    }

    /// <summary>Whether the statement has no comment, so that it can be written anew.</summary>
    public bool CanRewrite(CodeFile file) =>
        !file.Text[Statement.Start..Statement.End].Contains('#', StringComparison.Ordinal) && file.Text[Statement.End..file.LineEnd(Statement.End)].Trim().Length == 0;

    /// <summary>The module that the names come from; null for <c>import module</c>.</summary>
    public string? Module(CodeFile file) => IsFrom ? Join(file, ModuleFirst, ModuleLast) : null;

    /// <summary>The source model's import of a name of this statement.</summary>
    public PythonImport? ModelOf(CodeFile file, ImportedName name)
    {
        var line = file.Tokens[name.First].Line;
        var module = Module(file) ?? name.Name;
        return file.Module.Imports.FirstOrDefault(import => import.Line == line && import.Level == 0 && import.Module == module && import.Name == (IsFrom ? name.Name : null) && import.Alias == name.Alias);
    }

    private static List<ImportedName> Read(CodeFile file, int first, int last)
    {
        var names = new List<ImportedName>();
        for (var index = first; index <= last; index++)
        {
            if (!file.Is(index, TokenKind.Name))
            {
                continue;
            }

            var (start, end) = (index, index);
            while (file.Is(end + 1, TokenKind.Dot))
            {
                end += 2;
            }

            var alias = file.Is(end + 1, TokenKind.As) ? file.TextOf(end + 2) : null;
            index = alias is null ? end : end + 2;
            names.Add(new ImportedName(Join(file, start, end), alias, start, end, index));
        }

        return names;
    }

    private static string Join(CodeFile file, int first, int last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(file.TextOf));
}
