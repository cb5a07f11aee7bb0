using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>
/// Takes away the compiled code of Python sources that have changed. Python tells a stale one by the source's time and size, and both may be
/// the same at two commits: a checkout takes no second, and tools set times.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="repository">The repository that holds the sources.</param>
internal sealed class PythonCaches(SyncSession session, GitRepository repository)
{
    private const string Variable = "PYTHONPYCACHEPREFIX";
    private const string Folder = "__pycache__";
    private const string Source = ".py";
    private const string Compiled = ".pyc";

    /// <summary>Forgets what was compiled of the files that differ between two states.</summary>
    /// <param name="from">The older commit or tree.</param>
    /// <param name="to">The newer one.</param>
    /// <returns>A task.</returns>
    public async Task ForgetAsync(string from, string to)
    {
        var changed = await repository.ListAsync("looking for sources that changed", "diff-tree", "-r", "-z", "--name-only", "--no-renames", from, to);
        var sources = changed.Where(path => path.EndsWith(Source, StringComparison.Ordinal)).Select(path => Path.Combine(repository.Path, path)).ToList();
        var prefixes = Prefixes().ToList();
        foreach (var group in sources.GroupBy(path => Path.GetDirectoryName(path)!, path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal))
        {
            var stems = group.ToHashSet(StringComparer.Ordinal);
            Forget(Path.Combine(group.Key, Folder), stems);
            prefixes.ForEach(prefix => Forget(Path.Join(prefix, group.Key), stems));
            RemoveEmpty(group.Key);
        }

        await ForgetSourcelessAsync(sources);
    }

    /// <summary>Whether a path is compiled code, which Python leaves beside sources wherever it imports them.</summary>
    /// <param name="path">The path, relative to a repository.</param>
    /// <returns>True when it is.</returns>
    public static bool Holds(string path) => path.Split('/').Contains(Folder);

    private IEnumerable<string> Prefixes() => session.Settings.Suites
        .SelectMany(suite => suite.Environment.Concat(suite.EnvironmentDefaults)).Where(pair => pair.Key == Variable).Select(pair => session.Fill(pair.Value))
        .Append(Environment.GetEnvironmentVariable(Variable) ?? string.Empty)
        .Where(prefix => prefix.Length > 0).Select(prefix => Path.GetFullPath(prefix, session.Downstream.Path)).Distinct(StringComparer.Ordinal);

    private static void Forget(string folder, HashSet<string> stems)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        // "core.cpython-311.opt-1.pyc": the source's name goes up to the first dot behind it.
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Compiled).Where(file => stems.Any(stem => Path.GetFileName(file).StartsWith(stem + ".", StringComparison.Ordinal))).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>A folder that only held compiled code goes too: to Python, it would still be a package.</summary>
    private void RemoveEmpty(string folder)
    {
        foreach (var empty in new[] { Path.Combine(folder, Folder), folder })
        {
            for (var at = empty; at.Length > repository.Path.Length && Directory.Exists(at) && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at)!)
            {
                Directory.Delete(at);
            }
        }
    }

    /// <summary>Compiled code in the source's own place is imported when the source is gone.</summary>
    private async Task ForgetSourcelessAsync(IEnumerable<string> sources)
    {
        var left = sources.Where(source => !File.Exists(source)).Select(source => source[..^Source.Length] + Compiled).Where(File.Exists).ToList();
        if (left.Count == 0)
        {
            return;
        }

        var tracked = (await repository.ListAsync("listing compiled files", ["ls-files", "-z", "--", .. left]))
            .Select(path => Path.Combine(repository.Path, path)).ToHashSet(StringComparer.Ordinal);
        left.Where(file => !tracked.Contains(file)).ToList().ForEach(File.Delete);
    }
}
