using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>
/// Whether the upstream's own code comes to a method on an object of a downstream's class: what stands in a method that the class replaces does not
/// run, nor does what calls <c>self</c> in a class that it does not derive from.
/// </summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class MethodReach(CodeWorld world, PythonTree newer)
{
    /// <summary>Whether an inherited method can be run. What does not begin with an underscore anybody may call.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="method">The method's name.</param>
    public bool Runs(PythonDefinition own, string method) => Runs(own, method, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether a call of the upstream's can be one on an object of a class.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="file">The upstream's file at the range's end.</param>
    /// <param name="call">The call.</param>
    public bool Concerns(PythonDefinition own, PythonFile file, PythonCall call) =>
        Concerns(own, file, call.Callee, call.Scope, new HashSet<string>(StringComparer.Ordinal));

    private bool Runs(PythonDefinition own, string method, HashSet<string> seen) => !IsPrivate(method)
        || (seen.Add(method) && (Own(own).Any(found => Names(found.File.Module, method).Any()) || Above(own).Select(found => found.File).Distinct()
            .Any(file => Names(file.Module, method).Any(place => Concerns(own, file, place.Chain, place.Scope, seen)))));

    private bool Concerns(PythonDefinition own, PythonFile file, string chain, int scope, HashSet<string> seen)
    {
        if (MethodAround(file.Module, scope) is not var (owner, around) || around.Parameters is not [var self, ..] || ValueReader.Parts(chain) is not [var first, _] || first != self.Name)
        {
            return true;
        }

        return Above(own).Any(found => found.File == file && found.QualifiedName == owner.QualifiedName)
            && (!IsReplaced(own, owner, around.Name) || Own(own).Any(found => found.File.Module.Calls.Any(call => call.Callee == $"super().{around.Name}")))
            && Runs(own, around.Name, seen);
    }

    /// <summary>Whether the downstream has a method that stands before one of the upstream's.</summary>
    private bool IsReplaced(PythonDefinition own, PythonClass owner, string method) =>
        world.Line(own).TakeWhile(found => !world.IsUpstream(found) || found.QualifiedName != owner.QualifiedName)
            .Any(found => !world.IsUpstream(found) && PythonTree.OwnMember(found, method) is not null);

    private IEnumerable<PythonDefinition> Own(PythonDefinition own) => world.Line(own).Where(found => !world.IsUpstream(found));

    /// <summary>The upstream's classes above one, as they are at the range's end.</summary>
    private IEnumerable<PythonDefinition> Above(PythonDefinition own) => world.Line(own).Where(world.IsUpstream).Select(found => newer.ResolveDotted(found.FullName))
        .OfType<PythonDefinition>().Where(found => found.Class is not null).SelectMany(found => newer.Ancestors(found).Prepend(found)).DistinctBy(found => found.FullName);

    private static (PythonClass Owner, PythonFunction Method)? MethodAround(PythonModule module, int scope)
    {
        for (; scope != PythonModule.ModuleScope; scope = module.Scopes[scope].Parent)
        {
            if (module.FunctionAt(scope) is { } method && module.ClassAt(method.Container) is { } owner)
            {
                return (owner, method);
            }
        }

        return null;
    }

    /// <summary>Where a module calls or reads something of a name.</summary>
    private static IEnumerable<(string Chain, int Scope)> Names(PythonModule module, string name) => module.Calls.Select(call => (call.Callee, call.Scope))
        .Concat(module.References.Select(reference => (reference.Target, reference.Scope))).Where(place => place.Item1.Contains('.', StringComparison.Ordinal) && DottedName.Last(place.Item1) == name);

    private static bool IsPrivate(string name) => name.StartsWith('_') && !name.EndsWith("__", StringComparison.Ordinal);
}
