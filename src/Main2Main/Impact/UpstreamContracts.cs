using System.Collections.Concurrent;
using Main2Main.Git;
using Main2Main.Impact.Findings;
using Main2Main.Impact.History;
using Main2Main.Impact.Trees;
using Main2Main.Python;

namespace Main2Main.Impact;

/// <summary>What several analyses of one upstream share: its sources, its history and what a range changed are read once.</summary>
/// <param name="upstream">The upstream; it may be bare.</param>
/// <param name="package">The folder of its package.</param>
/// <param name="cache">Where parsed sources are kept between runs.</param>
public sealed class UpstreamContracts(GitRepository upstream, string package, ContractCache cache)
{
    private readonly ConcurrentDictionary<(string From, string To), Lazy<Task<RangeHistory>>> histories = new();
    private readonly ConcurrentDictionary<(string From, string To), Lazy<Task<IReadOnlyList<PythonTree>>>> trees = new();
    private readonly ConcurrentDictionary<(PythonTree Older, PythonTree Newer), Lazy<ChangeIndex>> changes = new();

    /// <summary>The upstream's sources.</summary>
    internal SourceReader Sources { get; } = new(upstream, package, cache);

    /// <summary>Which commits of a range changed which blobs.</summary>
    internal Task<RangeHistory> HistoryAsync(string from, string to) =>
        histories.GetOrAdd((from, to), range => new(() => Task.Run(() => RangeHistory.ReadAsync(upstream, range.From, range.To)))).Value;

    /// <summary>The files at both ends of a range; their content is read when it is asked for.</summary>
    internal Task<IReadOnlyList<PythonTree>> TreesAsync(string from, string to) =>
        trees.GetOrAdd((from, to), range => new(() => Task.Run(() => Sources.ListAsync("upstream", range.From, range.To)))).Value;

    /// <summary>What changed between two trees, both of <see cref="TreesAsync"/> and with what differs in them read.</summary>
    internal ChangeIndex Changes(PythonTree older, PythonTree newer) =>
        changes.GetOrAdd((older, newer), pair => new(() => new ChangeIndex(ContractDiff.Between(pair.Older, pair.Newer)))).Value;
}
