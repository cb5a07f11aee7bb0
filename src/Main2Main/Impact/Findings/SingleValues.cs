using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells types whose values cannot be taken apart.</summary>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class SingleValues(PythonTree newer)
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal) { "int", "float", "bool", "complex" };

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

    private static string? Element(string part) => part.IndexOf('[', StringComparison.Ordinal) is var bracket and > 0
        ? AnnotationText.Element(part[..bracket], part[(bracket + 1)..^1]) : null;

    private bool IsOne(PythonFile file, string type) => Plain.Contains(type)
        || (newer.ResolveIn(file, type) is { Class: { Keywords.Count: 0 } } found && IsWhole(newer, found) && newer.FindMember(found, "__iter__") is null
        && newer.FindMember(found, "__getitem__") is null);
}
