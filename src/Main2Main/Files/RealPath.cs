namespace Main2Main.Files;

/// <summary>Paths with symbolic links resolved, so that one folder has one name.</summary>
public static class RealPath
{
    // The kernel gives up on longer chains too.
    private const int LongestChain = 40;

    /// <summary>The real path of a folder or file; parts that do not exist, or whose links go round in a circle, stay as they are.</summary>
    /// <param name="path">Any path.</param>
    /// <returns>An absolute path without a trailing separator.</returns>
    public static string Of(string path) => Follow(Path.GetFullPath(path), 0);

    private static string Follow(string path, int followed)
    {
        var full = Path.TrimEndingDirectorySeparator(path);
        if (Path.GetDirectoryName(full) is not { } parent)
        {
            return full;
        }

        var folder = Follow(parent, followed);
        var here = Path.Combine(folder, Path.GetFileName(full));
        return followed < LongestChain && new DirectoryInfo(here).LinkTarget is { } target
            ? Follow(Path.GetFullPath(target, folder), followed + 1)
            : here;
    }
}
