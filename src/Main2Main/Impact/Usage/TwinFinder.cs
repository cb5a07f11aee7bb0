using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>Finds downstream classes and functions that do an upstream one of the same name over again, without deriving from it or holding its code.</summary>
/// <param name="world">Both trees.</param>
/// <param name="files">The upstream's files that changed.</param>
internal sealed class TwinFinder(CodeWorld world, IReadOnlyCollection<PythonFile> files)
{
    private const int FewestShared = 2;
    private const int FewestParameters = 3;
    private const int MostNamesakes = 2;

    /// <summary>Every twin; a class with each method that both have.</summary>
    public IEnumerable<UsageSite> Find()
    {
        var classes = TopLevel(symbol => symbol.Class is not null).ToLookup(found => found.QualifiedName, StringComparer.Ordinal);
        var functions = TopLevel(symbol => symbol.Function is not null).ToLookup(found => found.QualifiedName, StringComparer.Ordinal);
        foreach (var file in world.Downstream)
        {
            foreach (var symbol in file.Symbols.TopLevel.Values)
            {
                var twins = symbol.Class is not null ? classes[symbol.Name].SelectMany(original => OfClass(symbol.In(file), original))
                    : symbol.Function is { } own && functions[symbol.Name].Count() <= MostNamesakes ? functions[symbol.Name].Where(original => Alike(own, original.Function!)).Select(original => Site(file, own, original))
                    : [];
                foreach (var site in twins)
                {
                    yield return site;
                }
            }
        }
    }

    private IEnumerable<PythonDefinition> TopLevel(Func<Python.Diffing.PythonSymbol, bool> wanted) =>
        files.SelectMany(file => file.Symbols.TopLevel.Values.Where(wanted).Select(symbol => symbol.In(file)));

    private static UsageSite Site(PythonFile file, PythonFunction own, PythonDefinition original) =>
        new(file, ImpactUsage.Copy, original, own.Line, own.Scope) { Own = own, Similarity = own.Body.Similarity(original.Function!.Body) };

    private static bool Alike(PythonFunction own, PythonFunction original)
    {
        var names = own.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var shared = original.Parameters.Count(parameter => names.Contains(parameter.Name));
        return shared >= FewestParameters && shared * 2 >= Math.Max(names.Count, original.Parameters.Count);
    }

    private IEnumerable<UsageSite> OfClass(PythonDefinition own, PythonDefinition original)
    {
        if (world.Line(own).Contains(original))
        {
            yield break;
        }

        var (mine, theirs) = (Methods(own), Methods(original));
        var shared = mine.Keys.Where(name => theirs.ContainsKey(name) && name != "__init__").ToList();
        if (shared.Count < FewestShared || shared.Count * 2 < Math.Min(mine.Count, theirs.Count))
        {
            yield break;
        }

        yield return new UsageSite(own.File, ImpactUsage.Copy, original, own.Line, own.Class!.Scope) { Owner = own };
        foreach (var name in mine.Keys.Where(theirs.ContainsKey))
        {
            yield return Site(own.File, mine[name].Function!, theirs[name]);
        }
    }

    private static Dictionary<string, PythonDefinition> Methods(PythonDefinition owner) => owner.File.Symbols.Members(owner.Class!.Scope).Values
        .Where(member => member.Function is not null).ToDictionary(member => member.Name, member => member.In(owner.File), StringComparer.Ordinal);
}
