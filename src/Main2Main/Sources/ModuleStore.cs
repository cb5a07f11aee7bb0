using System.Collections.Concurrent;
using Main2Main.Git;
using Main2Main.Python;

namespace Main2Main.Sources;

/// <summary>
/// The Python sources of one repository. Each blob is read at most once: many at a time when they are announced, by itself when somebody asks for
/// one that was not.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="cache">Where modules are kept between runs.</param>
internal sealed class ModuleStore(GitRepository repository, ContractCache cache)
{
    private const string Doing = "reading Python sources";

    private readonly ConcurrentDictionary<string, Func<PythonModule>> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Path, string Module, string Blob), PythonFile> files = new();
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<string, bool> nameless = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PythonModule> parsed = new(StringComparer.Ordinal);
    private Task reading = Task.CompletedTask;

    /// <summary>
    /// Python files of the listed commits whose names are no text, quoted as git quotes them: no module has such a name, so that none of them is
    /// read.
    /// </summary>
    public IReadOnlyCollection<string> Nameless => [.. nameless.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether the repository held every blob that was read.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>
    /// The Python files of some commits, without their content. A file that is the same in several, of this call or of another, is one object.
    /// </summary>
    /// <param name="revisions">Commits or trees.</param>
    /// <param name="folders">The folders that are listed; none for the whole tree.</param>
    /// <param name="sourceRoots">The folders that packages lie in.</param>
    public async Task<IReadOnlyList<PythonTree>> ListAsync(
        IReadOnlyList<string> revisions, IReadOnlyCollection<string> folders, IReadOnlyCollection<string> sourceRoots)
    {
        repository.Partial.Look();
        var listings = await Task.WhenAll(revisions.Select(revision => ListAsync(revision, folders)));
        return [.. listings.Select(listing => new PythonTree([.. listing.Select(entry => FileOf(entry, sourceRoots))]))];
    }

    /// <summary>Reads blobs, in parallel.</summary>
    /// <param name="blobs">Their ids.</param>
    public Task ReadAsync(IEnumerable<string> blobs)
    {
        var wanted = blobs.Where(blob => !known.ContainsKey(blob)).Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
        {
            return Task.CompletedTask;
        }

        // Two who want the same do not both parse it: parsing is parallel in itself.
        lock (gate)
        {
            return reading = ReadAfterAsync(reading, wanted);
        }
    }

    private async Task ReadAfterAsync(Task before, List<string> wanted)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (blob, module) in cache.Find(wanted.Where(blob => !known.ContainsKey(blob))))
        {
            known[blob] = module;
        }

        var missing = wanted.Where(blob => !known.ContainsKey(blob)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        foreach (var (blob, module) in await new BlobParser(repository).ParseAsync(missing))
        {
            known[blob] = () => module;
            parsed[blob] = module;
            IsComplete &= !ReferenceEquals(module, PythonModule.Lost);
        }
    }

    /// <summary>What a blob holds.</summary>
    public PythonModule Get(string blob)
    {
        if (!known.TryGetValue(blob, out var module))
        {
            ReadAsync([blob]).GetAwaiter().GetResult();
            module = known[blob];
        }

        return module();
    }

    /// <summary>Keeps in the cache what was parsed since the last time.</summary>
    public void Keep()
    {
        var fresh = parsed.ToArray();
        cache.Add(fresh.ToDictionary());
        foreach (var entry in fresh)
        {
            _ = parsed.TryRemove(entry);
        }
    }

    private PythonFile FileOf((string Path, string Blob) entry, IReadOnlyCollection<string> sourceRoots) =>
        files.GetOrAdd(
            (entry.Path, PythonFile.ModuleNameOf(entry.Path, sourceRoots), entry.Blob),
            file => new PythonFile(file.Path, file.Module, file.Blob, () => Get(file.Blob)));

    private async Task<IReadOnlyList<(string Path, string Blob)>> ListAsync(string revision, IReadOnlyCollection<string> folders)
    {
        var fields = await repository.ListAsync(
            Doing, ["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", revision, .. folders.Select(folder => folder.TrimEnd('/'))]);
        var entries = fields.Select(Parse).Where(entry => entry.Blob.Length > 0).ToList();
        foreach (var entry in entries.Where(entry => entry.Path.EndsWith(".py\"", StringComparison.Ordinal) && !GitText.IsText(entry.Path)))
        {
            nameless[entry.Path] = true;
        }

        return [.. entries.Where(entry => entry.Path.EndsWith(".py", StringComparison.Ordinal))];
    }

    private static (string Path, string Blob) Parse(string field)
    {
        // "100644 blob ID<tab>PATH"; links and submodules are no sources.
        var tab = field.IndexOf('\t', StringComparison.Ordinal);
        var parts = field[..tab].Split(' ');
        return (field[(tab + 1)..], parts is [not "120000", "blob", var blob] ? blob : string.Empty);
    }
}
