using Main2Main.Impact.Trees;
using Main2Main.Python;
using Main2Main.Python.Diffing;

namespace Main2Main.Impact.History;

/// <summary>Finds the commits that made changes, by the versions of the files that they touched.</summary>
internal sealed class CommitFinder(IReadOnlyList<HistoryCommit> commits, SourceReader sources)
{
    private readonly ILookup<string, HistoryCommit> byPath = commits
        .SelectMany(commit => commit.Blobs.Keys.Select(path => (path, commit))).ToLookup(pair => pair.path, pair => pair.commit, StringComparer.Ordinal);

    private readonly Dictionary<string, ModuleSymbols> symbols = new(StringComparer.Ordinal);

    /// <summary>The commits of each change, newest first.</summary>
    public async Task<IReadOnlyDictionary<ContractChange, IReadOnlyList<HistoryCommit>>> FindAsync(IReadOnlyCollection<ContractChange> changes)
    {
        var contested = changes.Select(change => Touching(change)).Where(list => list.Count > 1).SelectMany(list => list).Distinct();
        var paths = changes.SelectMany(Paths).ToHashSet(StringComparer.Ordinal);
        await sources.ReadAsync(contested.SelectMany(commit => commit.Blobs.Where(blob => paths.Contains(blob.Key))).SelectMany(blob => new[] { blob.Value.Old, blob.Value.New }).OfType<string>());
        return changes.ToDictionary(change => change, Narrow, ReferenceEqualityComparer.Instance as IEqualityComparer<ContractChange>);
    }

    private static IEnumerable<string> Paths(ContractChange change) => new[] { change.OldFile, change.NewFile }.OfType<string>().Distinct(StringComparer.Ordinal);

    private List<HistoryCommit> Touching(ContractChange change) => [.. Paths(change).SelectMany(path => byPath[path]).Distinct()];

    private IReadOnlyList<HistoryCommit> Narrow(ContractChange change)
    {
        var touching = Touching(change);
        if (touching.Count <= 1)
        {
            return touching;
        }

        var exact = touching.Where(commit => Paths(change).Any(path => commit.Blobs.TryGetValue(path, out var blobs) && Changed(change, blobs.Old, blobs.New))).ToList();
        return exact.Count > 0 ? exact : touching;
    }

    private bool Changed(ContractChange change, string? old, string? now)
    {
        var names = new[] { change.Symbol, change.NewName }.OfType<string>();
        return names.Any(name => ContractState.Of(change, Symbols(old), name) != ContractState.Of(change, Symbols(now), name));
    }

    private ModuleSymbols? Symbols(string? blob)
    {
        if (blob is null)
        {
            return null;
        }

        if (!symbols.TryGetValue(blob, out var known))
        {
            symbols[blob] = known = new ModuleSymbols(sources.Module(blob));
        }

        return known;
    }
}
