using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>
/// Tells which of the upstream's changes a copy cannot do without: what uses a parameter that the copy takes now, and what stands in the place of a
/// member that its own objects have no more.
/// </summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan, with the parameters that are added.</param>
/// <param name="own">The copy.</param>
/// <param name="original">The original as it was.</param>
internal sealed class CopyReasons(CodemodWorld world, FilePlan plan, PythonFunction own, PythonDefinition original)
{
    private readonly HashSet<string> taken = [.. plan.Edits.Where(edit => edit.Kind == "added_parameter" && edit.Line == own.Line).Select(edit => edit.Change.Member!)];

    private readonly PythonDefinition? owner = Owner(world, plan, own, original);

    /// <summary>The parameters that the copy takes now.</summary>
    public IReadOnlySet<string> Taken => taken;

    /// <summary>Whether the copy cannot do without new code.</summary>
    /// <param name="older">The names of the old code, those behind <c>self</c> with it.</param>
    /// <param name="newer">The names of the new code.</param>
    public bool Ask(IEnumerable<string> older, IEnumerable<string> newer) => newer.Any(taken.Contains) || older.Any(IsLost);

    /// <summary>The upstream's class, where the copy overrides its method.</summary>
    private static PythonDefinition? Owner(CodemodWorld world, FilePlan plan, PythonFunction own, PythonDefinition original)
    {
        var file = plan.File.Python;
        var dot = original.QualifiedName.LastIndexOf('.');
        return dot > 0 && file.Module.ClassAt(own.Container) is { } mine && world.Names.Line(file, mine) is var line
            && line.Skip(1).FirstOrDefault(above => above.FullName == original.FullName[..original.FullName.LastIndexOf('.')]) is { } owner
            ? owner
            : null;
    }

    private bool IsLost(string chain) => owner is not null && chain.StartsWith("self.", StringComparison.Ordinal) && chain["self.".Length..] is var member
        && world.Older.FindMember(owner, member) is not null && world.Now(owner) is { Class: not null } now && world.Newer.FindMember(now, member) is null && world.Newer.FindMember(now, "__getattr__") is null
        && plan.File.Module.ClassAt(own.Container) is { } mine
        && world.Names.Line(plan.File.Python, mine).Where(one => !world.Names.IsUpstream(one)).All(one => PythonTree.OwnMember(one, member) is null);
}
