namespace Main2Main.Guide;

/// <summary>Finds importers by the import lines of the downstream package's tracked files.</summary>
public sealed class TrackedImporters : IImporterFinder
{
    private readonly GuideInputs inputs;
    private readonly HashSet<string> upstreamModules;
    private readonly Dictionary<string, SortedDictionary<string, SortedSet<string>>> importers = [];

    /// <summary>Reads the downstream package's sources.</summary>
    /// <param name="downstreamRoot">The downstream's folder.</param>
    /// <param name="inputs">The files and the packages.</param>
    public TrackedImporters(string downstreamRoot, GuideInputs inputs)
    {
        this.inputs = inputs;
        upstreamModules = [.. inputs.UpstreamFiles.Select(ModuleOf).OfType<string>()];
        foreach (var file in inputs.DownstreamFiles.Where(file => file.StartsWith(inputs.DownstreamFolder, StringComparison.Ordinal) && file.EndsWith(".py", StringComparison.Ordinal)))
        {
            // A tracked file may be absent in a sparse checkout.
            var path = Path.Combine(downstreamRoot, file);
            if (File.Exists(path))
            {
                Add(file, File.ReadLines(path));
            }
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<Importer> ImportersOf(string upstreamFile) =>
        ModuleOf(upstreamFile) is { } module && importers.TryGetValue(module, out var found)
            ? [.. found.Select(entry => new Importer(entry.Key, [.. entry.Value]))]
            : [];

    private void Add(string file, IEnumerable<string> lines)
    {
        foreach (var (module, name) in ImportScanner.Scan(lines))
        {
            var (imported, taken) = name is not null && upstreamModules.Contains($"{module}.{name}") ? ($"{module}.{name}", null) : (module, name);
            if (!importers.TryGetValue(imported, out var files))
            {
                importers.Add(imported, files = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal));
            }

            if (!files.TryGetValue(file, out var names))
            {
                files.Add(file, names = new SortedSet<string>(StringComparer.Ordinal));
            }

            if (taken is not null and not "*")
            {
                _ = names.Add(taken);
            }
        }
    }

    /// <summary>The dotted name of an upstream file; null when it is no module of the upstream's package.</summary>
    private string? ModuleOf(string file)
    {
        const string Suffix = ".py";
        const string Initializer = "/__init__";
        if (!file.StartsWith(inputs.UpstreamFolder, StringComparison.Ordinal) || !file.EndsWith(Suffix, StringComparison.Ordinal))
        {
            return null;
        }

        var parent = inputs.UpstreamFolder.TrimEnd('/').LastIndexOf('/') + 1;
        var name = file[parent..^Suffix.Length];
        name = name.EndsWith(Initializer, StringComparison.Ordinal) ? name[..^Initializer.Length] : name;
        return name.Replace('/', '.');
    }
}
