using Main2Main.Python;

namespace Main2Main.Patches.Reading;

/// <summary>What an upstream tree names: its classes, its texts, and what it imports.</summary>
internal sealed class UpstreamNames
{
    private readonly Dictionary<string, PythonDefinition> classes = new(StringComparer.Ordinal);
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> imported = new(StringComparer.Ordinal);

    /// <summary>Reads a tree.</summary>
    public UpstreamNames(PythonTree tree)
    {
        foreach (var file in tree.Files)
        {
            foreach (var symbol in file.Symbols.TopLevel.Values.Where(symbol => symbol.Class is not null))
            {
                _ = classes.TryAdd(symbol.Name, symbol.In(file));
            }

            texts.UnionWith(file.Module.Strings.Select(text => text.Value));
            _ = imported.Add(file.ModuleName);
            imported.UnionWith(file.Module.Imports.SelectMany(import => Parts(file.AbsoluteModule(import), import.Name)));
        }
    }

    /// <summary>Whether a class or a text of the upstream's has a name.</summary>
    public bool Holds(string name) => classes.ContainsKey(name) || texts.Contains(name);

    /// <summary>The class of a name; null when there is none.</summary>
    public PythonDefinition? Class(string name) => classes.GetValueOrDefault(name);

    /// <summary>Whether a module is one of the upstream's or is imported by it.</summary>
    public bool IsImported(string module) => imported.Contains(module);

    private static IEnumerable<string> Parts(string module, string? name)
    {
        for (var dot = module.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = module.IndexOf('.', dot + 1))
        {
            yield return module[..dot];
        }

        yield return module;
        if (name is not null)
        {
            yield return $"{module}.{name}";
        }
    }
}
