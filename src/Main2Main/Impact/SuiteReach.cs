using Main2Main.Impact.Trees;
using Main2Main.Impact.Usage;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Impact;

/// <summary>Tells which files of the downstream's package no test of the configured suites imports or mentions.</summary>
/// <param name="session">The session.</param>
public sealed class SuiteReach(SyncSession session)
{
    /// <summary>Looks at files of one commit.</summary>
    /// <param name="commit">The downstream's commit.</param>
    /// <param name="paths">The files; those that are no Python sources of the package are passed over.</param>
    /// <returns>Those that no test reaches, in order; null when no test was found to look through.</returns>
    /// <exception cref="Main2MainException">The commit is not there, or git failed.</exception>
    public async Task<IReadOnlyList<string>?> UnreachedAsync(string commit, IEnumerable<string> paths)
    {
        var asked = paths.ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return [];
        }

        var cache = SourceCache.Open(session.Workspace.ContractCache, session.Log);
        var sources = new SourceReader(session.Downstream, session.Settings.Layout.DownstreamPackage, cache);
        var package = (await sources.ListAsync("downstream", commit))[0].Files;
        await sources.ReadAsync(package);
        SourceReader.Decode(package);
        var tests = SuiteTests.Of(await SuiteTests.ReadAsync(session.Downstream, cache, commit, session.Settings.Suites), new CodeWorld([], package));
        return tests.Count == 0 ? null : [.. package.Select(file => file.Path).Where(path => asked.Contains(path) && tests.Reaches(path) == false).Order(StringComparer.Ordinal)];
    }
}
