using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>How a file writes long imports of one name: some sorters and formatters leave the name in brackets on a line of its own, which would have room on the first.</summary>
/// <param name="Over">Characters of the longest one that stands on one line.</param>
/// <param name="Closing">What stands behind the name, the bracket included.</param>
internal sealed record SingleImports(int Over, string Closing)
{
    private const int Habit = 3;

    /// <summary>Reads the habit; null where the file has none, or not always.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limit">Characters that its imports keep to.</param>
    public static SingleImports? Of(CodeFile file, int limit)
    {
        var single = ImportStatement.In(file).Where(statement => statement is { IsFrom: true, Names.Count: 1, Statement.Indent.Length: 0 })
            .Select(statement => (Statement: statement, Length: Line(statement.Module(file)!, statement.Names[0]).Length, IsBroken: IsBroken(file, statement))).ToList();
        var broken = single.Where(one => one.IsBroken && one.Length <= limit).ToList();
        var longest = single.Where(one => !one.IsBroken).Select(one => one.Length).DefaultIfEmpty(0).Max();
        return broken.Count < Habit || broken.Min(one => one.Length) <= longest ? null
            : new SingleImports(broken.Min(one => one.Length) - 1, broken.GroupBy(one => ClosingOf(file, one.Statement)).MaxBy(group => group.Count())!.Key);
    }

    /// <summary>An import of one name that is longer than those on one line.</summary>
    public string Write(string module, string name, string indent, string newLine) => $"{indent}from {module} import ({newLine}{indent}    {name}{Closing}";

    private static string Line(string module, ImportedName name) => $"from {module} import {ImportText.Name(name.Name, name.Bound)}";

    private static bool IsBroken(CodeFile file, ImportStatement statement) => file.Is(statement.Statement.Last, TokenKind.RightParenthesis)
        && file.Tokens[statement.ModuleLast].Line < file.Tokens[statement.Names[0].First].Line;

    private static string ClosingOf(CodeFile file, ImportStatement statement) => file.Text[file.Tokens[statement.Names[0].Last].End..file.Tokens[statement.Statement.Last].End];
}
