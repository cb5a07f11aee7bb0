namespace Main2Main.Guide;

/// <summary>Proposes rows for upstream files that no row covers, from who imports them.</summary>
/// <param name="inputs">The files.</param>
/// <param name="importers">Who imports what.</param>
internal sealed class MappingProposer(GuideInputs inputs, IImporterFinder importers)
{
    private const int MostRows = 20;

    /// <summary>
    /// Proposes rows. A folder without sub-folders of which several files are imported becomes one row; other files become rows
    /// of their own, where files of one folder with the same importers share a row. When that makes too many rows, all files of
    /// a folder share one: every imported file gets its row, so that a second run finds nothing left to add.
    /// </summary>
    /// <param name="files">Upstream files that no row covers.</param>
    /// <returns>The rows, ordered by their first path.</returns>
    public IReadOnlyList<MappingProposal> Propose(IEnumerable<string> files)
    {
        var alive = inputs.UpstreamFiles.ToHashSet();
        var groups = files
            .Where(file => alive.Contains(file) && TableRow.CanHold(file))
            .Select(file => new MappedFile(file, importers.ImportersOf(file)))
            .Where(file => file.Importers.Count > 0)
            .GroupBy(file => FolderOf(file.Path))
            .ToList();
        var rows = groups.SelectMany(Rows).ToList();
        if (rows.Count > MostRows)
        {
            rows = [.. groups.Select(group => IsLeaf(group.Key) && group.Count() > 1 ? Row([group.Key], group) : Row(group.Select(file => file.Path), group))];
        }

        return [.. rows.OrderBy(row => row.Upstream[0], StringComparer.Ordinal)];
    }

    private IEnumerable<MappingProposal> Rows(IGrouping<string, MappedFile> folder) =>
        folder.Count() > 1 && IsLeaf(folder.Key)
            ? [Row([folder.Key], folder)]
            : folder.GroupBy(file => string.Join('\0', file.Importers.Select(importer => importer.File)))
                .Select(same => Row(same.Select(file => file.Path), same));

    private MappingProposal Row(IEnumerable<string> upstream, IEnumerable<MappedFile> files)
    {
        var found = files.SelectMany(file => file.Importers.Select(importer => (file.Path, Importer: importer))).ToList();
        var names = found.SelectMany(entry => entry.Importer.Names.Count > 0 ? entry.Importer.Names : [ModuleName(entry.Path)]);
        return new MappingProposal(
            [.. upstream],
            ImporterFolders.Collapse(inputs.DownstreamFolder, found.Select(entry => entry.Importer.File)),
            [.. names.GroupBy(name => name).OrderByDescending(name => name.Count()).ThenBy(name => name.Key, StringComparer.Ordinal).Select(name => name.Key)],
            found.Select(entry => entry.Importer.File).Distinct().Count());
    }

    private static string ModuleName(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name == "__init__" ? Path.GetFileName(FolderOf(path).TrimEnd('/')) : name;
    }

    /// <summary>Whether a row for the folder says no more than its files: it has no sub-folders and is not the package itself.</summary>
    private bool IsLeaf(string folder) => folder != inputs.UpstreamFolder && !inputs.UpstreamFiles.Any(
        file => file.StartsWith(folder, StringComparison.Ordinal) && file.IndexOf('/', folder.Length) > 0);

    private static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];

    private sealed record MappedFile(string Path, IReadOnlyList<Importer> Importers);
}

/// <summary>A downstream file that imports an upstream module.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Names">The names that it imports from the module; empty when it imports the module itself.</param>
public sealed record Importer(string File, IReadOnlyList<string> Names);

/// <summary>A proposed row of file-mapping.</summary>
/// <param name="Upstream">The paths of its first cell.</param>
/// <param name="Downstream">The paths of its second cell.</param>
/// <param name="Names">What the downstream imports from there.</param>
/// <param name="Importers">How many downstream files import it.</param>
internal sealed record MappingProposal(IReadOnlyList<string> Upstream, IReadOnlyList<string> Downstream, IReadOnlyList<string> Names, int Importers);
