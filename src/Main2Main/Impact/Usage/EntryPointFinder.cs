using System.Text.RegularExpressions;
using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>Finds what the downstream's packaging names of the upstream by text: entry points, scripts, registries.</summary>
internal static partial class EntryPointFinder
{
    /// <summary>The places of a file.</summary>
    /// <param name="world">Both trees.</param>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    public static IEnumerable<UsageSite> Find(CodeWorld world, string path, string text)
    {
        var file = new PythonFile(path, path, string.Empty, () => new PythonModule { Scopes = [new PythonScope(0, PythonScopeKind.Module, 0)] });
        foreach (var (index, line) in text.Split('\n').Index())
        {
            foreach (var written in Named().Matches(line).Select(match => match.Value))
            {
                var dotted = written.Replace(':', '.');
                if (world.IsUpstreamModule(dotted) && world.Tree.ResolveDotted(dotted) is { } target && world.IsUpstream(target))
                {
                    var colon = written.IndexOf(':', StringComparison.Ordinal);
                    var module = colon < 0 ? dotted : written[..colon];
                    yield return new UsageSite(file, ImpactUsage.StringPath, target, index + 1, PythonModule.ModuleScope) { Import = (module, colon < 0 ? null : written[(colon + 1)..].Split('.')[0]) };
                }
            }
        }
    }

    [GeneratedRegex(@"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+(?::[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)?", RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
