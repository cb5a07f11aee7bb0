using System.Text;

namespace Main2Main.Python.Diffing;

/// <summary>Tells whether two annotations mean the same type, however each is spelled.</summary>
internal static class TypeText
{
    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["Dict"] = "dict", ["List"] = "list", ["Tuple"] = "tuple", ["Set"] = "set", ["FrozenSet"] = "frozenset", ["Type"] = "type", ["Text"] = "str",
        ["DefaultDict"] = "defaultdict", ["Deque"] = "deque", ["AbstractSet"] = "Set", ["OrderedDict"] = "OrderedDict", ["Counter"] = "Counter",
    };

    private static readonly HashSet<string> Homes = new(StringComparer.Ordinal) { "typing", "typing_extensions", "collections", "collections.abc", "builtins", "types" };

    /// <summary>Whether two annotations mean the same; one that is not there says nothing, so that it cannot say something else.</summary>
    /// <param name="files">Where each stands.</param>
    /// <param name="old">The one before.</param>
    /// <param name="now">The one after.</param>
    public static bool IsSame(FilePair files, string? old, string? now) =>
        old is null || now is null || old == now || Canonical(files.Old, old) == Canonical(files.New, now) || Short(old) == Short(now);

    /// <summary>Whether two annotations are there and mean the same.</summary>
    public static bool AreAlike(FilePair files, string? old, string? now) => old is not null && now is not null && IsSame(files, old, now);

    private static string Canonical(PythonFile file, string text) => Canonical(text, name => Named(file, name));

    /// <summary>Without what modules names come from: the same class imported from elsewhere is the same type to who reads it.</summary>
    private static string Short(string text) => Canonical(text, name => Plain.GetValueOrDefault(DottedName.Last(name), DottedName.Last(name)));

    private static string Canonical(string text, Func<string, string> named)
    {
        text = text.Trim();
        text = text is ['\'' or '"', .., var last] && last == text[0] && text.IndexOf(last, 1) == text.Length - 1 ? text[1..^1].Trim() : text;
        var parts = TypeParts.Split(text, '|');
        if (parts.Count > 1)
        {
            return Union(parts.Select(part => Canonical(part, named)));
        }

        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0 || text[^1] != ']')
        {
            return IsName(text) ? named(text) : text;
        }

        var inner = TypeParts.Split(text[(bracket + 1)..^1], ',').Where(part => part.Length > 0).ToList();
        if (bracket == 0)
        {
            return $"[{string.Join(", ", inner.Select(part => Canonical(part, named)))}]";
        }

        var outer = named(text[..bracket]);
        return outer switch
        {
            "Literal" => $"Literal[{string.Join(", ", inner.Select(part => part.Replace('"', '\'')))}]",
            "Optional" => Union(inner.Select(part => Canonical(part, named)).Append("None")),
            "Union" => Union(inner.Select(part => Canonical(part, named))),
            _ => $"{outer}[{string.Join(", ", inner.Select(part => Canonical(part, named)))}]",
        };
    }

    private static string Union(IEnumerable<string> parts) =>
        string.Join(" | ", parts.SelectMany(part => TypeParts.Split(part, '|')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static bool IsName(string text) => text.Length > 0 && text.All(character => char.IsLetterOrDigit(character) || character is '_' or '.');

    /// <summary>What a name stands for: a type of the language by its plain name, an imported one by the module that it comes from.</summary>
    private static string Named(PythonFile file, string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (root, rest) = dot < 0 ? (name, string.Empty) : (name[..dot], name[dot..]);
        var full = new StringBuilder(root);
        if (file.Symbols.Imports[root].FirstOrDefault() is { } import)
        {
            var module = file.AbsoluteModule(import);
            _ = full.Clear().Append(import.Name is null ? import.Alias is null ? import.BoundName : module : $"{module}.{import.Name}");
        }

        var whole = full.Append(rest).ToString();
        var end = whole.LastIndexOf('.');
        if (end < 0)
        {
            return whole;
        }

        return Homes.Contains(whole[..end]) ? Plain.GetValueOrDefault(whole[(end + 1)..], whole[(end + 1)..]) : whole;
    }
}
