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
    private IReadOnlyList<UpstreamCall>? all;

    /// <summary>The calls.</summary>
    public IReadOnlyList<UpstreamCall> All => all ??= [.. Find()];

    private IEnumerable<UpstreamCall> Find()
    {
        foreach (var group in plan.File.Module.Calls.Where(call => call.Arguments.Count > 0).GroupBy(call => (call.Callee, call.Line)))
        {
            var tokens = Chains.CalledFrom(plan.File, group.Key.Callee, group.Key.Line).ToList();
            foreach (var (index, call) in group.Index().Where(_ => tokens.Count == group.Count()))
            {
                if (plan.IsForMain(tokens[index][^1]) && Of(call, tokens[index][^1]) is { } found)
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>Whether the release needs a call as it is beside what it becomes.</summary>
    /// <param name="found">The call.</param>
    /// <param name="now">What it becomes.</param>
    public GuardNeed Need(UpstreamCall found, PythonCall now) => plan.IsForMainAlone(found.Callee) ? GuardNeed.No
        : world.Need(_ => found.FitsRelease(found.Call), _ => found.FitsRelease(now) && found.SaysTheSame(now));

    /// <summary>Why a call may be one of the downstream's own functions; null where it is not.</summary>
    public string? PatchOf(UpstreamCall found) => world.IsPatched(found.Target) || (found.IsOfNamedClass && world.IsOwnerPatched(found.Target))
        ? $"this package puts a function of its own in the place of {found.Target.FullName}, so that the call may be one of that" : null;

    /// <summary>Why a call may reach one of the downstream's own methods, which still takes an argument; null where it does not.</summary>
    public string? OverrideOf(UpstreamCall found, string argument) => found.Usage == ImpactUsage.SuperCall || IsOfClass(found.Call) ? null
        : world.Names.Downstream.SelectMany(file => file.Module.Functions.Where(own => own.Name == found.Before.Name && own.Name != "__init__" && own.Parameters.Any(parameter => parameter.Name == argument))
            .Select(own => (File: file, Own: own))).Any(one => Overrides.Of(world.Names, one.File, one.Own)?.FullName == found.Target.FullName)
            ? $"an override of {found.Target.FullName} in this package still takes '{argument}', and the call may be one of that"
            : null;

    /// <summary>Whether a method is called through its class's own name, and so is that one whoever overrides it.</summary>
    private bool IsOfClass(PythonCall call) => call.Callee.LastIndexOf('.') is var dot and > 0 && !call.Callee.StartsWith("cls.", StringComparison.Ordinal)
        && values.Of(plan.File.Python, call.Scope, call.Callee[..dot]) is { Kind: ValueKind.Class };

    /// <summary>Why a call may go: the upstream's method that the one around it overrides made it too, and does no more; null where that is not so.</summary>
    public string? DropOf(PythonCall call) =>
        plan.File.Module.EnclosingFunction(call.Scope) is { } own && Overrides.Of(world.Names, plan.File.Python, own) is { } above
            && Calls(above, call.Callee) && world.Now(above) is { Function: not null } now && !Calls(now, call.Callee)
            ? $"{above.FullName}, which this method overrides, does not make this call any more"
            : null;

    private static bool Calls(PythonDefinition function, string callee) =>
        function.File.Module.Calls
            .Any(call => DottedName.Last(call.Callee) == DottedName.Last(callee) && function.File.Module.EnclosingFunction(call.Scope) == function.Function);

    private UpstreamCall? Of(PythonCall call, int callee)
    {
        var value = values.Of(plan.File.Python, call.Scope, call.Callee);
        return value switch
        {
            { Kind: ValueKind.Function } => Found(call, value.Definition, callee, world.Now(value.Definition), world.AtRelease(value.Definition)),
            { Kind: ValueKind.Class } => OfFields(call, value.Definition, callee) ?? OfInitializer(call, value, callee),
            _ => null,
        };
    }

    private UpstreamCall? Found(PythonCall call, PythonDefinition? found, int callee, PythonDefinition? now, PythonDefinition? atRelease) =>
        found is { Function: not null } && world.Names.IsUpstream(found)
            ? new UpstreamCall(call, found, callee) { Now = now, AtRelease = atRelease?.Function, Changes = [.. world.Changes.Of(found.FullName)] }
            : null;

    /// <summary>A call of a class: another of its line may have the initializer now.</summary>
    private UpstreamCall? OfInitializer(PythonCall call, Value made, int callee)
    {
        var owner = world.Names.Line(made.Definition).FirstOrDefault(world.Names.IsUpstream);
        return Found(call, values.Definer(made, "__init__"), callee, In(world.Newer, owner is null ? null : world.Now(owner)), In(world.Release, owner is null ? null : world.AtRelease(owner)));

        static PythonDefinition? In(PythonTree? tree, PythonDefinition? owner) => tree is not null && owner is { Class: not null } ? tree.FindMember(owner, "__init__") : null;
    }

    /// <summary>A call of a class whose fields are its constructor's parameters; null of another.</summary>
    private UpstreamCall? OfFields(PythonCall call, PythonDefinition record, int callee) =>
        world.Names.IsUpstream(record) && Constructor(world.Older, record) is { } before
            ? new UpstreamCall(call, before, callee)
            {
                IsOfFields = true,
                Now = Constructor(world.Newer, world.Now(record)),
                AtRelease = world.Release is { } release ? Constructor(release, world.AtRelease(record))?.Function : null,
                Changes = [.. world.Names.Line(record).SelectMany(above => world.Changes.Of(above.FullName))],
            }
            : null;

    private static PythonDefinition? Constructor(PythonTree tree, PythonDefinition? record) => record is { Class: not null } && Constructors.Of(tree, record) is { } made
        ? new PythonDefinition(record.File, PythonDefinitionKind.Function, $"{record.QualifiedName}.__init__")
        {
            // A model swallows what is no field of its: who passes that means a field.
            Function = made with { Parameters = [.. made.Parameters.Where(parameter => parameter.Kind != PythonParameterKind.Keywords)] },
        }
        : null;
}
