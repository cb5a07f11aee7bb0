using Main2Main.Files;

namespace Main2Main.Verification.Witnessing;

/// <summary>A package of a checkout whose imports are watched.</summary>
/// <param name="Folder">Its folder, links resolved.</param>
/// <param name="Names">The dotted names by which it can be imported, the shortest first.</param>
internal sealed record WatchedPackage(string Folder, IReadOnlyList<string> Names)
{
    private const string Marker = "__init__.py";

    /// <summary>The package of a checkout.</summary>
    /// <param name="repository">The checkout's folder.</param>
    /// <param name="package">The package's folder in it, with forward slashes.</param>
    /// <returns>The package; null where its folder's name can be imported by no name.</returns>
    public static WatchedPackage? Of(string repository, string package)
    {
        var parts = package.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var names = new List<string>();
        for (var first = parts.Length - 1; first >= 0 && IsName(parts[first]); first--)
        {
            // A folder that is a package itself is a part of the name; any other may be a namespace or just a folder of sources.
            if (!File.Exists(Path.Combine([repository, .. parts[..first], Marker])))
            {
                names.Add(string.Join('.', parts[first..]));
            }
        }

        return names.Count == 0 ? null : new WatchedPackage(RealPath.Of(Path.Combine([repository, .. parts])), names);
    }

    /// <summary>Says what was seen of it.</summary>
    /// <param name="seen">Names and the folders that they were imported from.</param>
    /// <param name="own">The folders of both checkouts' packages.</param>
    public WitnessedPackage Judge(IReadOnlyCollection<(string Name, string Folder)> seen, IReadOnlyCollection<string> own)
    {
        // A short name may belong to something else where the checkout was imported by a longer one.
        var name = Names.FirstOrDefault(name => seen.Contains((name, Folder)));
        var others = seen.Where(one => (name is null ? Names.Contains(one.Name) : one.Name == name) && !own.Contains(one.Folder)).Select(one => one.Folder)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        var finding = others.Count > 0 ? WitnessFinding.AnotherCopy : name is null ? WitnessFinding.None : WitnessFinding.Checkout;
        return new WitnessedPackage(name ?? Names[0], finding, Folder, others);
    }

    private static bool IsName(string part) =>
        part.Length > 0 && !char.IsAsciiDigit(part[0]) && part.All(letter => letter == '_' || char.IsLetterOrDigit(letter));
}
