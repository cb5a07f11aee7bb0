using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Findings;
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

    /// <summary>Whether an object or class passes the first parameter of a function.</summary>
    public static bool IsBound(PythonDefinition target) => target.File.Module.ClassAt(target.Function!.Container) is not null && !target.Function.IsStatic;

    /// <summary>How the downstream depends on what a call runs.</summary>
    public static ImpactUsage UsageOf(PythonCall call) => call.Callee.StartsWith("super()", StringComparison.Ordinal) ? ImpactUsage.SuperCall : ImpactUsage.Call;

    /// <summary>Whether the release needs a call as it is beside what it becomes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="now">What it becomes.</param>
    /// <param name="target">The old upstream's function.</param>
    /// <param name="callee">The last token of what is called.</param>
    public GuardNeed Need(PythonCall call, PythonCall now, PythonDefinition target, int callee) => plan.IsForMainAlone(callee) ? GuardNeed.No
        : world.Need(_ => FitsRelease(call, target), _ => FitsRelease(now, target));

    /// <summary>Why a call may be one of the downstream's own functions; null where it is not.</summary>
    public string? PatchOf(PythonDefinition target) =>
        world.IsPatched(target) ? $"this package puts a function of its own in the place of {target.FullName}, so that the call may be one of that" : null;

    /// <summary>Why a call may go: the upstream's method that the one around it overrides made it too, and does no more; null where that is not so.</summary>
    public string? DropOf(PythonCall call) =>
        plan.File.Module.EnclosingFunction(call.Scope) is { } own && Overrides.Of(world.Names, plan.File.Python, own) is { } above
            && Calls(above, call.Callee) && world.Now(above) is { Function: not null } now && !Calls(now, call.Callee)
            ? $"{above.FullName}, which this method overrides, does not make this call any more"
            : null;

    private bool FitsRelease(PythonCall call, PythonDefinition target) =>
        world.AtRelease(target)?.Function is { } there && CallBinding.Complaint(call, there, IsBound(target)) is null;

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
