namespace Main2Main.Guide;

/// <summary>Turns many importing files into a few paths that a person can look through.</summary>
internal static class ImporterFolders
{
    private const int MostPaths = 4;

    /// <summary>
    /// Names the importers: the files themselves while they are few, else their folders, from the deepest up to the direct
    /// sub-folders of the package; of those that are still too many, the ones with the most importers.
    /// </summary>
    /// <param name="package">The downstream package's folder with a final slash.</param>
    /// <param name="files">Importing files; doubles count once.</param>
    /// <returns>Sorted paths; folders end with a slash.</returns>
    public static IReadOnlyList<string> Collapse(string package, IEnumerable<string> files)
    {
        var paths = files.Distinct().ToDictionary(file => file, _ => 1);
        var floor = Depth(package);
        for (var depth = paths.Keys.Select(Depth).DefaultIfEmpty(floor).Max(); paths.Count > MostPaths && depth > floor + 1; depth--)
        {
            paths = Fold(paths, depth);
        }

        return [.. paths.OrderByDescending(path => path.Value).ThenBy(path => path.Key, StringComparer.Ordinal).Take(MostPaths).Select(path => path.Key).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, int> Fold(Dictionary<string, int> paths, int depth)
    {
        var folders = paths.Keys.Where(path => Depth(path) == depth).Select(ParentOf).ToHashSet();
        return paths
            .GroupBy(path => folders.FirstOrDefault(folder => path.Key.StartsWith(folder, StringComparison.Ordinal), path.Key))
            .ToDictionary(group => group.Key, group => group.Sum(path => path.Value));
    }

    /// <summary>How many folders lie above a path.</summary>
    private static int Depth(string path) => path.TrimEnd('/').Count(letter => letter == '/');

    private static string ParentOf(string path) => path[..(path.TrimEnd('/').LastIndexOf('/') + 1)];
}
