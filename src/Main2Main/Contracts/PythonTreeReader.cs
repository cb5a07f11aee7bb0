using Main2Main.Git;

namespace Main2Main.Contracts;

/// <summary>
/// Reads the Python files of commits from git objects, without a checkout; bare repositories too. Every blob is parsed once, in parallel, and not at
/// all when the cache holds it.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="cache">Where modules are kept between runs.</param>
public sealed class PythonTreeReader(GitRepository repository, ContractCache cache)
{
    private const string Doing = "reading Python sources";

    /// <summary>Reads the trees of some commits. A file that is the same in several is one object.</summary>
    /// <param name="revisions">Commits or trees.</param>
    /// <param name="folders">The folders that are read, repository-relative; none for the whole tree.</param>
    /// <param name="sourceRoots">The folders that packages lie in, such as <c>src</c>; the repository's root counts always.</param>
    /// <returns>A tree for each revision, in their order.</returns>
    /// <exception cref="Main2MainException">git cannot read a revision.</exception>
    public async Task<IReadOnlyList<PythonTree>> ReadAsync(IReadOnlyList<string> revisions, IReadOnlyCollection<string> folders, IReadOnlyCollection<string> sourceRoots)
    {
        var listings = await Task.WhenAll(revisions.Select(revision => ListAsync(revision, folders)));
        var modules = await ReadModulesAsync([.. listings.SelectMany(listing => listing).Select(entry => entry.Blob).Distinct()]);
        var files = new Dictionary<(string Path, string Blob), PythonFile>();
        return [.. listings.Select(listing => new PythonTree([.. listing.Select(entry => FileOf(entry, modules, files, sourceRoots))]))];
    }

    private static PythonFile FileOf(
        (string Path, string Blob) entry, IReadOnlyDictionary<string, Func<PythonModule>> modules, Dictionary<(string Path, string Blob), PythonFile> files, IReadOnlyCollection<string> sourceRoots)
    {
        if (!files.TryGetValue(entry, out var file))
        {
            files[entry] = file = new PythonFile(entry.Path, PythonFile.ModuleNameOf(entry.Path, sourceRoots), entry.Blob, modules[entry.Blob]);
        }

        return file;
    }

    private async Task<IReadOnlyList<(string Path, string Blob)>> ListAsync(string revision, IReadOnlyCollection<string> folders)
    {
        var fields = await repository.ListAsync(Doing, ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", revision, .. folders.Select(folder => folder.TrimEnd('/'))]);
        return [.. fields.Select(Parse).Where(entry => entry.Path.EndsWith(".py", StringComparison.Ordinal) && entry.Blob.Length > 0)];
    }

    private static (string Path, string Blob) Parse(string field)
    {
        // "100644 blob ID<tab>PATH"; links and submodules are no sources.
        var tab = field.IndexOf('\t', StringComparison.Ordinal);
        var parts = field[..tab].Split(' ');
        return (field[(tab + 1)..], parts is [not "120000", "blob", var blob] ? blob : string.Empty);
    }

    private async Task<IReadOnlyDictionary<string, Func<PythonModule>>> ReadModulesAsync(IReadOnlyList<string> blobs)
    {
        var known = cache.Find(blobs);
        var missing = blobs.Where(blob => !known.ContainsKey(blob)).ToList();
        if (missing.Count == 0)
        {
            return known;
        }

        var parsed = await new BlobParser(repository).ParseAsync(missing);
        cache.Add(parsed);
        return known.Concat(parsed.Select(entry => KeyValuePair.Create(entry.Key, (Func<PythonModule>)(() => entry.Value)))).ToDictionary();
    }
}
