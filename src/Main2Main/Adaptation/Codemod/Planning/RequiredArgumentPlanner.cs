using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Calls of the upstream's functions that demand an argument more now, whose value is in reach.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="calls">The file's calls of the upstream's functions.</param>
internal sealed class RequiredArgumentPlanner(CodemodWorld world, FilePlan plan, UpstreamCalls calls)
{
    private readonly CodeFile file = plan.File;
    private readonly ValuesInReach reach = new(world, plan.File);

    public void Plan()
    {
        foreach (var (call, target, callee) in calls.All.Where(found => !found.Call.HasStar && !found.Call.HasDoubleStar))
        {
            var bound = UpstreamCalls.IsBound(target);
            if (CallBinding.Complaint(call, target.Function!, bound) is null && world.Now(target) is { Function: not null } now
                && Demanded(target, now.Function, call) is { Count: > 0 } demanded)
            {
                Plan(call, target, now, bound, callee, demanded);
            }
        }
    }

    /// <summary>The changes that brought a function the parameters which it demands and the call knows nothing of.</summary>
    private List<ContractChange> Demanded(PythonDefinition target, PythonFunction now, PythonCall call) =>
        [.. world.Changes.Of(target.FullName).Where(change => change.Kind == Kind.ParameterAddedRequired && !call.KeywordNames.Contains(change.Member)
            && now.Parameters.Any(parameter => parameter.Name == change.Member && parameter.IsRequired)).DistinctBy(change => change.Member)];

    private void Plan(PythonCall call, PythonDefinition target, PythonDefinition now, bool bound, int callee, List<ContractChange> demanded)
    {
        var usage = UpstreamCalls.UsageOf(call);
        var given = demanded.Select(change => (Change: change, Value: reach.Of(call, now, change.Member!))).ToList();
        var values = given.Where(one => one.Value is not null).ToDictionary(one => one.Change.Member!, one => one.Value!, StringComparer.Ordinal);
        var fit = values.Count == given.Count ? new GrownCall(call, target.Function!, now.Function!, bound, values) : null;
        var why = fit is null ? $"the call does not pass '{given.Find(one => one.Value is null).Change.Member}', and no value of it is in reach"
            : fit.Call is null ? "other arguments do not fit any more either"
            : calls.PatchOf(target)
            ?? (IsSeveral(target.Function!) != IsSeveral(now.Function!) ? "it returns something else as well" : calls.DropOf(call));
        if (why is not null)
        {
            demanded.ForEach(change => plan.Leave(call.Line, change, usage, why));
            return;
        }

        var need = calls.Need(call, fit!.Call!, target, callee);
        plan.Add(new PlannedEdit("required_argument", call.Line, demanded[0], usage, $"passes {string.Join(", ", given.Select(one => $"'{one.Value}' as '{one.Change.Member}'"))} to {target.FullName}")
        {
            Texts = fit.Texts(new BracketList(file, callee + 1), plan.Style.Limit),
        }, need, callee);
    }

    /// <summary>Whether a function returns several things at once: who takes them apart, or does not, has more to do than to pass one thing more.</summary>
    private static bool IsSeveral(PythonFunction function) => function.Returns is { } type
        && (type.StartsWith("tuple[", StringComparison.Ordinal) || type.StartsWith("Tuple[", StringComparison.Ordinal));
}
