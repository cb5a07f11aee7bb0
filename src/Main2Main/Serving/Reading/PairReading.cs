using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Impact.Trees;
using Main2Main.Precedents;
using Main2Main.Python;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Serving.Reading;

/// <summary>What was read of a pair.</summary>
internal sealed class PairReading
{
    private readonly Dictionary<string, PythonTree> upstream = new(StringComparer.Ordinal);
    private readonly ContractCache cache;
    private readonly SourceReader sources;
    private ImpactReport? impact;
    private IReadOnlyList<ContractChange>? changes;

    /// <summary>Begins to read.</summary>
    public PairReading(SyncSession session, ServedPair pair)
    {
        (Session, Pair) = (session, pair);
        cache = SourceCache.Open(session.Workspace.ContractCache, session.Log);
        sources = new SourceReader(session.Upstream, session.Settings.Layout.UpstreamPackage, cache);
        Callers = new CallerChanges(session.Upstream, session.Settings.Layout.UpstreamPackage);
    }

    public SyncSession Session { get; private set; }

    public ServedPair Pair { get; private set; }

    /// <summary>How upstream commits changed the upstream's own code.</summary>
    public CallerChanges Callers { get; }

    /// <summary>Where parsed sources are kept.</summary>
    public ContractCache Cache => cache;

    /// <summary>Whether what was read is still of the pair.</summary>
    public bool IsOf(ServedPair pair) =>
        (Pair.Before, Pair.Main, Pair.ReleaseCommit, Pair.Downstream, Pair.Step?.Id) == (
            pair.Before, pair.Main, pair.ReleaseCommit, pair.Downstream, pair.Step?.Id);

    /// <summary>The same for another question.</summary>
    public PairReading With(SyncSession session, ServedPair pair)
    {
        (Session, Pair) = (session, pair);
        return this;
    }

    /// <summary>The upstream at a commit, read as a whole.</summary>
    public async Task<PythonTree> UpstreamAsync(string commit)
    {
        if (!upstream.TryGetValue(commit, out var tree))
        {
            upstream[commit] = tree = (await sources.ReadTreesAsync("upstream", commit))[0];
        }

        return tree;
    }

    /// <summary>The downstream's files in a state of it.</summary>
    /// <param name="repository">The door to the downstream.</param>
    /// <param name="tree">The commit or tree.</param>
    public async Task<PythonTree> DownstreamAsync(GitRepository repository, string tree) =>
        (await new SourceReader(repository, Session.Settings.Layout.DownstreamPackage, cache).ReadTreesAsync("downstream", tree))[0];

    /// <summary>What the range breaks. That of a run's step is read from its file.</summary>
    public async Task<ImpactReport> ImpactAsync()
    {
        if (Pair.Step is { } step && ImpactFiles.TryRead(step.Folder.Impact) is { } written)
        {
            return written;
        }

        return impact ??= await new ImpactStage(Session).TryRunForRangeAsync(Pair.Before, Pair.Main, Pair.Downstream) ?? throw new Main2MainException(
            FailureKind.Repository, $"the impact of {Pair.Before[..10]}..{Pair.Main[..10]} could not be told.",
            "look at the server's log on its error output.");
    }

    /// <summary>What the range did to the upstream's contracts.</summary>
    public async Task<IReadOnlyList<ContractChange>> ChangesAsync() =>
        changes ??= ContractDiff.Between(await UpstreamAsync(Pair.Before), await UpstreamAsync(Pair.Main));

    /// <summary>Finds the definition that a name leads to.</summary>
    /// <param name="tree">The upstream at a commit.</param>
    /// <param name="name">The dotted name with its module.</param>
    public static PythonDefinition? Find(PythonTree tree, string name) => tree.ResolveDotted(name);

    /// <summary>Finds a name in the range, before or after it.</summary>
    /// <param name="name">The dotted name with its module.</param>
    /// <exception cref="Main2MainException">There is none.</exception>
    public async Task<(PythonDefinition? Before, PythonDefinition? After)> RequireAsync(string name)
    {
        var (before, after) = (Find(await UpstreamAsync(Pair.Before), name), Find(await UpstreamAsync(Pair.Main), name));
        return before is null && after is null ? throw Unknown(name) : (before, after);
    }

    /// <summary>What is said of a name that nobody knows.</summary>
    public static Main2MainException Unknown(string name) => new(
        FailureKind.Usage, $"the upstream has no '{name}', neither before the range nor after it.",
        "give the dotted name with its module, as in an import: package.module.Class.method.");
}
