using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Chains that lead to one of the upstream's modules, such as <c>layers</c> in <c>layers.Linear</c>.</summary>
internal static class ModuleChain
{
    /// <summary>The module whose member a name is.</summary>
    /// <param name="world">The trees.</param>
    /// <param name="file">The file.</param>
    /// <param name="token">The name's token.</param>
    /// <returns>The dotted name; null where what stands before the name is no module of the upstream's by the file's imports.</returns>
    public static string? Before(CodemodWorld world, CodeFile file, int token)
    {
        if (Chains.EndingAt(file, token, out var chain) is null)
        {
            return null;
        }

        var parts = chain.Split('.');
        var import = file.Module.Imports.FirstOrDefault(import => import.BoundName == parts[0] && !import.IsStar && world.Names.IsUpstreamModule(import.Module));
        var root = import is null ? null : import.Name is not null ? $"{import.Module}.{import.Name}" : import.Alias is null ? parts[0] : import.Module;
        return root is null ? null : string.Join('.', [root, .. parts[1..^1]]);
    }
}
