using Main2Main.Git;
using Main2Main.Impact.Findings;
using Main2Main.Impact.History;
using Main2Main.Impact.Requirements;
using Main2Main.Impact.Trees;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact;

/// <summary>Says which contracts an upstream range changed and where the downstream depends on them. Reads git objects, checks nothing out, writes nothing.</summary>
public sealed class ImpactAnalysis
{
    private readonly GitRepository upstream;
    private readonly GitRepository downstream;
    private readonly Configuration.LayoutSettings layout;
    private readonly IRunLog log;
    private readonly SourceReader upstreamSources;
    private readonly SourceReader downstreamSources;
    private readonly ContractCache cache;
    private readonly UpstreamContracts contracts;

    /// <summary>Prepares an analysis. What it reads it keeps, so that a further range of the same repositories is read faster.</summary>
    /// <param name="upstream">The upstream repository; it may be bare.</param>
    /// <param name="downstream">The downstream repository; it may be bare.</param>
    /// <param name="layout">Where the packages lie.</param>
    /// <param name="cache">Where parsed sources are kept between runs.</param>
    /// <param name="log">Where it is told what was read.</param>
    /// <param name="contracts">What analyses of the same upstream share; null where this one is alone.</param>
    public ImpactAnalysis(GitRepository upstream, GitRepository downstream, Configuration.LayoutSettings layout, ContractCache cache, IRunLog log, UpstreamContracts? contracts = null)
    {
        this.upstream = upstream;
        this.downstream = downstream;
        (this.layout, this.log, this.cache) = (layout, log, cache);
        this.contracts = contracts ?? new UpstreamContracts(upstream, layout.UpstreamPackage, cache);
        upstreamSources = this.contracts.Sources;
        downstreamSources = new SourceReader(downstream, layout.DownstreamPackage, cache);
    }

    /// <summary>The folder where finished reports are kept, so that the same question is answered without asking it again; null for none.</summary>
    public string? Reports { get; init; }

    /// <summary>The configured suites, whose tests are looked through for what they reach.</summary>
    public IReadOnlyList<Configuration.SuiteSettings> Suites { get; init; } = [];

    /// <summary>The downstream's files that hold the pin: commits that edited one were syncs.</summary>
    public IReadOnlyList<string> PinFiles { get; init; } = [];

    /// <summary>How the downstream asks for a release's version: what it lets in for a release alone does not break on main. Null where it never asks.</summary>
    public Configuration.VersionGuardSettings? Guard { get; init; }

    /// <summary>Gets what was found before it is made into rows, for measurements; null when nobody measures.</summary>
    internal Action<IReadOnlyList<Match>, CodeWorld, UsageIndex, ChangeIndex, PythonTree>? Observe { get; init; }

    /// <summary>Analyses a range.</summary>
    /// <param name="request">The range and the downstream's commit.</param>
    /// <param name="deliver">Gets the report while what the range taught is being kept for later runs; null when nobody waits for it.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">A commit is not there, or git failed.</exception>
    public async Task<ImpactReport> RunAsync(ImpactRequest request, Func<ImpactReport, Task>? deliver = null)
    {
        deliver ??= _ => Task.CompletedTask;
        var history = contracts.HistoryAsync(request.UpstreamBase, request.UpstreamTarget);
        var release = request.ReleaseTag is { } tag ? upstream.ResolveAsync(tag) : Task.FromResult<string?>(null);
        var known = new KnownReports(Reports, request, layout, [.. Suites.Select(suite => string.Join('\0', suite.Command)), .. PinFiles, $"guard {Guard?.Function}"], log);
        if (await known.FindAsync(history, release) is { } answered)
        {
            await deliver(answered);
            return answered;
        }

        var report = await AnalyseAsync(request, history, release);
        var read = await history;
        var keeping = Task.Run(() => Keep(known, report, read));
        await deliver(report);
        await keeping;
        return report;
    }

    private async Task<ImpactReport> AnalyseAsync(ImpactRequest request, Task<RangeHistory> history, Task<string?> releasing)
    {
        var manifests = Manifests.ReadAsync(downstream, request.DownstreamCommit);
        var editing = EditHistory.ReadAsync(downstream, request.DownstreamCommit, layout.DownstreamPackage, PinFiles);
        var testing = Task.Run(() => SuiteTests.ReadAsync(downstream, cache, request.DownstreamCommit, Suites));
        var (older, newer, world) = await ReadAsync(request);
        var keeping = Task.Run(KeepSources);
        var usages = Task.Run(() => UsageIndex.Of(world));
        var ofRelease = ReleaseCode.ReadAsync(downstream, world.Downstream, Guard);
        var changes = contracts.Changes(older, newer);
        var matches = await new MatchFinder(changes, world, older, newer, await manifests, await ofRelease).FindAsync(usages);
        Observe?.Invoke(matches, world, await usages, changes, newer);
        var commits = (await history).Commits;
        log.Verbose($"Impact: {older.Files.Count} upstream and {world.Downstream.Count} downstream files, {commits.Count} commits, {changes.All.Count} contract changes, {matches.Count} matches.");

        var touched = matches.Select(match => match.Change).Distinct<ContractChange>(ReferenceEqualityComparer.Instance).ToList();
        var makers = await new CommitFinder(commits, upstreamSources).FindAsync(touched);
        var requiring = new RequirementFinder(upstream, downstream, layout).FindAsync(commits, request.DownstreamCommit, world.Downstream);
        var diffing = BodyDiffs.ReadAsync(upstream, touched, older, newer);
        var release = await releasing;
        var guard = release is null ? null : await GuardDecider.ReadAsync(upstreamSources, release, touched, older, newer);
        await keeping;
        var used = await usages;
        var debts = new DebtFinder(world, older);
        var tests = SuiteTests.Of(await testing, world);
        var edits = await editing;
        return new ReportBuilder(Told(matches, edits), makers, used.Counts, change => guard?.Decide(change) ?? GuardNeed.Unknown, await diffing, edits, tests).Build(new ImpactReport
        {
            UpstreamBase = request.UpstreamBase,
            UpstreamTarget = request.UpstreamTarget,
            DownstreamCommit = request.DownstreamCommit,
            ReleaseTag = request.ReleaseTag,
            ReleaseCommit = release,
            CommitCount = commits.Count,
            Going = new GoingFinder(older, newer).Find(world.Downstream.Select(file => (file, used.In(file)))),
            Requirements = await requiring,
            TestFiles = tests.Count,
            Debt = [.. world.Downstream.SelectMany(file => debts.In(file, used.In(file))).DistinctBy(place => (place.DownstreamFile, place.Line, place.UpstreamSymbol))],
            Unreadable = [.. Unreadable("upstream", newer.Files, upstreamSources), .. Unreadable("downstream", world.Downstream, downstreamSources)],
        });
    }

    /// <summary>What is imported for its patches and was hardly ever edited with them tells nobody anything.</summary>
    private static IReadOnlyList<Match> Told(IReadOnlyList<Match> matches, EditHistory edits) => [.. matches.Where(match => match.Site.Usage != ImpactUsage.Wiring || !edits.IsQuiet(match.Site.File.Path))];

    private void Keep(KnownReports known, ImpactReport report, RangeHistory history)
    {
        KeepSources();
        if (upstreamSources.IsComplete && downstreamSources.IsComplete)
        {
            known.Keep(report, history);
        }
    }

    private void KeepSources()
    {
        upstreamSources.Keep();
        downstreamSources.Keep();
    }

    /// <summary>Reads the downstream, what the range changed, and what the downstream's names lead to.</summary>
    private async Task<(PythonTree Older, PythonTree Newer, CodeWorld World)> ReadAsync(ImpactRequest request)
    {
        var listed = contracts.TreesAsync(request.UpstreamBase, request.UpstreamTarget);
        var plugin = (await downstreamSources.ListAsync("downstream", request.DownstreamCommit))[0];
        await downstreamSources.ReadAsync(plugin.Files);
        var decoding = Task.Run(() => SourceReader.Decode(plugin.Files));
        var (older, newer) = (await listed) switch { var trees => (trees[0], trees[1]) };
        List<PythonFile> changed = [.. older.Files.Except(newer.Files), .. newer.Files.Except(older.Files)];
        await upstreamSources.ReadAsync(changed);
        var decodingChanged = Task.Run(() => SourceReader.Decode(changed));
        await decoding;
        var reachable = new ReachableSources(older, upstreamSources);
        await reachable.ReadAsync(plugin.Files);
        await decodingChanged;
        await reachable.ReadComparedAsync(changed, newer);
        return (older, newer, new CodeWorld(older.Files, plugin.Files));
    }

    private static IEnumerable<UnreadableFile> Unreadable(string repository, IEnumerable<PythonFile> files, SourceReader sources) => files
        .Where(file => file.IsRead && file.Module.Failure is not null)
        .Select(file => new UnreadableFile(repository, file.Path, file.Module.Failure!.Line, file.Module.Failure.Reason))
        .Concat(sources.Nameless.Select(path => new UnreadableFile(repository, path, 0, "its name is not UTF-8, so that no import can name it by it")));
}
