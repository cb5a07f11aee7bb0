using Main2Main.Impact.Findings;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>What the upstream's own callers of a function passed to it, and what they pass in its place: those that call it once, before as now.</summary>
/// <param name="world">The trees.</param>
internal sealed class CallerChanges(CodemodWorld world)
{
    private readonly Dictionary<string, List<CallerChange>> known = new(StringComparer.Ordinal);

    /// <summary>The callers; none for a function that nobody calls so.</summary>
    /// <param name="before">The function as it was.</param>
    /// <param name="now">The function as it is.</param>
    public IReadOnlyList<CallerChange> Of(PythonDefinition before, PythonDefinition now)
    {
        if (!known.TryGetValue(before.FullName, out var found))
        {
            known[before.FullName] = found = [.. Find(before, now)];
        }

        return found;
    }

    private IEnumerable<CallerChange> Find(PythonDefinition before, PythonDefinition now)
    {
        var callers = world.Callers.Calls(now).GroupBy(place => (place.File, Function: place.File.Module.EnclosingFunction(place.Call.Scope)));
        foreach (var caller in callers.Where(caller => caller.Key.Function is not null))
        {
            if (caller.ToList() is [var (file, call)] && world.Older.FindFile(file.Path) is { } older && IsOfOwn(file, call, now)
                && Former(older, caller.Key.Function!.QualifiedName, call.Callee, before) is { } former)
            {
                yield return new CallerChange(caller.Key.Function.Name, call.Callee, former.Arguments, call.Arguments);
            }
        }
    }

    /// <summary>Whether a method that an object calls of itself is the function.</summary>
    private bool IsOfOwn(PythonFile file, PythonCall call, PythonDefinition now) => !call.Callee.StartsWith("self.", StringComparison.Ordinal)
        || (file.Module.EnclosingClass(call.Scope) is { } around && call.Callee == $"self.{now.Function!.Name}"
            && new PythonDefinition(file, PythonDefinitionKind.Class, around.QualifiedName) { Class = around } is var owner
            && world.Newer.FindMember(owner, now.Function.Name)?.FullName == now.FullName);

    private static PythonCall? Former(PythonFile file, string caller, string callee, PythonDefinition before) =>
        file.Module.Calls.Where(call => call.Callee == callee && file.Module.EnclosingFunction(call.Scope)?.QualifiedName == caller
            && CallBinding.Complaint(call, before.Function!, CallerEvidence.IsBound(before)) is null).ToList() is [var only] ? only : null;
}

/// <summary>One caller of the upstream's.</summary>
/// <param name="Around">The name of the function that the call stands in.</param>
/// <param name="Callee">What it calls.</param>
/// <param name="Before">What it passed.</param>
/// <param name="Now">What it passes.</param>
internal sealed record CallerChange(string Around, string Callee, IReadOnlyList<PythonArgument> Before, IReadOnlyList<PythonArgument> Now);
