using System.Text.RegularExpressions;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>
/// What stands for the type of a class that is none any more. The downstream's overrides that annotate a parameter with it say which of the upstream's
/// types arrives there now: where they all say the same, that is the one.
/// </summary>
/// <param name="world">The trees.</param>
internal sealed partial class TypeSuccessors(CodemodWorld world)
{
    /// <summary>The replacements of such classes.</summary>
    public IEnumerable<Replacement> Find()
    {
        var gone = world.Changes.All.Where(change => change.Kind == Kind.SymbolKindChanged && change.Member is null && world.Older.Resolve(change.Module, change.Symbol) is { Class: not null })
            .Select(change => change.Symbol).Distinct(StringComparer.Ordinal).ToList();
        var overrides = gone.Count == 0 ? [] : world.Names.Downstream.Where(file => file.Module.Failure is null).SelectMany(file => Overrides.In(world.Names, file))
            .Select(pair => (pair.Own, Now: world.Now(pair.Overridden))).Where(pair => pair.Now is { Function: not null }).ToList();
        foreach (var name in gone)
        {
            var heirs = overrides.SelectMany(pair => Heirs(pair.Own, pair.Now!, name)).ToList();
            if (heirs.Select(heir => heir.Type).Distinct(StringComparer.Ordinal).ToList() is [var only])
            {
                yield return new Replacement([name], [only], [.. heirs.Select(heir => (heir.File, string.Empty))]) { IsType = true };
            }
        }
    }

    private IEnumerable<(string Type, PythonFile File)> Heirs(PythonFunction own, PythonDefinition now, string name) =>
        own.Parameters.Where(parameter => parameter.Annotation is { } annotation && annotation.Trim('\'', '"') == name)
            .Select(parameter => now.Function!.Parameters.FirstOrDefault(one => one.Name == parameter.Name)?.Annotation?.Trim('\'', '"'))
            .Where(annotation => annotation is not null && annotation != name && Identifier().IsMatch(annotation) && world.Newer.ResolveIn(now.File, annotation) is { Class: not null })
            .Select(annotation => (annotation!, now.File));

    [GeneratedRegex(@"^[A-Za-z_]\w*$", RegexOptions.None, 1000)]
    private static partial Regex Identifier();
}
