using Main2Main.Impact.Findings;
using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>Finds the packages that import modules for what these patch.</summary>
/// <param name="world">Both trees.</param>
/// <param name="patchers">The files that patch anything of the upstream's, whether it changed or not.</param>
internal sealed class WiringFinder(CodeWorld world, IReadOnlySet<PythonFile> patchers)
{
    /// <summary>One match per package and patching module below it.</summary>
    /// <param name="matches">The matches of all files.</param>
    public IEnumerable<Match> Find(IReadOnlyList<Match> matches)
    {
        var patched = matches.Where(match => patchers.Contains(match.Site.File)).GroupBy(match => match.Site.File)
            .ToDictionary(group => group.Key, group => group.OrderBy(match => match.Site.Usage != ImpactUsage.Patch).ThenBy(match => match.Severity).First());
        foreach (var file in world.Downstream.Where(file => file.IsPackage))
        {
            var seen = new HashSet<PythonFile>();
            foreach (var import in file.Module.Imports)
            {
                var module = file.AbsoluteModule(import);
                var target = (import.Name is null ? null : world.Tree.FindModule($"{module}.{import.Name}")) ?? world.Tree.FindModule(module);
                if (target is not null && target != file && patched.TryGetValue(target, out var match) && seen.Add(target))
                {
                    yield return match with { Site = match.Site with { File = file, Usage = ImpactUsage.Wiring, Line = import.Line, Scope = import.Scope }, Severity = ImpactSeverity.Review, Why = null };
                }
            }

            foreach (var match in Below(file, patched).Take(1).Where(_ => seen.Count == 0))
            {
                yield return match with { Site = match.Site with { File = file, Usage = ImpactUsage.Wiring, Line = 1, Scope = PythonModule.ModuleScope }, Severity = ImpactSeverity.Review, Why = null };
            }
        }
    }

    /// <summary>The patches of a package most of whose modules, its packages' included, patch.</summary>
    private IEnumerable<Match> Below(PythonFile package, Dictionary<PythonFile, Match> patched)
    {
        var folder = package.Path[..^"__init__.py".Length];
        var modules = world.Downstream.Where(file => !file.IsPackage && file.Path.StartsWith(folder, StringComparison.Ordinal)).ToList();
        var patches = modules.Where(patched.ContainsKey).ToList();
        return modules.Count > 0 && modules.Count(patchers.Contains) * 2 > modules.Count ? patches.Select(file => patched[file]) : [];
    }
}
