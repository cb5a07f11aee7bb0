using Main2Main.Conditions;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Python;
using Main2Main.Sources;

namespace Main2Main.Lanes.Rules;

/// <summary>Checks an edit of the downstream against the upstream's main and its release, from git objects alone.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="downstream">The downstream.</param>
/// <param name="settings">Layout and guards.</param>
/// <param name="cache">Where parsed sources are kept.</param>
internal sealed class LaneChecks(GitRepository upstream, GitRepository downstream, SyncSettings settings, ContractCache cache)
{
    private readonly List<string> warnings = [];

    private string UpstreamPackage => settings.Layout.UpstreamPackage.TrimEnd('/');

    /// <summary>What could not be checked.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>The release's commit, when the release lane was checked.</summary>
    public string? ReleaseCommit { get; private set; }

    /// <summary>Checks an edit.</summary>
    /// <param name="request">What is to be checked.</param>
    /// <returns>The findings, by file and line.</returns>
    public async Task<IReadOnlyList<CheckFinding>> RunAsync(LaneRequest request)
    {
        var files = await new EditReader(downstream).ReadAsync(request.From, request.To);
        var findings = new List<CheckFinding>(TextRules.Check(files, settings.Commit));
        var python = files.Where(file => file.IsPython && PythonParser.Parse(file.Source).Failure is null).ToList();
        ReleaseCommit = request.ReleaseTag is null ? null : await upstream.ResolveAsync(request.ReleaseTag);
        warnings.AddRange(ReleaseCommit is null && await MissingTag.NoticeAsync(upstream, request.ReleaseTag) is { } notice ? [notice] : []);

        if (python.Count > 0)
        {
            findings.AddRange(await CheckAsync(request, python));
        }

        return [.. findings.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Rule)];
    }

    /// <summary>Finds guards in edited lines that do not name the release tag.</summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    /// <param name="releaseTag">The release tag; null when there is none.</param>
    public async Task<IReadOnlyList<CheckFinding>> VersionsAsync(string from, string to, string? releaseTag)
    {
        if (settings.VersionGuard is null || releaseTag is null)
        {
            return [];
        }

        var rules = new GuardRules(new GuardVersions(settings.VersionGuard, releaseTag));
        var files = (await new EditReader(downstream).ReadAsync(from, to)).Where(file => file.IsPython);
        return [.. files.Select(file => Prepare(file, settings.VersionGuard, releaseTag)).OfType<CheckedFile>().SelectMany(rules.Check).Select(candidate => candidate.Finding).Where(finding => finding.Rule == CheckRule.WrongVersion)];
    }

    private static CheckedFile? Prepare(EditedFile file, VersionGuardSettings guard, string releaseTag)
    {
        var module = PythonParser.Parse(file.Source);
        return module.Failure is null && LaneMap.TryRead(file.Source, new GuardVersions(guard, releaseTag)) is { } map
            ? new CheckedFile(new PythonFile(file.Path, PythonFile.ModuleNameOf(file.Path, []), string.Empty, () => module), map, file.Lines)
            : null;
    }

    private async Task<IReadOnlyList<CheckFinding>> CheckAsync(LaneRequest request, List<EditedFile> files)
    {
        var versions = GuardVersions.Of(settings.VersionGuard, request.ReleaseTag);
        var commits = new[] { request.MainCommit, ReleaseCommit, request.EarlierCommit }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var trees = (await UpstreamReader().ReadAsync(commits, [UpstreamPackage], Roots(UpstreamPackage))).Zip(commits)
            .ToDictionary(pair => pair.Second, pair => pair.First, StringComparer.Ordinal);
        var after = await SideAsync(request.To, request.MainCommit, request, trees, [.. files.Select(file => file.Path)]);
        var checkedFiles = files.Select(file => Prepare(after, file.Path, file.Source, file.Lines, versions)).OfType<CheckedFile>().ToList();
        var reach = new Reach(after, downstream, versions);
        checkedFiles.ForEach(reach.Know);
        List<Candidate> candidates = [.. Candidates(after, checkedFiles, versions), .. await BranchesAsync(after, checkedFiles, reach)];
        if (candidates.Count == 0)
        {
            return [];
        }

        var reached = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            if (await reach.IsReachedAsync(candidate))
            {
                reached.Add(candidate);
            }
        }

        var known = await EarlierAsync(request, trees, files, versions, reached);
        return [.. reached.Where(candidate => candidate.Finding.Rule == CheckRule.WrongVersion || !known.Contains((candidate.Finding.Rule, candidate.File.Path, candidate.Key))).Select(candidate => candidate.Finding)];
    }

    private PythonTreeReader UpstreamReader() => new(upstream, cache);

    private static string[] Roots(string package) => package.LastIndexOf('/') is var slash and > 0 ? [package[..slash]] : [];

    /// <summary>What held before the edit is none of the edit's doing.</summary>
    private async Task<HashSet<(CheckRule Rule, string Path, string Key)>> EarlierAsync(
        LaneRequest request, Dictionary<string, PythonTree> trees, List<EditedFile> files, GuardVersions versions, List<Candidate> found)
    {
        var paths = found.Select(candidate => candidate.File.Path).ToHashSet(StringComparer.Ordinal);
        var older = files.Where(file => paths.Contains(file.Path) && file.OldSource is not null).ToList();
        if (older.Count == 0)
        {
            return [];
        }

        var before = await SideAsync(request.From, request.EarlierCommit ?? request.MainCommit, request, trees, [.. older.Select(file => file.Path)]);
        var prepared = older.Select(file => Prepare(before, file.Path, file.OldSource!, edited: null, versions)).OfType<CheckedFile>().ToList();
        var reach = new Reach(before, downstream, versions);
        prepared.ForEach(reach.Know);
        return
        [
            .. Candidates(before, prepared, versions).Concat(await BranchesAsync(before, prepared, reach))
                .Select(candidate => (candidate.Finding.Rule, candidate.File.Path, candidate.Key)),
        ];
    }

    private async Task<LaneSet> SideAsync(string tree, string main, LaneRequest request, Dictionary<string, PythonTree> trees, IReadOnlyList<string> paths)
    {
        var package = settings.Layout.DownstreamPackage.TrimEnd('/');
        var files = (await new PythonTreeReader(downstream, cache).ReadAsync([tree], [package, .. paths.Where(path => !path.StartsWith(package + "/", StringComparison.Ordinal))], Roots(package)))[0].Files;
        var world = new LaneWorld("main", $"main at {main[..Math.Min(10, main.Length)]}", trees[main], files);
        var release = ReleaseCommit is null ? null : new LaneWorld("release", $"the release {request.ReleaseTag}", trees[ReleaseCommit], files);
        var other = main == request.MainCommit ? request.EarlierCommit : request.MainCommit;
        return new LaneSet(world, release, other is null ? null : new LaneWorld("earlier", other, trees[other], files), files);
    }

    private static CheckedFile? Prepare(LaneSet side, string path, byte[] source, IReadOnlySet<int>? edited, GuardVersions versions) =>
        side.Downstream.FirstOrDefault(file => file.Path == path) is { Module.Failure: null } file && LaneMap.TryRead(source, versions) is { } map
            ? new CheckedFile(file, map, edited)
            : null;

    /// <summary>Without both lanes there is no guard to judge.</summary>
    private static async Task<IReadOnlyList<Candidate>> BranchesAsync(LaneSet lanes, IReadOnlyList<CheckedFile> files, Reach reach)
    {
        var found = new List<Candidate>();
        foreach (var file in lanes.Release is null ? [] : files)
        {
            found.AddRange(await new BranchRule(lanes, reach).CheckAsync(file));
        }

        return found;
    }

    private static IEnumerable<Candidate> Candidates(LaneSet lanes, IEnumerable<CheckedFile> files, GuardVersions versions)
    {
        var (guards, names, calls, overrides, probes) = (
            new GuardRules(versions), new NameRule(lanes, versions), new CallRule(lanes), new OverrideRule(lanes), new ProbeRule(lanes, versions));
        return files.SelectMany(
            file => guards.Check(file).Concat(names.Check(file)).Concat(calls.Check(file)).Concat(overrides.Check(file)).Concat(probes.Check(file)));
    }
}

/// <summary>A finding before it is asked whether the code can run in its lane, and whether it was there before the edit.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Lane">The lane that it holds for; both where it holds for no single one.</param>
/// <param name="Key">What it is about, without the line: equal before and after the edit for the same thing.</param>
/// <param name="File">The file.</param>
/// <param name="Scope">The scope that it stands in.</param>
internal sealed record Candidate(CheckFinding Finding, CodeLanes Lane, string Key, PythonFile File, int Scope);

/// <summary>What is to be checked. Commits and trees are ids that their repository holds.</summary>
/// <param name="From">The downstream before the edit.</param>
/// <param name="To">The downstream with the edit.</param>
/// <param name="MainCommit">The upstream commit of the main lane.</param>
/// <param name="EarlierCommit">The upstream commit of the main lane before the step; null when it is not known.</param>
/// <param name="ReleaseTag">The release tag; null when there is none.</param>
internal sealed record LaneRequest(string From, string To, string MainCommit, string? EarlierCommit, string? ReleaseTag);
