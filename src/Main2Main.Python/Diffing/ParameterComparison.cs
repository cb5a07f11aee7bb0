namespace Main2Main.Python.Diffing;

/// <summary>Compares the parameters of a function.</summary>
/// <param name="pair">The function.</param>
/// <param name="before">Its parameters before.</param>
/// <param name="after">Its parameters after.</param>
/// <param name="sink">Where changes go.</param>
internal sealed class ParameterComparison(SymbolPair pair, IReadOnlyList<PythonParameter> before, IReadOnlyList<PythonParameter> after, ChangeSink sink)
{
    private readonly Dictionary<PythonParameter, PythonParameter> renamed = [];

    public void Run()
    {
        if (before.Count == after.Count && before.Zip(after).All(pair => IsSame(pair.First, pair.Second)))
        {
            return;
        }

        var old = before.DistinctBy(parameter => parameter.Name).ToDictionary(parameter => parameter.Name);
        var now = after.DistinctBy(parameter => parameter.Name).ToDictionary(parameter => parameter.Name);
        var gone = before.Where(parameter => !now.ContainsKey(parameter.Name)).ToList();
        var come = after.Where(parameter => !old.ContainsKey(parameter.Name)).ToList();
        PairRenamed(gone, come);
        foreach (var parameter in gone.Where(parameter => !renamed.ContainsKey(parameter)))
        {
            Add(ContractChangeKind.ParameterRemoved, parameter, null);
        }

        foreach (var parameter in come.Except(renamed.Values))
        {
            Add(parameter.IsRequired ? ContractChangeKind.ParameterAddedRequired : ContractChangeKind.ParameterAddedOptional, null, parameter);
        }

        foreach (var parameter in before)
        {
            if (now.TryGetValue(parameter.Name, out var same) || renamed.TryGetValue(parameter, out same))
            {
                Compare(parameter, same);
            }
        }

        ReportReordered(old, now);
    }

    private static bool IsSame(PythonParameter old, PythonParameter now) =>
        old.Name == now.Name && old.Kind == now.Kind && old.Default == now.Default && old.Annotation == now.Annotation;

    private void PairRenamed(List<PythonParameter> gone, List<PythonParameter> come)
    {
        foreach (var parameter in gone)
        {
            var candidates = come.Where(candidate => candidate.Kind == parameter.Kind && !renamed.ContainsValue(candidate) && IsRename(parameter, candidate, gone.Count == 1 && come.Count == 1));
            if (candidates.FirstOrDefault() is { } match)
            {
                renamed[parameter] = match;
            }
        }
    }

    private bool IsRename(PythonParameter old, PythonParameter now, bool onlyOne)
    {
        if (old.Kind is PythonParameterKind.Positionals or PythonParameterKind.Keywords)
        {
            return true;
        }

        var samePlace = IndexOf(before, old) == IndexOf(after, now);
        var sameType = TypeText.AreAlike(pair.Files, old.Annotation, now.Annotation);
        return (samePlace && (sameType || (onlyOne && old.Annotation == now.Annotation))) || (sameType && onlyOne && old.Default == now.Default);
    }

    private static int IndexOf(IReadOnlyList<PythonParameter> parameters, PythonParameter parameter) =>
        parameters.Index().First(entry => ReferenceEquals(entry.Item, parameter)).Index;

    private void Compare(PythonParameter old, PythonParameter now)
    {
        if (old.Name != now.Name && old.Kind is not (PythonParameterKind.Positionals or PythonParameterKind.Keywords))
        {
            // The name of what collects the rest is nobody's concern.
            Add(ContractChangeKind.ParameterRenamed, old, now);
        }

        if (old.Kind != now.Kind)
        {
            Add(ContractChangeKind.ParameterKindChanged, old, now);
        }

        if (old.Default != now.Default)
        {
            Add(now.IsRequired ? ContractChangeKind.ParameterAddedRequired : ContractChangeKind.ParameterDefaultChanged, old, now);
        }

        if (!TypeText.IsSame(pair.Files, old.Annotation, now.Annotation))
        {
            Add(ContractChangeKind.ParameterTypeChanged, old, now);
        }
    }

    private void ReportReordered(Dictionary<string, PythonParameter> old, Dictionary<string, PythonParameter> now)
    {
        var order = before.Where(parameter => IsPositional(parameter) && now.TryGetValue(parameter.Name, out var same) && IsPositional(same)).Select(parameter => parameter.Name).ToList();
        var reordered = after.Where(parameter => IsPositional(parameter) && old.TryGetValue(parameter.Name, out var same) && IsPositional(same)).Select(parameter => parameter.Name).ToList();
        foreach (var (first, second) in order.Zip(reordered).Where(names => names.First != names.Second))
        {
            Add(ContractChangeKind.ParameterReordered, old[first], now[first]);
        }
    }

    private static bool IsPositional(PythonParameter parameter) => parameter.Kind is PythonParameterKind.PositionalOnly or PythonParameterKind.Any;

    private void Add(ContractChangeKind kind, PythonParameter? old, PythonParameter? now) => sink.Add(pair.Change(kind, (old ?? now)!.Name) with
    {
        OldLine = old?.Line ?? pair.Old.Line,
        NewLine = now?.Line ?? pair.New.Line,
        NewName = old is not null && now is not null && old.Name != now.Name ? now.Name : null,
    });
}
