using System.Globalization;
using Main2Main.Python.Caching;

namespace Main2Main.Python;

/// <summary>
/// Modules by the id of their content, kept between runs. The folder holds packs: each was written whole by one run and is never changed, so that
/// runs cannot disturb each other. A pack that is damaged, of another version or too old is deleted, and what it held is parsed again. Safe to use from
/// several threads.
/// </summary>
public sealed class ContractCache
{
    // Every run reads all packs, so that more of them cost a run more than parsing what they hold: this is a night's steps, or four far ranges.
    private const long LargestFolder = 48L << 20;

    private readonly string? folder;
    private readonly Action<string> warn;
    private readonly Action<string> note;
    private readonly Lock gate = new();
    private readonly List<(FileInfo File, HashSet<string> Blobs)> written = [];
    private List<ModulePack>? packs;

    /// <summary>Opens a cache.</summary>
    /// <param name="folder">Its folder, created when something is kept; null for none.</param>
    /// <param name="warn">Takes what a person should know: that nothing can be kept; null when nobody listens.</param>
    /// <param name="note">Takes what explains a slower run: packs that are damaged; null when nobody listens.</param>
    public ContractCache(string? folder, Action<string>? warn = null, Action<string>? note = null) =>
        (this.folder, this.warn, this.note) = (folder, warn ?? Nobody, note ?? Nobody);

    /// <summary>Begins to read the cache's files, so that they are there when the first module is asked for.</summary>
    public void Open() => _ = Task.Run(() => Packs(wanted: null));

    /// <summary>The modules that the cache holds of some; each is decoded when it is first asked for.</summary>
    /// <param name="blobs">The ids.</param>
    /// <returns>What gives the module, by id.</returns>
    public IReadOnlyDictionary<string, Func<PythonModule>> Find(IEnumerable<string> blobs)
    {
        var wanted = blobs as IReadOnlyCollection<string> ?? [.. blobs];
        var known = Packs(wanted);
        var found = new Dictionary<string, Func<PythonModule>>();
        foreach (var blob in wanted)
        {
            if (known.FirstOrDefault(pack => pack.Contains(blob)) is { } pack)
            {
                found[blob] = () => pack.Read(blob);
            }
        }

        return found;
    }

    /// <summary>Keeps modules. When they cannot be written, that is told and the run goes on.</summary>
    /// <param name="modules">The modules by id.</param>
    public void Add(IReadOnlyDictionary<string, PythonModule> modules)
    {
        // What git lacks today it may hold tomorrow.
        var kept = modules.Where(entry => !ReferenceEquals(entry.Value, PythonModule.Lost)).ToDictionary();
        if (folder is null || kept.Count == 0)
        {
            return;
        }

        try
        {
            _ = Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"{Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture)}.pack");
            var content = ModulePack.Write(kept).Span;

            // Not flushed to the disk: a pack that a crash of the machine leaves incomplete is found out by its checksum.
            File.WriteAllBytes(path + ".new", content);
            File.Move(path + ".new", path);
            lock (gate)
            {
                // Read again only when somebody asks: most runs end here. A list that nobody has asked for yet will find the file.
                if (packs is not null)
                {
                    written.Add((new FileInfo(path), [.. kept.Keys]));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            warn($"The parsed sources could not be kept in '{folder}', so that the next run parses them again: {exception.Message}");
        }
    }

    private static void Nobody(string message)
    {
    }

    private List<ModulePack> Packs(IReadOnlyCollection<string>? wanted)
    {
        lock (gate)
        {
            packs ??= ReadPacks();
            foreach (var pack in wanted is null ? [] : written.Where(pack => pack.Blobs.Overlaps(wanted)).ToList())
            {
                // A list that somebody reads stays as it is.
                packs = TryRead(pack.File) is { } read ? [.. packs, read] : packs;
                _ = written.Remove(pack);
            }

            return packs;
        }
    }

    private List<ModulePack> ReadPacks()
    {
        var found = new List<ModulePack>();
        if (folder is null || !Directory.Exists(folder))
        {
            return found;
        }

        foreach (var leftover in new DirectoryInfo(folder).GetFiles("*.new").Where(file => file.LastWriteTimeUtc < DateTime.UtcNow.AddDays(-1)))
        {
            Delete(leftover);
        }

        var size = 0L;
        foreach (var file in new DirectoryInfo(folder).GetFiles("*.pack").OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            size += file.Length;
            if ((found.Count == 0 || size <= LargestFolder) && TryRead(file) is { } pack)
            {
                found.Add(pack);
            }
            else
            {
                Delete(file);
            }
        }

        return found;
    }

    private ModulePack? TryRead(FileInfo file)
    {
        try
        {
            return new ModulePack(File.ReadAllBytes(file.FullName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            note($"'{file.FullName}' is not used: {exception.Message} Its sources are parsed again.");
            return null;
        }
    }

    private void Delete(FileInfo file)
    {
        try
        {
            file.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            note($"'{file.FullName}' could not be deleted: {exception.Message}");
        }
    }
}
