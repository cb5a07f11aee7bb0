using Main2Main.Impact.Usage;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Tells whether a place goes on from a value to a member that a value of the new type does not have.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class LostMembers(CodeWorld world, PythonTree newer)
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "str", "bytes", "int", "float", "bool", "list", "List", "tuple", "Tuple", "dict", "Dict", "set", "Set", "frozenset", "Iterable", "Iterator", "Generator", "Sequence", "Mapping", "Collection",
    };

    /// <summary>A match of a value's changed type, as a break where the place surely meets it.</summary>
    /// <param name="match">The match.</param>
    /// <param name="sites">What the file uses.</param>
    public Match Sharpen(Match match, IReadOnlyList<UsageSite> sites)
    {
        var (site, change) = (match.Site, match.Change);
        if (change.Kind is not (Kind.MemberKindChanged or Kind.FieldTypeChanged or Kind.ReturnChanged) || site.Usage is not (ImpactUsage.Read or ImpactUsage.Call) || TypeOf(site.Target) is not { } before)
        {
            return match;
        }

        var name = change.Kind == Kind.ReturnChanged ? change.FullName : $"{change.FullName}.{change.Member}";
        if (newer.ResolveDotted(name) is not { } now || TypeOf(now) is not { } after)
        {
            return match;
        }

        // Another line of the same function counts as well: the place is told once a file.
        var lost = sites.Where(other => other.Scope == site.Scope && other.Line >= site.Line && other.Usage is ImpactUsage.Read or ImpactUsage.Call)
            .FirstOrDefault(other => IsMemberOf(other.Target, site.Target, before) && Lacks(now, after, DottedName.Last(other.Target.QualifiedName)));
        return lost is null ? match : match with
        {
            Severity = ImpactSeverity.Breaks,
            Site = site with { Line = lost.Line },
            Why = $"uses '{DottedName.Last(lost.Target.QualifiedName)}' of the value, which was {before} and is {after} now",
        };
    }

    private static string? TypeOf(PythonDefinition definition) => definition switch
    {
        { Function.Returns: { } returns } => returns,
        { Variable.Annotation: { } annotation } => annotation,
        _ => null,
    };

    /// <summary>Whether a member belongs to a class that the old type names.</summary>
    private bool IsMemberOf(PythonDefinition member, PythonDefinition holder, string type) => member.QualifiedName.LastIndexOf('.') is var dot and > 0
        && AnnotationText.Alternatives(type).Any(part => world.Tree.ResolveIn(holder.File, part) is { Class: not null } found && world.Line(found).Any(above => above.FullName == $"{member.File.ModuleName}.{member.QualifiedName[..dot]}"));

    /// <summary>Whether no value of the new type has the member.</summary>
    private bool Lacks(PythonDefinition now, string type, string member)
    {
        var parts = AnnotationText.Alternatives(type).Select(part => part.IndexOf('[', StringComparison.Ordinal) is var bracket and > 0 ? part[..bracket] : part).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => newer.ResolveIn(now.File, part) is { Class: not null } found ? SingleValues.IsWhole(newer, found) && newer.FindMember(found, member) is null : Plain.Contains(DottedName.Last(part)));
    }
}
