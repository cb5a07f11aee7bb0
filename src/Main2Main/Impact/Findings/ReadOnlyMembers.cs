using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Finds fields that only a property without a setter has now: who gives one a value raises.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class ReadOnlyMembers(CodeWorld world, PythonTree newer)
{
    /// <summary>Whether a place gives an object a value that its class does not take any more.</summary>
    /// <param name="site">The place: an assignment, or a class whose methods assign to a field of the upstream's.</param>
    public bool Refuse(UsageSite site) => site switch
    {
        { Usage: ImpactUsage.Write, Owner: { Class: not null } owner } => PropertyOf(world.Line(owner), DottedName.Last(site.Target.QualifiedName)) is not null,
        { Usage: ImpactUsage.Override, Own: null } when site.File.Module.ClassAt(site.Scope) is { } own => PropertyOf(site.File, own, DottedName.Last(site.Target.QualifiedName)) is not null,
        _ => false,
    };

    /// <summary>The property that answers for a field which the methods of a class of the downstream's assign.</summary>
    /// <param name="file">The class's file.</param>
    /// <param name="own">The class.</param>
    /// <param name="field">The field.</param>
    /// <returns>The property in the new upstream; null where the class may assign the field.</returns>
    public PythonDefinition? PropertyOf(PythonFile file, PythonClass own, string field) => file.Module.Variables.Any(variable => variable.Scope == own.Scope && variable.Name == field)
        ? PropertyOf(world.Line(file, own), field)
        : null;

    /// <summary>Whether a class of the downstream's has a member of its own in the place of the upstream's: in its body, no more than a value on its objects.</summary>
    /// <param name="one">The class.</param>
    /// <param name="field">The member.</param>
    public static bool IsTaken(PythonDefinition one, string field) => one.File.Symbols.Members(one.Class!.Scope).TryGetValue(field, out var symbol)
        && (symbol.Function is not null || one.File.Module.Variables.Any(variable => variable.Scope == one.Class.Scope && variable.Site == one.Class.Scope && variable.Name == field));

    private PythonDefinition? PropertyOf(IReadOnlyList<PythonDefinition> line, string field)
    {
        var own = line.TakeWhile(one => !world.IsUpstream(one)).ToList();
        var above = line.FirstOrDefault(world.IsUpstream);
        return above is not null && !own.Exists(one => IsTaken(one, field) || IsSlot(one, field) || PythonTree.OwnMember(one, "__setattr__") is not null)
            && line.Where(world.IsUpstream).Any(one => PythonTree.OwnMember(one, field) is { Variable: not null })
            && newer.ResolveDotted(above.FullName) is { Class: not null } now
            && newer.FindMember(now, field) is { Function: { } property } found && IsReadOnly(found.File.Module, property)
            && newer.FindMember(now, "__setattr__") is null
            ? found : null;
    }

    /// <summary>Whether a class has a place of its own for a field, which comes before what it inherits.</summary>
    private static bool IsSlot(PythonDefinition one, string field) => one.File.Module.Variables.Any(variable => variable.Scope == one.Class!.Scope && variable.Name == "__slots__"
        && (variable.Elements is not { } names || names.Any(name => name.Trim('\'', '"') == field)));

    // What computes its value once keeps it on the object, and takes another.
    private static bool IsReadOnly(PythonModule module, PythonFunction property) => property.Decorators.Any(decorator => DottedName.Last(decorator.Name) is "property" or "abstractproperty")
        && !module.Functions.Any(other => other.Container == property.Container && other.Name == property.Name && other.Decorators.Any(decorator => decorator.Name == $"{property.Name}.setter"));
}
