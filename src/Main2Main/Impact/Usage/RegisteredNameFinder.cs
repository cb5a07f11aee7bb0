using Main2Main.Impact.Findings;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Usage;

/// <summary>Finds texts that are the bare name of a class that is gone: what a registry knows the class by.</summary>
/// <param name="gone">The changes by the class's name.</param>
internal sealed class RegisteredNameFinder(ILookup<string, ContractChange> gone)
{
    // A shorter name may be a word that means something else.
    private const int ShortestName = 8;

    /// <summary>Indexes the changes that took a class away.</summary>
    /// <param name="changes">The range's changes.</param>
    /// <param name="older">The upstream before it.</param>
    public static RegisteredNameFinder Of(IEnumerable<ContractChange> changes, PythonTree older) => new(changes
        .Where(change => change is { Kind: Kind.SymbolRemoved or Kind.SymbolRenamed, StillImportable: false } && change.Symbol.Length >= ShortestName)
        .Where(change => older.FindModule(change.Module)?.Symbols.TopLevel.GetValueOrDefault(change.Symbol)?.Class is not null)
        .ToLookup(change => change.Symbol, StringComparer.Ordinal));

    /// <summary>The texts of a file, each class once. What the file itself knows by that name, such as in an annotation, is another.</summary>
    /// <param name="file">The downstream's file.</param>
    public IEnumerable<Match> In(PythonFile file) => file.Module.Strings
        .Where(text => gone.Contains(text.Value) && !file.Symbols.TopLevel.ContainsKey(text.Value) && !file.Symbols.Imports.Contains(text.Value))
        .DistinctBy(text => text.Value).SelectMany(text => gone[text.Value].Select(change => new Match(new UsageSite(file, ImpactUsage.StringPath, new PythonDefinition(file, PythonDefinitionKind.Variable, string.Empty), text.Line, text.Scope),
            change, ImpactSeverity.Review)));
}
