using Main2Main.Python;
using Main2Main.Impact.Usage;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>Finds the downstream's copies of upstream functions, each with the original that it is most like.</summary>
internal static class CopyReader
{
    // Less is shared by functions that do alike things with the same objects.
    private const double LeastAlike = 0.5;

    /// <summary>Finds copies.</summary>
    /// <param name="world">Both trees.</param>
    public static IReadOnlyList<PatchSite> Find(CodeWorld world)
    {
        var found = FindAll(world).ToList();
        var names = found.Select(site => (site.File, site.Replacement!.QualifiedName)).ToHashSet();

        // A function inside of a copy is no copy by itself.
        return [.. found.Where(site => site.Replacement!.QualifiedName.LastIndexOf('.') is not (var dot and > 0) || !names.Contains((site.File, site.Replacement.QualifiedName[..dot])))];
    }

    private static IEnumerable<PatchSite> FindAll(CodeWorld world)
    {
        var finder = new CopyFinder(world.Downstream);
        return world.Tree.Files.Where(world.IsUpstreamFile).AsParallel().SelectMany(file => file.Module.Functions.SelectMany(function => finder.Of(new PythonDefinition(file, PythonDefinitionKind.Function, function.QualifiedName) { Function = function })))
            .Where(site => site.Similarity >= LeastAlike)
            .GroupBy(site => (site.File.Path, site.Own!.QualifiedName, site.Own.Line))
            .Select(group => group.OrderByDescending(site => site.Similarity).ThenByDescending(site => site.Target.Function!.Name == site.Own!.Name).ThenBy(site => site.Target.FullName, StringComparer.Ordinal).First())
            .AsEnumerable()
            .Select(site => new PatchSite(site.File, site.Line, site.Scope, site.Condition, PatchKind.Copy, site.Target.FullName)
            {
                Identity = $"{site.File.Path}:{site.Own!.QualifiedName}",
                Original = site.Target,
                Replacement = new PythonDefinition(site.File, PythonDefinitionKind.Function, site.Own.QualifiedName) { Function = site.Own },
                Written = site.Own.QualifiedName,
                Similarity = site.Similarity,
            });
    }
}
