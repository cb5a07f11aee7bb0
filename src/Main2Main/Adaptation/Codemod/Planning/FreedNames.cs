using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>The names of a file that nothing needs once some places are edited, in it or beyond it.</summary>
/// <param name="world">The trees.</param>
/// <param name="file">The file.</param>
internal sealed class FreedNames(CodemodWorld world, CodeFile file)
{
    /// <summary>Whether a name stands nowhere else, is not published, and is imported from here by no other file of the downstream.</summary>
    /// <param name="name">The name.</param>
    /// <param name="places">The tokens that are edited.</param>
    public bool IsFreed(string name, IReadOnlyCollection<int> places) =>
        !file.Python.IsPackage && file.Module.Exports?.Contains(name) != true
        && !world.Names.Downstream.Any(other => other.Module.Imports.Any(import => (import.Name == name || import.IsStar) && other.AbsoluteModule(import) == file.Python.ModuleName))
        && Enumerable.Range(0, file.Tokens.Length).Where(token => file.IsName(token, name) && !file.Is(token - 1, TokenKind.Dot) && file.IsOutsideImports(token))
            .All(places.Contains);
}
