namespace Main2Main.Watching;

/// <summary>Files as they were: size and time of each, and a copy of those that are not too large, so that they can be put back.</summary>
internal sealed class HeldFiles
{
    private const long LargestCopy = 32 << 20;

    private static readonly EnumerationOptions Everything =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private readonly IReadOnlyList<string> roots;
    private readonly IReadOnlyList<string> leftOut;
    private readonly Dictionary<string, Held> held;

    private HeldFiles(IReadOnlyList<string> roots, IReadOnlyList<string> leftOut, Dictionary<string, Held> held) =>
        (this.roots, this.leftOut, this.held) = (roots, leftOut, held);

    /// <summary>Records files.</summary>
    /// <param name="roots">Files and folders; those that do not exist hold nothing.</param>
    /// <param name="leftOut">Files and folders in them that are left out.</param>
    /// <param name="store">A folder for the copies; what it held is dropped.</param>
    /// <returns>The record.</returns>
    public static HeldFiles Take(IEnumerable<string> roots, IReadOnlyList<string> leftOut, string store)
    {
        if (Directory.Exists(store))
        {
            Directory.Delete(store, recursive: true);
        }

        _ = Directory.CreateDirectory(store);
        IReadOnlyList<string> named = [.. roots.Select(Path.GetFullPath)];
        var files = new Dictionary<string, Held>(StringComparer.Ordinal);
        foreach (var file in Files(named, leftOut))
        {
            var copy = file.Length <= LargestCopy ? Path.Combine(store, $"{files.Count}") : null;
            if (copy is not null)
            {
                File.Copy(file.FullName, copy);
            }

            files[file.FullName] = new Held(file.Length, file.LastWriteTimeUtc, copy);
        }

        return new HeldFiles(named, leftOut, files);
    }

    /// <summary>Puts back what was changed or removed.</summary>
    /// <param name="aside">Where files go that were not there; null lets them stay and does not count them.</param>
    /// <returns>What was changed, removed or added; a file that was too large to be copied says so.</returns>
    public IReadOnlyList<string> PutBack(string? aside)
    {
        var now = Files(roots, leftOut).ToDictionary(file => file.FullName, StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var (path, before) in held.Where(entry => !now.TryGetValue(entry.Key, out var file) || file.Length != entry.Value.Length || file.LastWriteTimeUtc != entry.Value.Time))
        {
            found.Add(before.Copy is null ? $"{path} (too large to be put back)" : path);
            if (before.Copy is not null)
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Copy(before.Copy, path, overwrite: true);
                File.SetLastWriteTimeUtc(path, before.Time);
            }
        }

        foreach (var path in aside is null ? [] : now.Keys.Where(path => !held.ContainsKey(path)))
        {
            found.Add(path);
            MoveAside(path, aside!);
        }

        return found;
    }

    /// <summary>Moves a file out of the way without losing it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="aside">The folder that takes it, under its name and a number.</param>
    public static void MoveAside(string path, string aside)
    {
        _ = Directory.CreateDirectory(aside);
        var number = Directory.EnumerateFileSystemEntries(aside).Count() + 1;
        File.Move(path, Path.Combine(aside, $"{number}-{Path.GetFileName(path)}"));
    }

    private static IEnumerable<FileInfo> Files(IReadOnlyList<string> roots, IReadOnlyList<string> leftOut) => roots
        .SelectMany(root => File.Exists(root) ? [root] : Directory.Exists(root) ? Directory.EnumerateFiles(root, "*", Everything) : [])
        .Where(path => !leftOut.Any(entry => path == entry || path.StartsWith(entry + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        .Select(path => new FileInfo(path));

    private sealed record Held(long Length, DateTime Time, string? Copy);
}
