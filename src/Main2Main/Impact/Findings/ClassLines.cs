using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>What the place of a downstream class among others decides.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class ClassLines(CodeWorld world, PythonTree newer)
{
    private readonly Lazy<IReadOnlySet<string>> parents = new(() => world.Downstream
        .SelectMany(file => file.Module.Classes.Select(found => new PythonDefinition(file, PythonDefinitionKind.Class, found.QualifiedName) { Class = found }))
        .SelectMany(found => world.Line(found).Skip(1)).Select(found => found.FullName).ToHashSet(StringComparer.Ordinal));

    /// <summary>How bad it is that a class lacks an abstract member: one that others derive from is not made itself; without ABC only a body that raises does.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="above">The upstream's class that demands the member.</param>
    /// <param name="member">The member.</param>
    public ImpactSeverity Demands(PythonDefinition own, PythonDefinition above, string member) => parents.Value.Contains(own.FullName) ? ImpactSeverity.Review
        : newer.ResolveDotted(above.FullName) is { Class: not null } now && (newer.Ancestors(now).Prepend(now).Any(found => IsAbstract(found.Class!)) || Raises(now, member)) ? ImpactSeverity.Breaks
        : ImpactSeverity.Likely;

    private static bool Raises(PythonDefinition now, string member) => PythonTree.OwnMember(now, member)?.Function?.Traits.HasFlag(PythonFunctionTraits.NotImplemented) == true;

    private static bool IsAbstract(PythonClass found) => found.Bases.Any(name => DottedName.Last(name) is "ABC" or "Protocol")
        || found.Keywords.Any(keyword => keyword.Name == "metaclass" && keyword.Text is { } text && text.EndsWith("Meta", StringComparison.Ordinal));
}
