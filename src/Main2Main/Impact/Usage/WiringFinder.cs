using Main2Main.Contracts;
using Main2Main.Impact.Findings;

namespace Main2Main.Impact.Usage;

/// <summary>Finds the packages that import modules for what these patch.</summary>
internal sealed class WiringFinder(CodeWorld world)
{
    /// <summary>One match per package and patching module below it.</summary>
    /// <param name="matches">The matches of all files.</param>
    public IEnumerable<Match> Find(IReadOnlyList<Match> matches)
    {
        var patched = matches.Where(match => match.Site.Usage == ImpactUsage.Patch).GroupBy(match => match.Site.File)
            .ToDictionary(group => group.Key, group => group.OrderBy(match => match.Severity).First());
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
        }
    }
}
