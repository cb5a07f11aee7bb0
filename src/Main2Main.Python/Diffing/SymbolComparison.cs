namespace Main2Main.Python.Diffing;

/// <summary>Compares definitions that are on both sides.</summary>
/// <param name="older">The tree before.</param>
/// <param name="newer">The tree after.</param>
/// <param name="sink">Where changes go.</param>
internal sealed class SymbolComparison(PythonTree older, PythonTree newer, ChangeSink sink)
{
    private readonly Dictionary<string, List<(PythonFile File, PythonClass Owner, PythonVariable Field)>> gainedFields = [];

    /// <summary>Remembers the fields that the classes of a module have gained, so that fields that are gone elsewhere can be found.</summary>
    /// <param name="pair">The module.</param>
    public void GainedBy(FilePair pair)
    {
        foreach (var symbol in pair.New.Symbols.TopLevel.Values.Where(symbol => symbol.Class is not null))
        {
            var before = pair.Old.Symbols.TopLevel.GetValueOrDefault(symbol.Name)?.Class;
            foreach (var member in pair.New.Symbols.Members(symbol.Class!.Scope).Values)
            {
                if (member.Variable is { Annotation: not null } field && (before is null || !pair.Old.Symbols.Members(before.Scope).ContainsKey(field.Name)))
                {
                    if (!gainedFields.TryGetValue(field.Name, out var known))
                    {
                        gainedFields[field.Name] = known = [];
                    }

                    known.Add((pair.New, symbol.Class, field));
                }
            }
        }
    }

    /// <summary>Another class that has gained a field like one that is gone.</summary>
    public (PythonFile File, PythonClass Owner, PythonVariable Field)? FieldElsewhere(PythonFile file, PythonVariable field, PythonClass owner) =>
        field.Annotation is null || !gainedFields.TryGetValue(field.Name, out var found)
            ? null
            : found.Where(entry => entry.Owner.QualifiedName != owner.QualifiedName && TypeText.AreAlike(new FilePair(entry.File, file), entry.Field.Annotation, field.Annotation))
                .Select(entry => ((PythonFile, PythonClass, PythonVariable)?)entry).FirstOrDefault();

    /// <summary>Compares one definition.</summary>
    public void Compare(SymbolPair pair)
    {
        switch (pair.Old, pair.New)
        {
            case ({ Class: { } before }, { Class: { } after }):
                new ClassComparison(older, newer, this, sink).Compare(pair, before, after);
                break;
            case ({ Function: { } before }, { Function: { } after }):
                new FunctionComparison(sink).Compare(pair, before, after);
                break;
            case ({ Variable: { } before }, { Variable: { } after }):
                VariableComparison.Compare(pair, before, after, sink);
                break;
            default:
                sink.Add(pair.Change(ContractChangeKind.SymbolKindChanged));
                break;
        }
    }

    /// <summary>A change that says that something is new.</summary>
    public ContractChange Gained(PythonFile file, PythonSymbol symbol, ContractChangeKind kind) => new()
    {
        Kind = kind,
        Module = file.ModuleName,
        Symbol = symbol.QualifiedName,
        NewText = CodeLine.Of(symbol),
        OldFile = older.FindModule(file.ModuleName)?.Path,
        NewFile = file.Path,
        NewLine = symbol.Line,
    };
}
