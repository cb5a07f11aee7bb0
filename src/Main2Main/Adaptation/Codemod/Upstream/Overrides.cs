using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The upstream's methods that the downstream's classes override.</summary>
internal static class Overrides
{
    /// <summary>The overrides of a file, each with the nearest method of the old upstream above it.</summary>
    public static IEnumerable<(PythonFunction Own, PythonDefinition Overridden)> In(CodeWorld names, PythonFile file)
    {
        foreach (var owner in file.Module.Classes)
        {
            var line = UpstreamLine(names, file, owner);
            foreach (var own in line.Count == 0 ? [] : file.Module.Functions.Where(function => function.Container == owner.Scope))
            {
                if (Nearest(line, own.Name) is { } overridden)
                {
                    yield return (own, overridden);
                }
            }
        }
    }

    /// <summary>The method that one of a file's functions overrides; null for none.</summary>
    public static PythonDefinition? Of(CodeWorld names, PythonFile file, PythonFunction own) =>
        file.Module.ClassAt(own.Container) is { } owner ? Nearest(UpstreamLine(names, file, owner), own.Name) : null;

    private static List<PythonDefinition> UpstreamLine(CodeWorld names, PythonFile file, PythonClass owner) =>
        [.. names.Line(file, owner).Skip(1).Where(names.IsUpstream)];

    private static PythonDefinition? Nearest(List<PythonDefinition> line, string name) =>
        line.Select(above => PythonTree.OwnMember(above, name)).FirstOrDefault(found => found is not null) is { Function: not null } nearest ? nearest : null;
}
