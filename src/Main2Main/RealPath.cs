namespace Main2Main;

/// <summary>Paths with symbolic links resolved, so that one folder has one name.</summary>
public static class RealPath
{
    /// <summary>The real path of a folder or file; parts that do not exist stay as they are.</summary>
    /// <param name="path">Any path.</param>
    /// <returns>An absolute path without a trailing separator.</returns>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var parent = Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var here = Path.Combine(Of(parent), Path.GetFileName(full));
        return new DirectoryInfo(here).ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : here;
    }
}
