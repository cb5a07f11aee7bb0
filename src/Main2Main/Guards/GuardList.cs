using Main2Main.Conditions;
using Main2Main.Guards.Removal;
using Main2Main.Lanes.Rules;
using Main2Main.Python;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Guards;

/// <summary>Lists the guards of some files.</summary>
/// <param name="session">The session.</param>
/// <param name="releaseTag">The release pin.</param>
/// <param name="release">Its commit in the upstream.</param>
/// <param name="main">The upstream commit of the main lane.</param>
internal sealed class GuardList(SyncSession session, string? releaseTag, string? release, string? main)
{
    private readonly GuardVersions versions = new(session.Settings.VersionGuard!, releaseTag);

    /// <summary>How a version stands to the pin.</summary>
    public GuardAge AgeOf(string version) =>
        versions.IsRelease(version)
            ? GuardAge.Current
            : versions.Order(version) switch { < 0 => GuardAge.Passed, > 0 => GuardAge.Ahead, _ => GuardAge.Unknown };

    /// <summary>Lists guards.</summary>
    /// <param name="sources">The files that mention the guard function, by path.</param>
    public async Task<IReadOnlyList<GuardSite>> ReadAsync(IReadOnlyDictionary<string, byte[]> sources)
    {
        var files = sources.Select(source => (Path: source.Key, Source: source.Value, Module: PythonParser.Parse(source.Value))).Where(file => file.Module.Failure is null)
            .Select(
                file => (
                    File: new PythonFile(
                        file.Path, PythonFile.ModuleNameOf(file.Path, Roots(session.Settings.Layout.DownstreamPackage)), string.Empty, () => file.Module),
                    file.Source))
            .ToList();
        var lanes = await LanesAsync([.. files.Select(file => file.File)]);
        return [.. files.SelectMany(file => Sites(lanes, file.File, file.Source)).OrderBy(site => site.File, StringComparer.Ordinal).ThenBy(site => site.Line)];
    }

    private IEnumerable<GuardSite> Sites(LaneSet? lanes, PythonFile file, byte[] source)
    {
        var remover = new GuardRemover(versions, version => AgeOf(version) == GuardAge.Passed);
        foreach (var (index, (call, _)) in remover.Calls(source).Index())
        {
            // For this guard its own version is the release's.
            var map = LaneMap.TryRead(source, new GuardVersions(session.Settings.VersionGuard!, call.Version))!;
            var age = AgeOf(call.Version);
            var site = new GuardSite { File = file.Path, Line = call.Line, Version = call.Version, Age = age, Obstacle = age == GuardAge.Passed ? remover.Obstacle(source, index) : null };
            yield return new GuardSides(lanes, new CheckedFile(file, map, edited: null), UpstreamRoots()).Complete(site, call.Token);
        }
    }

    private HashSet<string> UpstreamRoots() =>
        [session.Settings.Layout.UpstreamPackage.TrimEnd('/')[(session.Settings.Layout.UpstreamPackage.TrimEnd('/').LastIndexOf('/') + 1)..]];

    private async Task<LaneSet?> LanesAsync(IReadOnlyList<PythonFile> files)
    {
        if (main is null || release is null)
        {
            return null;
        }

        var package = session.Settings.Layout.UpstreamPackage.TrimEnd('/');
        var cache = SourceCache.Open(session.Workspace.ContractCache, session.Log);
        var trees = await new PythonTreeReader(session.Upstream, cache).ReadAsync([main, release], [package], Roots(package));
        return new LaneSet(
            new LaneWorld("main", $"main at {main[..10]}", trees[0], files),
            new LaneWorld("release", $"the release {releaseTag}", trees[1], files),
            earlier: null,
            files);
    }

    private static string[] Roots(string package) => package.TrimEnd('/').LastIndexOf('/') is var slash and > 0 ? [package[..slash]] : [];
}
