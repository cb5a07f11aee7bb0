namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Constants first, then classes, then the rest: the order that import sorters keep.</summary>
internal sealed class ImportOrder : IComparer<string>
{
    public static readonly ImportOrder Instance = new();

    private ImportOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        var order = Rank(x!.Split(' ')[0]).CompareTo(Rank(y!.Split(' ')[0]));
        return order != 0 ? order : string.CompareOrdinal(x.ToLowerInvariant(), y.ToLowerInvariant());
    }

    /// <summary>Puts a name into a list at its place; the others stay as they are.</summary>
    public static IReadOnlyList<string> With(IEnumerable<string> names, string added)
    {
        var list = names.ToList();
        var place = list.FindIndex(name => Instance.Compare(name, added) > 0);
        list.Insert(place < 0 ? list.Count : place, added);
        return list;
    }

    private static int Rank(string name)
    {
        var bare = name.TrimStart('_');
        return bare.Length == 0 || !char.IsUpper(bare[0]) ? 2 : bare.Length > 1 && !bare.Any(char.IsLower) ? 0 : 1;
    }
}
