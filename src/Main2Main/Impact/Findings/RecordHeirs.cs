using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells whether a data class of the downstream's can still be defined below one of the upstream's: Python refuses it where it is imported.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class RecordHeirs(CodeWorld world, PythonTree newer)
{
    /// <summary>What speaks against a class since a change of its base.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="above">The upstream's class as it was.</param>
    /// <param name="change">The change.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? Complaint(PythonDefinition own, PythonDefinition above, ContractChange change) => change switch
    {
        { Kind: ContractChangeKind.DecoratorChanged } => OfFrozen(own, above),
        { Kind: ContractChangeKind.FieldAdded or ContractChangeKind.FieldDefaultChanged, Member: { } field } => OfOrder(own, above, field),
        _ => null,
    };

    private string? OfFrozen(PythonDefinition own, PythonDefinition above) => Now(own, above) is { Class: { } theirs } && Constructors.IsFrozen(own.Class!) is var frozen
        && Constructors.IsFrozen(above.Class!) == frozen && Constructors.IsFrozen(theirs) != frozen
            ? $"is {(frozen ? string.Empty : "not ")}frozen, other than the data class that it derives from" : null;

    /// <summary>Fields behind one that has a default need one too.</summary>
    private string? OfOrder(PythonDefinition own, PythonDefinition above, string field)
    {
        var demanded = Now(own, above) is { } now && Demanded(world.Tree, above, own, null) is null ? Demanded(newer, now, own, field) : null;
        return demanded is null ? null : $"has '{demanded}', which has no default, behind '{field}', which has one";
    }

    /// <summary>The base as it is now, where it is the nearest data class above one.</summary>
    private PythonDefinition? Now(PythonDefinition own, PythonDefinition above) => IsPlain(own) && IsPlain(above)
        && world.Line(own).Skip(1).FirstOrDefault(IsPlain)?.FullName == above.FullName && newer.ResolveDotted(above.FullName) is { Class: not null } now && IsPlain(now) ? now : null;

    private static bool IsPlain(PythonDefinition found) => found.Class is { IsRecord: true, IsNamedTuple: false };

    /// <summary>The first field that is demanded behind one that has a default, a named one or any; null for none.</summary>
    private static string? Demanded(PythonTree tree, PythonDefinition record, PythonDefinition own, string? behind)
    {
        var fields = new Dictionary<string, PythonParameter>(StringComparer.Ordinal);
        foreach (var field in (Constructors.Of(tree, record)?.Parameters.Skip(1) ?? []).Concat(Constructors.FieldsOf(own)))
        {
            // A field of a base keeps its place.
            fields[field.Name] = field;
        }

        return fields.Values.Where(field => field.Kind == PythonParameterKind.Any)
            .SkipWhile(field => behind is null ? field.Default is null : field.Name != behind || field.Default is null).FirstOrDefault(field => field.Default is null)?.Name;
    }
}
