using System.Collections.Concurrent;
using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>What each downstream file uses of the upstream.</summary>
internal sealed class UsageIndex
{
    private readonly IReadOnlyDictionary<PythonFile, IReadOnlyList<UsageSite>> sites;

    private UsageIndex(IReadOnlyDictionary<PythonFile, IReadOnlyList<UsageSite>> sites, CopyFinder copies) => (this.sites, Copies) = (sites, copies);

    /// <summary>Finds the downstream's copies of functions.</summary>
    public CopyFinder Copies { get; }

    /// <summary>How many usages each file has, by path.</summary>
    public IReadOnlyDictionary<string, int> Counts => sites.ToDictionary(entry => entry.Key.Path, entry => entry.Value.Count, StringComparer.Ordinal);

    /// <summary>Scans the downstream, in parallel.</summary>
    public static UsageIndex Of(CodeWorld world)
    {
        var copies = Task.Run(() => new CopyFinder(world.Downstream));
        var found = new ConcurrentDictionary<PythonFile, IReadOnlyList<UsageSite>>();
        _ = Parallel.ForEach(world.Downstream, file => found[file] = new UsageScanner(world, new ValueReader(world), file).Scan());
        return new UsageIndex(found, copies.GetAwaiter().GetResult());
    }

    /// <summary>The usages of one file, copies aside.</summary>
    public IReadOnlyList<UsageSite> In(PythonFile file) => sites[file];
}
