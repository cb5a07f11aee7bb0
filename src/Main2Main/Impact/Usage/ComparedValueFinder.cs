using Main2Main.Impact.Findings;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Usage;

/// <summary>Finds downstream code that tells string values apart to which the upstream's range added one: an enumeration's, a literal type's, a registry's, or those that a function compares.</summary>
internal sealed class ComparedValueFinder
{
    private const int EnoughShared = 2;

    private readonly List<ValueFamily> families;

    private ComparedValueFinder(List<ValueFamily> families) => this.families = families;

    /// <summary>Finds the families of values that grew.</summary>
    /// <param name="changes">The range's changes.</param>
    /// <param name="older">The tree before.</param>
    /// <param name="newer">The tree after.</param>
    public static ComparedValueFinder Of(IEnumerable<ContractChange> changes, PythonTree older, PythonTree newer) => new(
    [
        .. changes.Where(change => change.Kind is Kind.ValueAdded or Kind.ValueChanged or Kind.TypeChanged or Kind.FieldTypeChanged or Kind.ParameterTypeChanged)
            .OrderBy(change => change.Kind != Kind.ValueAdded).Select(change => OfChange(change, older)).OfType<ValueFamily>(),
        .. OfComparisons(older, newer).SelectMany(found => found),
    ]);

    /// <summary>The places of a file that compare a family's values and not the one that came.</summary>
    public IEnumerable<Match> In(PythonFile file)
    {
        var compared = Compared(file.Module).ToList();
        if (compared.Count == 0)
        {
            yield break;
        }

        var values = compared.Select(text => text.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var family in families.Where(family => !values.Contains(family.Added)).DistinctBy(family => (family.Change.Module, family.Name, family.Added)))
        {
            var shared = compared.Where(text => family.Known.Contains(text.Value)).ToList();
            var named = shared.Where(text => text.ComparedWith is { } chain && ValueReader.LastName(chain) == family.Name).ToList();
            var place = named.Count > 0 ? named[0] : shared.FirstOrDefault();
            if (named.Count > 0 || shared.DistinctBy(text => text.Value).Count() >= EnoughShared)
            {
                yield return new Match(new UsageSite(file, ImpactUsage.ComparedValue, new PythonDefinition(file, PythonDefinitionKind.Variable, string.Empty), place.Line, place.Scope), family.Change, ImpactSeverity.Review);
            }
        }
    }

    private static IEnumerable<PythonString> Compared(PythonModule module) => module.Strings.Where(text => text.Use is PythonStringUse.Compared or PythonStringUse.Case && text.Value.Length > 1);

    private static ValueFamily? OfChange(ContractChange change, PythonTree older)
    {
        var (before, after) = (Strings(change.OldText), Strings(change.NewText));
        if (change.Kind == Kind.ValueAdded)
        {
            before.UnionWith(older.ResolveDotted(change.FullName) switch
            {
                { Variable.Elements: { } elements } => elements.SelectMany(Strings),
                { Class: { } owner, File: var file } => file.Symbols.Members(owner.Scope).Values.SelectMany(member => Strings(member.Variable?.Value)),
                _ => [],
            });
        }

        var added = after.Except(before, StringComparer.Ordinal).FirstOrDefault();
        var name = change.Kind == Kind.ValueAdded || change.Member is null ? DottedName.Last(change.Symbol) : change.Member;
        return added is null || before.Count == 0 ? null : new ValueFamily(name, before, added, change);
    }

    private static List<ValueFamily>[] OfComparisons(PythonTree older, PythonTree newer)
    {
        var files = older.Files.Where(file => newer.FindFile(file.Path) is { } now && now.BlobId != file.BlobId).ToList();
        var found = new List<ValueFamily>[files.Count];
        _ = Parallel.For(0, files.Count, index => found[index] = [.. OfComparisons(files[index], newer.FindFile(files[index].Path)!)]);
        return found;
    }

    /// <summary>Values that a function compares with the same attribute as before, and one more.</summary>
    private static IEnumerable<ValueFamily> OfComparisons(PythonFile before, PythonFile after)
    {
        var old = Families(before.Module).ToLookup(entry => entry.Place, entry => entry.Text);
        foreach (var group in Families(after.Module).GroupBy(entry => entry.Place, entry => entry.Text))
        {
            var known = old[group.Key].Select(text => text.Value).ToHashSet(StringComparer.Ordinal);
            var (symbol, name) = group.Key;
            foreach (var added in known.Count == 0 ? [] : group.Where(text => !known.Contains(text.Value)).DistinctBy(text => text.Value))
            {
                yield return new ValueFamily(name, known, added.Value, new ContractChange
                {
                    Kind = Kind.ValueAdded,
                    Module = before.ModuleName,
                    Symbol = symbol,
                    Member = added.Value,
                    OldText = string.Join(", ", known.Order(StringComparer.Ordinal).Select(value => PythonText.Quote(value))),
                    NewText = $"{added.ComparedWith} == {PythonText.Quote(added.Value)}",
                    OldFile = before.Path,
                    NewFile = after.Path,
                    NewLine = added.Line,
                });
            }
        }
    }

    private static IEnumerable<((string Symbol, string Name) Place, PythonString Text)> Families(PythonModule module) => Compared(module)
        .Where(text => text.ComparedWith is not null && module.Scopes[text.Scope].Kind == PythonScopeKind.Function)
        .Select(text => ((module.QualifiedNameOf(text.Scope), ValueReader.LastName(text.ComparedWith!) ?? string.Empty), text));

    /// <summary>The strings in a piece of code; none when it is no code by itself.</summary>
    private static HashSet<string> Strings(string? code) => code switch
    {
        // By itself a literal would count as a docstring.
        ['\'', .., '\''] when code.IndexOf('\'', 1) == code.Length - 1 => [PythonText.Unquote(code)],
        not null when code.Contains('\'', StringComparison.Ordinal) => PythonParser.Parse(System.Text.Encoding.UTF8.GetBytes(code)).Strings.Select(text => text.Value).ToHashSet(StringComparer.Ordinal),
        _ => [],
    };

    /// <param name="Name">The attribute or variable that has such a value.</param>
    /// <param name="Known">The values that there were.</param>
    /// <param name="Added">One that came.</param>
    /// <param name="Change">The change that brought it.</param>
    private sealed record ValueFamily(string Name, HashSet<string> Known, string Added, ContractChange Change);
}
