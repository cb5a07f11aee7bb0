using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The classes that the objects of a downstream class are of, with what the downstream has in the place of their methods.</summary>
/// <param name="world">The trees.</param>
/// <param name="file">The file of the class.</param>
/// <param name="owner">The class.</param>
internal sealed class OverrideLine(CodemodWorld world, PythonFile file, PythonClass owner)
{
    private readonly IReadOnlyList<PythonDefinition> line = world.Names.Line(file, owner);

    // Asked for by every call that may come to the override.
    private readonly HashSet<string> names = [.. world.Names.Line(file, owner).Select(above => world.Now(above)?.FullName ?? above.FullName)];

    /// <summary>Whether objects of the class are of a class of the new upstream.</summary>
    /// <param name="name">The upstream class's dotted name.</param>
    public bool Has(string name) => names.Contains(name);

    /// <summary>Whether a class of the downstream's, between this and the caller's, has its own code in the place of the caller and does not call it.</summary>
    /// <param name="name">The dotted name of the caller's class.</param>
    /// <param name="caller">The caller's name.</param>
    public bool Replaces(string name, string caller) => Has(name)
        && line.Where(one => !world.Names.IsUpstream(one)).Any(one => PythonTree.OwnMember(one, caller)?.Function is { } replacing
            && !one.File.Module.Calls.Any(call => call.Callee == $"super().{caller}" && one.File.Module.EnclosingFunction(call.Scope) == replacing));

    /// <summary>Whether the downstream has given a name of the upstream's to a class of its own: who writes the one means the other.</summary>
    /// <param name="name">The upstream class's dotted name.</param>
    public bool IsNamed(string name) => line.Any(above => NameOf(above) == name && world.IsPatched(above));

    private string NameOf(PythonDefinition above) => world.Now(above)?.FullName ?? above.FullName;
}
