using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>The calls of a file that run the upstream's functions on main.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="values">What chains are.</param>
internal sealed class UpstreamCalls(CodemodWorld world, FilePlan plan, ValueReader values)
{
    private IReadOnlyList<(PythonCall Call, PythonDefinition Target, int Callee)>? all;

    /// <summary>The calls, each with the old upstream's function, for a class its initializer, and the last token of what is called.</summary>
    public IReadOnlyList<(PythonCall Call, PythonDefinition Target, int Callee)> All => all ??= [.. Find()];

    private IEnumerable<(PythonCall Call, PythonDefinition Target, int Callee)> Find()
    {
        foreach (var group in plan.File.Module.Calls.Where(call => call.Arguments.Count > 0).GroupBy(call => (call.Callee, call.Line)))
        {
            var tokens = Chains.CalledFrom(plan.File, group.Key.Callee, group.Key.Line).ToList();
            foreach (var (index, call) in group.Index().Where(_ => tokens.Count == group.Count()))
            {
                if (plan.IsForMain(tokens[index][^1]) && Target(call) is { } target)
                {
                    yield return (call, target, tokens[index][^1]);
                }
            }
        }
    }

    /// <summary>Whether the upstream's method that the call's own one overrides made the same call, and does no more.</summary>
    public string? DroppedBy(PythonCall call) =>
        plan.File.Module.EnclosingFunction(call.Scope) is { } own && Overrides.Of(world.Names, plan.File.Python, own) is { } above
            && Calls(above, call.Callee) && world.Now(above) is { Function: not null } now && !Calls(now, call.Callee)
            ? above.FullName
            : null;

    private static bool Calls(PythonDefinition function, string callee) =>
        function.File.Module.Calls
            .Any(call => DottedName.Last(call.Callee) == DottedName.Last(callee) && function.File.Module.EnclosingFunction(call.Scope) == function.Function);

    private PythonDefinition? Target(PythonCall call)
    {
        var value = values.Of(plan.File.Python, call.Scope, call.Callee);
        var found = value switch
        {
            { Kind: ValueKind.Function } => value.Definition,
            { Kind: ValueKind.Class } => values.Definer(value, "__init__"),
            _ => null,
        };
        return found is { Function: not null } && world.Names.IsUpstream(found) ? found : null;
    }
}
