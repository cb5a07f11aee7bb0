using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells types whose values cannot be taken apart.</summary>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class SingleValues(PythonTree newer)
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal) { "int", "float", "bool", "complex" };

    private static readonly HashSet<string> Numbered = new(StringComparer.Ordinal) { "list", "List", "tuple", "Tuple", "Sequence", "MutableSequence", "str", "bytes", "deque", "Deque" };

    private static readonly HashSet<string> Unnumbered = new(StringComparer.Ordinal)
    {
        "Iterator", "Generator", "AsyncIterator", "AsyncGenerator", "set", "frozenset", "Set", "FrozenSet", "AbstractSet", "MutableSet",
    };

    /// <summary>Whether the value that a function gives or a field holds is of such a type now.</summary>
    /// <param name="target">The function or field, as it was.</param>
    /// <param name="each">Whether each element of the value is meant.</param>
    public bool IsOne(PythonDefinition target, bool each) => newer.ResolveDotted(target.FullName) is { } now
        && (now.Function?.Returns ?? now.Variable?.Annotation) is { } type && AnnotationText.Alternatives(type).ToList() is { Count: > 0 } parts
        && parts.TrueForAll(part => each ? Element(part) is { } element && IsOne(now.File, element) : IsOne(now.File, part));

    /// <summary>Whether all bases of a class are known, and nothing answers for members that it does not name.</summary>
    public static bool IsWhole(PythonTree tree, PythonDefinition found) => tree.Ancestors(found).Prepend(found)
        .All(above => above.Class!.Bases.All(name => DottedName.Last(name) is "object" or "ABC" || tree.ResolveIn(above.File, name) is { Class: not null })
        && PythonTree.OwnMember(above, "__getattr__") is null);

    /// <summary>Whether a value that had parts by number has none now: it is gone through one by one, or has no order.</summary>
    /// <param name="target">The function or field, as it was.</param>
    public bool IsWithoutNumbers(PythonDefinition target) => newer.ResolveDotted(target.FullName) is { } now
        && ((target.Function?.Returns ?? target.Variable?.Annotation, now.Function?.Returns ?? now.Variable?.Annotation) switch
        {
            ({ } before, { } after) => AnnotationText.Alternatives(before).Any(part => Numbered.Contains(NameOf(part)))
                && AnnotationText.Alternatives(after).ToList() is { Count: > 0 } parts && parts.TrueForAll(part => Unnumbered.Contains(NameOf(part))),
            (null, null) => target.Function is { } old && now.Function is { } function && !IsGenerator(old) && IsGenerator(function),
            _ => false,
        });

    private static bool IsGenerator(PythonFunction function) => function.Traits.HasFlag(PythonFunctionTraits.Generator);

    private static string NameOf(string type) => DottedName.Last(type.IndexOf('[', StringComparison.Ordinal) is var bracket and > 0 ? type[..bracket] : type);

    private static string? Element(string part) => part.IndexOf('[', StringComparison.Ordinal) is var bracket and > 0
        ? AnnotationText.Element(part[..bracket], part[(bracket + 1)..^1]) : null;

    private bool IsOne(PythonFile file, string type) => Plain.Contains(type)
        || (newer.ResolveIn(file, type) is { Class: { Keywords.Count: 0 } } found && IsWhole(newer, found) && newer.FindMember(found, "__iter__") is null
        && newer.FindMember(found, "__getitem__") is null);
}
