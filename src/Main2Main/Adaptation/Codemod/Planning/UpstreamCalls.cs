using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Findings;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>The calls of a file that run, on main, functions of the upstream's that have changed.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="values">What chains are.</param>
internal sealed class UpstreamCalls(CodemodWorld world, FilePlan plan, ValueReader values)
{
    private List<UpstreamCall>? open;

    /// <summary>The calls that no planner has answered as a whole yet, as they are when it is asked.</summary>
    public IReadOnlyList<UpstreamCall> Open => [.. open ??= [.. Find()]];

    /// <summary>Takes a call away from the planners that come later.</summary>
    public void Answer(UpstreamCall found) => open?.Remove(found);

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

    /// <summary>Why an object of a class of the downstream's has to keep a field that the upstream's has lost; null where nobody is seen to read it.</summary>
    public string? ReadOf(UpstreamCall found, string field) => !found.IsOfOwnClass ? null
        : world.Names.Downstream.SelectMany(file => file.Module.References
            .Where(reference => reference.Access == PythonAccess.Read && reference.Target.EndsWith("." + field, StringComparison.Ordinal))
                .Select(reference => $"{file.Path}:{reference.Line}"))
            .FirstOrDefault() is { } place ? $"'{field}', which is gone, is still read in {place}" : null;

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

    private UpstreamCall? Of(PythonCall call, int callee) => values.Of(plan.File.Python, call.Scope, call.Callee) switch
    {
        { Kind: ValueKind.Function } value => OfFunction(call, value.Definition, callee),
        { Kind: ValueKind.Class } value when world.Names.IsUpstream(value.Definition) && Constructor(world.Older, value.Definition) is { } before => OfFields(call, value.Definition, before, callee),
        { Kind: ValueKind.Class, Definition: { Class.IsRecord: true } own } when !world.Names.IsUpstream(own)
            && Constructor(world.Names.Tree, own) is { } before => OfOwnFields(call, own, before, callee),
        { Kind: ValueKind.Class } value => OfInitializer(call, value, callee),
        _ => null,
    };

    private UpstreamCall? OfFunction(PythonCall call, PythonDefinition found, int callee) => Changes(found) is { Count: > 0 } changes
        ? new UpstreamCall(call, found, callee) { Now = world.Now(found), AtRelease = world.AtRelease(found)?.Function, Changes = changes }
        : null;

    /// <summary>A call of a class: another of its line may have the initializer now.</summary>
    private UpstreamCall? OfInitializer(PythonCall call, Value made, int callee)
    {
        return values.Definer(made, "__init__") is { } found && Changes(found) is { Count: > 0 } changes && world.Names.Line(made.Definition).FirstOrDefault(world.Names.IsUpstream) is { } owner
            ? new UpstreamCall(call, found, callee) { Now = In(world.Newer, world.Now(owner)), AtRelease = In(world.Release, world.AtRelease(owner))?.Function, Changes = changes }
            : null;

        static PythonDefinition? In(PythonTree? tree, PythonDefinition? owner) => tree is not null && owner is { Class: not null } ? tree.FindMember(owner, "__init__") : null;
    }

    /// <summary>A call of a class whose fields are its constructor's parameters.</summary>
    private UpstreamCall? OfFields(PythonCall call, PythonDefinition record, PythonDefinition before, int callee) =>
        world.Names.Line(record).SelectMany(above => world.Changes.Of(above.FullName)).ToList() is { Count: > 0 } changes
            ? new UpstreamCall(call, before, callee)
            {
                IsOfFields = true,
                Now = Constructor(world.Newer, world.Now(record)),
                AtRelease = world.Release is { } release ? Constructor(release, world.AtRelease(record))?.Function : null,
                Changes = changes,
            }
            : null;

    /// <summary>A call of a data class of the downstream's that has fields of the upstream's too.</summary>
    private UpstreamCall? OfOwnFields(PythonCall call, PythonDefinition own, PythonDefinition before, int callee) =>
        world.Names.Line(own).Where(world.Names.IsUpstream).SelectMany(above => world.Changes.Of(above.FullName)).ToList() is { Count: > 0 } changes
            ? new UpstreamCall(call, before, callee)
            {
                IsOfFields = true,
                IsOfOwnClass = true,
                Now = Ahead(world.Ahead, own),
                AtRelease = world.ReleaseAhead is { } release ? Ahead(release, own)?.Function : null,
                Changes = changes,
            }
            : null;

    /// <summary>The constructor of a class of the downstream's above another upstream; null where one of its bases is not found there.</summary>
    private PythonDefinition? Ahead(PythonTree tree, PythonDefinition own) => tree.Ancestors(own).Count == world.Names.Tree.Ancestors(own).Count
        ? Constructor(tree, own) : null;

    /// <summary>What happened to a function of the upstream's; nothing to any other.</summary>
    private List<ContractChange> Changes(PythonDefinition found) =>
        found is { Function: not null } && world.Names.IsUpstream(found) ? [.. world.Changes.Of(found.FullName)] : [];

    private static PythonDefinition? Constructor(PythonTree tree, PythonDefinition? record) => record is { Class: not null } && Constructors.Of(tree, record) is { } made
        ? new PythonDefinition(record.File, PythonDefinitionKind.Function, $"{record.QualifiedName}.__init__")
        {
            // A model swallows what is no field of its: who passes that means a field.
            Function = made with { Parameters = [.. made.Parameters.Where(parameter => parameter.Kind != PythonParameterKind.Keywords)] },
        }
        : null;
}
