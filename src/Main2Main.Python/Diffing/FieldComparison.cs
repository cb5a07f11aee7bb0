namespace Main2Main.Python.Diffing;

/// <summary>Compares the fields of a class.</summary>
/// <param name="older">The tree before.</param>
/// <param name="newer">The tree after.</param>
/// <param name="pair">The class.</param>
/// <param name="before">The class before.</param>
/// <param name="after">The class after.</param>
/// <param name="sink">Where changes go.</param>
internal sealed class FieldComparison(PythonTree older, PythonTree newer, SymbolPair pair, PythonClass before, PythonClass after, ChangeSink sink)
{
    /// <summary>Whether the class is an enumeration now.</summary>
    public bool IsEnumeration { get; } = HasEnumerationBase(after);

    /// <summary>Whether a field is a value of an enumeration.</summary>
    public static bool IsValue(PythonClass owner, PythonVariable field) =>
        HasEnumerationBase(owner) && field is { Annotation: null, Value: not null } && field.Scope == field.Site;

    /// <summary>Reports fields that have another name, and says which they are, both sides.</summary>
    public IEnumerable<PythonSymbol> Renamed(List<PythonSymbol> gone, List<PythonSymbol> come)
    {
        var taken = new HashSet<PythonSymbol>();
        foreach (var old in gone.Where(member => member.Variable is not null))
        {
            var candidates = come.Where(now => now.Variable is not null && !taken.Contains(now) && IsRename(old.Variable!, now.Variable)).Take(2).ToList();
            var rivals = gone.Count(other => other.Variable is not null && candidates is [{ } only] && IsRename(other.Variable, only.Variable!));
            if (candidates is [{ } found] && rivals == 1)
            {
                taken.UnionWith([old, found]);
                sink.Add(Change(ContractChangeKind.FieldRenamed, old.Variable!, found.Variable!) with { NewName = found.Name });
            }
        }

        return taken;
    }

    /// <summary>Compares a field that is on both sides.</summary>
    public void Compare(PythonSymbol old, PythonSymbol now)
    {
        var (field, other) = (old.Variable!, now.Variable!);
        if (!TypeText.IsSame(pair.Files, TypeOf(older, pair.Files.Old, field), TypeOf(newer, pair.Files.New, other)) || (field.Annotation is null && other.Annotation is null && IsOtherDisplay(field, other)))
        {
            sink.Add(Change(ContractChangeKind.FieldTypeChanged, field, other));
        }

        var elements = VariableComparison.CompareElements(new SymbolPair(pair.Files, old, now), field, other, sink);
        if (!elements && field.Value != other.Value && field.Scope == field.Site)
        {
            // What a method assigns is that method's body.
            sink.Add(Change(IsValue(before, field) && IsValue(after, other) ? ContractChangeKind.ValueChanged : ContractChangeKind.FieldDefaultChanged, field, other));
        }
    }

    /// <summary>Whether what a method gives a field was written as a list, dictionary or set and is something else now, or the reverse: who takes it apart cannot.</summary>
    private static bool IsOtherDisplay(PythonVariable field, PythonVariable other) => field.Scope != field.Site && other.Scope != other.Site
        && field.Value is [var before, ..] && other.Value is [var after, ..] && field.Value != "None" && other.Value != "None" && IsDisplay(before) != IsDisplay(after);

    private static bool IsDisplay(char first) => first is '[' or '{';

    /// <summary>Reports fields that are passed by position and have another place among those that were there.</summary>
    public void CompareOrder()
    {
        if (!before.IsRecord || !after.IsRecord)
        {
            return;
        }

        var (old, now) = (Declared(pair.Files.Old, before), Declared(pair.Files.New, after));
        var (kept, still) = (old.Where(field => now.Exists(other => other.Name == field.Name)).ToList(), now.Where(field => old.Exists(other => other.Name == field.Name)).ToList());
        foreach (var (field, other) in kept.Zip(still).Where(places => places.First.Name != places.Second.Name).Take(1))
        {
            sink.Add(Change(ContractChangeKind.FieldReordered, field, field) with
            {
                OldText = string.Join(", ", old.Select(found => found.Name)),
                NewText = string.Join(", ", now.Select(found => found.Name)),
                NewLine = other.Line,
            });
        }
    }

    /// <summary>The type of a field: its own annotation, else that of the parameter that it holds or of the call that makes it.</summary>
    private static string? TypeOf(PythonTree tree, PythonFile file, PythonVariable field)
    {
        if (field.Annotation is not null || field.Source is not { } source)
        {
            return field.Annotation;
        }

        if (!source.EndsWith("()", StringComparison.Ordinal))
        {
            return file.Module.FunctionAt(field.Site)?.Parameters.FirstOrDefault(parameter => parameter.Name == source)?.Annotation;
        }

        return source.IndexOf('(', StringComparison.Ordinal) < source.Length - 2 ? null : tree.ResolveIn(file, source[..^2], field.Site) switch
        {
            { Class: { } made } => made.Name,
            { Function.Returns: { } returns } => returns,
            _ => null,
        };
    }

    private static List<PythonVariable> Declared(PythonFile file, PythonClass owner) =>
        [.. file.Module.Variables.Where(field => field.Scope == owner.Scope && field.Site == owner.Scope && field.Annotation is not null).DistinctBy(field => field.Name).OrderBy(field => field.Line)];

    private static bool HasEnumerationBase(PythonClass found) => found.Bases.Any(name => name.EndsWith("Enum", StringComparison.Ordinal) || name.EndsWith("Flag", StringComparison.Ordinal));

    private bool IsRename(PythonVariable old, PythonVariable now)
    {
        var sameValue = old.Value is not null && old.Value == now.Value;
        var sameType = TypeText.AreAlike(pair.Files, old.Annotation, now.Annotation);
        return (old.Scope == old.Site) == (now.Scope == now.Site) && old.Binding == now.Binding &&
            (sameType ? sameValue || (old.Value is null && now.Value is null && SharesWords(old.Name, now.Name)) : sameValue && old.Annotation == now.Annotation && old.Value is { Length: > 6 });
    }

    private static bool SharesWords(string old, string now) =>
        old.Trim('_').Split('_').Intersect(now.Trim('_').Split('_')).Any(word => word.Length > 2);

    private ContractChange Change(ContractChangeKind kind, PythonVariable old, PythonVariable now) => pair.Change(kind, old.Name) with
    {
        OldText = CodeLine.Of(old),
        NewText = CodeLine.Of(now),
        OldLine = old.Line,
        NewLine = now.Line,
    };
}
