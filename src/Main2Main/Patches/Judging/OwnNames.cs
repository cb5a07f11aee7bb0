using Main2Main.Python;

namespace Main2Main.Patches.Judging;

/// <summary>Tells whether the same code means the same in two files.</summary>
internal static class OwnNames
{
    /// <summary>
    /// A name in a replacement that the downstream defines itself, and that means something else where the original stands; null when there is none.
    /// </summary>
    /// <param name="own">The replacement.</param>
    /// <param name="original">The original.</param>
    /// <param name="piece">What the replacement says.</param>
    public static string? First(PythonDefinition own, PythonDefinition original, CodePiece? piece) =>
        piece?.Roots.Order(StringComparer.Ordinal).FirstOrDefault(
            name => Meaning(own.File, name) is { } meaning && Root(meaning) == Root(own.File.ModuleName) && meaning != Meaning(original.File, name) && !IsAlike(
                own.File, original.File, name));

    private static string Root(string dotted) => dotted.Split('.')[0];

    private static string? Meaning(PythonFile file, string name)
    {
        if (file.Symbols.TopLevel.ContainsKey(name))
        {
            return $"{file.ModuleName}.{name}";
        }

        var import = file.Module.Imports.LastOrDefault(found => found.BoundName == name);
        return import is null ? null : import.Name is null ? file.AbsoluteModule(import) : $"{file.AbsoluteModule(import)}.{import.Name}";
    }

    /// <summary>Whether both files define a name alike.</summary>
    private static bool IsAlike(PythonFile left, PythonFile right, string name) =>
        left.Symbols.TopLevel.TryGetValue(name, out var one) && right.Symbols.TopLevel.TryGetValue(name, out var other)
        && one.Body.Hash == other.Body.Hash && one.Variable?.Value == other.Variable?.Value;
}
