using Main2Main.Files;

namespace Main2Main.Workspace;

/// <summary>
/// What the commands that prepare suites left in the downstream and git does not ignore: prepared-files.txt, a path a line. It stays where
/// it is, because suites need it, and belongs to no step. A name that holds a line break cannot be listed, and is put away like a suite's.
/// </summary>
public static class PreparedFiles
{
    /// <summary>Reads the list.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>Paths relative to the downstream's root; none where no list is kept.</returns>
    public static IReadOnlyList<string> Read(WorkspaceFolder workspace) =>
        File.Exists(workspace.PreparedFiles) ? File.ReadAllLines(workspace.PreparedFiles) : [];

    /// <summary>Adds files to the list.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="files">The files.</param>
    internal static void Add(WorkspaceFolder workspace, IEnumerable<string> files)
    {
        var all = Read(workspace).Union(files.Where(file => file.AsSpan().IndexOfAny('\n', '\r') < 0), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        AtomicFile.WriteText(workspace.PreparedFiles, string.Concat(all.Select(file => file + "\n")));
    }
}
