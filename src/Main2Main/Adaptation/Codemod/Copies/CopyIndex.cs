using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Diffing;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>Tells which functions of the downstream do which function of the old upstream over again. Found once for a range.</summary>
/// <param name="world">The trees.</param>
internal sealed class CopyIndex(CodemodWorld world)
{
    private readonly Lazy<Dictionary<(string Path, int Line), CopiedFunction>> known = new(() => Find(world));

    /// <summary>The original of a function; null for none that has changed.</summary>
    /// <param name="path">The downstream's file.</param>
    /// <param name="own">The function.</param>
    public CopiedFunction? Of(string path, PythonFunction own) =>
        known.Value.GetValueOrDefault((path, own.Line)) is { After: not null } found ? found : null;

    private static Dictionary<(string Path, int Line), CopiedFunction> Find(CodemodWorld world)
    {
        var finder = new CopyFinder(world.Names.Downstream);
        var best = new Dictionary<(string Path, int Line), CopiedFunction>();
        foreach (var file in world.Older.Files.Where(file => file.Module.Failure is null))
        {
            foreach (var function in file.Module.Functions)
            {
                // One that did not change takes part too: a copy of it is no copy of another that is a little like it.
                var original = new PythonDefinition(file, PythonDefinitionKind.Function, function.QualifiedName) { Function = function };
                foreach (var site in finder.Of(original))
                {
                    var place = (site.File.Path, site.Own!.Line);
                    if (!best.TryGetValue(place, out var other) || site.Similarity > other.Similarity)
                    {
                        best[place] = new CopiedFunction(original, After: null, site.Similarity);
                    }
                }
            }
        }

        return best.ToDictionary(entry => entry.Key, entry => entry.Value with { After = Changed(world, entry.Value.Before) });
    }

    private static PythonDefinition? Changed(CodemodWorld world, PythonDefinition before) =>
        world.Now(before) is { Function: { } after } now && (after.Body.Hash != before.Function!.Body.Hash || CodeLine.Of(after) != CodeLine.Of(before.Function)) ? now : null;
}

/// <summary>The upstream's function that a function of the downstream does over again.</summary>
/// <param name="Before">The original as it was.</param>
/// <param name="After">The original as it is; null when it is gone or as it was.</param>
/// <param name="Similarity">How much of both together is in both, 0 to 1.</param>
internal sealed record CopiedFunction(PythonDefinition Before, PythonDefinition? After, double Similarity);
