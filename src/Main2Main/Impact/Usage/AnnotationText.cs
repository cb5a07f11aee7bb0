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
        foreach (var part in Split(annotation, '|'))
        {
            var text = part.Trim('\'', '"');
            var bracket = text.IndexOf('[', StringComparison.Ordinal);
            if (bracket > 0 && text[^1] == ']' && Transparent.Contains(DottedName.Last(text[..bracket])))
            {
                foreach (var inner in Split(text[(bracket + 1)..^1], ',').SelectMany(Alternatives))
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
        var parts = Split(arguments, ',').ToList();
        return Sequences.Contains(name) && parts.Count > 0 ? parts[0] : Mappings.Contains(name) && parts.Count == 2 ? parts[1] : null;
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var (depth, start) = (0, 0);
        for (var index = 0; index < text.Length; index++)
        {
            depth += text[index] is '[' or '(' ? 1 : text[index] is ']' or ')' ? -1 : 0;
            if (text[index] == separator && depth == 0)
            {
                yield return text[start..index].Trim();
                start = index + 1;
            }
        }

        yield return text[start..].Trim();
    }
}
