using System.Text.RegularExpressions;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>
/// What the upstream itself uses in the place of a class that is gone: where the modules that imported it, or defined it, have all begun to name the same
/// other one, which can do what it did.
/// </summary>
/// <param name="world">The trees.</param>
internal sealed partial class Successors(CodemodWorld world)
{
    // Most classes have these: they tell nothing.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "__init__", "forward" };

    private readonly Lazy<ILookup<string, PythonFile>> importers = new(() => world.Older.Files
        .SelectMany(file => file.Module.Imports.Where(import => import.Name is not null).Select(import => (Name: import.Name!, File: file))).ToLookup(one => one.Name, one => one.File, StringComparer.Ordinal));

    /// <summary>The definition of the new upstream; null where its modules do not agree on one.</summary>
    /// <param name="old">A class of the old upstream that is gone.</param>
    public PythonDefinition? Of(PythonDefinition old)
    {
        if (old.Class is null)
        {
            return null;
        }

        var methods = old.File.MethodsOf(old.QualifiedName);
        var votes = importers.Value[old.QualifiedName].Where(file => Imported(world.Older, file).ContainsKey(old.FullName)).Append(old.File).Distinct()
            .Select(file => (Older: file, Newer: world.Counterpart(file))).Where(pair => pair.Newer is not null)
            .Select(pair => Gained(pair.Older, pair.Newer!).Where(found => found.Kind == old.Kind && IsHeir(old, methods, found)).ToList()).Where(found => found.Count > 0).ToList();
        var counts = votes.SelectMany(found => found).GroupBy(found => found.FullName, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ToList();
        return counts is [var most, ..] && (counts.Count == 1 || counts[1].Count() < most.Count()) && most.Count() * 4 >= votes.Count * 3 ? most.First() : Merged(old, methods);
    }

    /// <summary>The class above that has taken in what a class defined.</summary>
    private PythonDefinition? Merged(PythonDefinition old, HashSet<string> methods) => world.Older.Ancestors(old).Where(above => !above.File.HasMostOf(above.QualifiedName, methods))
        .Select(above => world.Newer.Resolve(above.File.ModuleName, above.QualifiedName))
        .FirstOrDefault(above => above is { Class: not null } && above.File.HasMostOf(above.QualifiedName, methods));

    /// <summary>What a module names now and did not name before.</summary>
    private IEnumerable<PythonDefinition> Gained(PythonFile older, PythonFile newer)
    {
        var before = Imported(world.Older, older);
        var imported = Imported(world.Newer, newer).Where(one => !before.ContainsKey(one.Key)).Select(one => one.Value);
        return imported.Concat(newer.Symbols.TopLevel.Values.Where(symbol => !older.Symbols.TopLevel.ContainsKey(symbol.Name)).Select(symbol => symbol.In(newer)));
    }

    private static Dictionary<string, PythonDefinition> Imported(PythonTree tree, PythonFile file) => file.Module.Imports
        .Select(import => import.Name is { } name ? tree.Resolve(file.AbsoluteModule(import), name) : null).OfType<PythonDefinition>()
        .DistinctBy(found => found.FullName).ToDictionary(found => found.FullName, StringComparer.Ordinal);

    private bool IsHeir(PythonDefinition old, HashSet<string> methods, PythonDefinition found)
    {
        var kept = methods.Where(method => world.Newer.FindMember(found, method) is not null).ToList();
        return kept.Count * 2 > methods.Count && (kept.Exists(method => !Common.Contains(method)) || ShareWords(old.QualifiedName, found.QualifiedName));
    }

    private static bool ShareWords(string old, string now)
    {
        var words = Words().Matches(old).Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Count > 0 && Words().Matches(now).Count(word => words.Contains(word.Value)) * 2 >= words.Count;
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
