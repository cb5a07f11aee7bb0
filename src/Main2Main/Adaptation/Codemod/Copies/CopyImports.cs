using System.Text.RegularExpressions;
using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>Binds the names that the upstream's code needs in a copy.</summary>
/// <param name="file">The copy's file.</param>
/// <param name="from">The upstream's file.</param>
/// <param name="style">How the copy's file is laid out.</param>
internal sealed partial class CopyImports(CodeFile file, PythonFile from, FileStyle style)
{
    /// <summary>What binds names; null where one cannot be bound.</summary>
    /// <param name="names">The names.</param>
    /// <param name="bound">Those that the function itself binds.</param>
    public IReadOnlyList<TextEdit>? Bind(IEnumerable<string> names, IReadOnlySet<string> bound)
    {
        var writer = new NewImports(file, style);
        var texts = new List<TextEdit>();
        foreach (var name in names.Distinct(StringComparer.Ordinal).Where(name => !bound.Contains(name) && !writer.IsBound(name) && !PythonNames.IsBuiltin(name)))
        {
            if (Origin(name) is not { } import || writer.Write(import, from.AbsoluteModule(import)) is not { } written)
            {
                return null;
            }

            texts.AddRange(written);
        }

        return texts;
    }

    /// <summary>The names that a parameter or an argument needs: those of its annotation, its default and its value.</summary>
    /// <param name="element">The parameter or argument.</param>
    public static IEnumerable<string> NamesIn(string element) =>
        Name().Matches(Keyword().Replace(element, string.Empty)).Select(match => match.Value);

    private PythonImport? Origin(string name) =>
        from.Module.Imports.FirstOrDefault(one => one.BoundName == name && !one.IsStar && (one.Name is not null || one.Alias is not null) && !IsForTypes(one))
        ?? (from.Symbols.TopLevel.ContainsKey(name) ? new PythonImport(from.ModuleName, name, null, 0, 0, PythonModule.ModuleScope, PythonCondition.None) : null);

    // What is there for type checkers alone may need this file when it is imported.
    private bool IsForTypes(PythonImport import) => from.Module.ConditionsAround(import.Condition).Any(branch => branch.Test.EndsWith("TYPE_CHECKING", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w.""'])[A-Za-z_]\w*", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*[A-Za-z_]\w*\s*[:=](?!=)", RegexOptions.None, 1000)]
    private static partial Regex Keyword();
}
