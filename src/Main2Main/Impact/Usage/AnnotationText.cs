using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>Takes annotations apart.</summary>
internal static class AnnotationText
{
    private static readonly HashSet<string> Transparent = new(StringComparer.Ordinal) { "Optional", "Union", "ClassVar", "Final", "Annotated", "Required", "NotRequired" };
    private static readonly HashSet<string> Sequences = new(StringComparer.Ordinal)
    {
        "list", "List", "tuple", "Tuple", "set", "Set", "frozenset", "Sequence", "Iterable", "Iterator", "Collection", "deque", "Deque", "Generator",
    };

    private static readonly HashSet<string> Mappings = new(StringComparer.Ordinal) { "dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict", "DefaultDict" };

    /// <summary>The types that an annotation allows, without None; those inside Optional and Union one by one.</summary>
    public static IEnumerable<string> Alternatives(string annotation)
    {
        foreach (var part in TypeParts.Split(annotation, '|'))
        {
            var text = part.Trim('\'', '"');
            var bracket = text.IndexOf('[', StringComparison.Ordinal);
            if (bracket > 0 && text[^1] == ']' && Transparent.Contains(DottedName.Last(text[..bracket])))
            {
                foreach (var inner in TypeParts.Split(text[(bracket + 1)..^1], ',').SelectMany(Alternatives))
                {
                    yield return inner;
                }
            }
            else if (text.Length > 0 && text != "None" && (bracket < 0 || text[^1] == ']'))
            {
                yield return text;
            }
        }
    }

    /// <summary>What a container's elements (of a mapping, its values) are; null for what is no container.</summary>
    public static string? Element(string container, string arguments)
    {
        var name = DottedName.Last(container);
        var parts = TypeParts.Split(arguments, ',');
        return Sequences.Contains(name) && parts.Count > 0 ? parts[0] : Mappings.Contains(name) && parts.Count == 2 ? parts[1] : null;
    }
}
