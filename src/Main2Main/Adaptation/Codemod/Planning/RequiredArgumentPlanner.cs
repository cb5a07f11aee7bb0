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
        foreach (var found in calls.Open.Where(found => !found.Call.HasStar && !found.Call.HasDoubleStar))
        {
            if (found.FitsBefore && found.Now is { Function: not null } now
                && Demanded(found, now.Function) is { Count: > 0 } demanded)
            {
                Plan(found, now, demanded);
            }
        }
    }

    /// <summary>The changes that brought a function the parameters which it demands and the call knows nothing of.</summary>
    private static List<ContractChange> Demanded(UpstreamCall found, PythonFunction now) =>
        [.. found.Changes.Where(change => change.Kind is Kind.ParameterAddedRequired or Kind.FieldAdded or Kind.FieldDefaultChanged && !found.Call.KeywordNames.Contains(change.Member)
            && now.Parameters.Any(parameter => parameter.Name == change.Member && parameter.IsRequired)).DistinctBy(change => change.Member)];

    private void Plan(UpstreamCall found, PythonDefinition now, List<ContractChange> demanded)
    {
        var call = found.Call;
        var given = demanded.Select(change => (Change: change, Value: reach.Of(call, now, change.Member!))).ToList();
        var values = given.Where(one => one.Value is not null).ToDictionary(one => one.Change.Member!, one => one.Value!, StringComparer.Ordinal);
        if (given.TrueForAll(one => IsGiven(found, now.Function!, one.Change.Member!, one.Value)))
        {
            return;
        }

        var fit = values.Count == given.Count ? new GrownCall(call, found.Before, now.Function!, found.IsBound, values) : null;
        var why = fit is null ? $"the call does not pass '{given.Find(one => one.Value is null).Change.Member}', and no value of it is in reach"
            : fit.Call is null ? "other arguments do not fit any more either"
            : calls.PatchOf(found)
            ?? (IsSeveral(found.Before) != IsSeveral(now.Function!) ? "it returns something else as well" : calls.DropOf(call));
        if (why is not null)
        {
            demanded.ForEach(change => plan.Leave(call.Line, change, found.Usage, why));
            return;
        }

        var need = calls.Need(found, fit!.Call!);
        var what = string.Join(", ", given.Select(one => $"'{one.Value}' as '{one.Change.Member}'"));
        plan.Add(new PlannedEdit("required_argument", call.Line, demanded[0], found.Usage, $"passes {what} to {found.Target.FullName}")
        {
            Texts = fit.Texts(new BracketList(file, found.Callee + 1), plan.Style.Limit),
        }, need, found.Callee);
    }

    /// <summary>Whether a call gives a value by its place already.</summary>
    private static bool IsGiven(UpstreamCall found, PythonFunction now, string parameter, string? value) =>
        CallBinding.ByPosition(now, found.IsBound).FindIndex(one => one.Name == parameter) is var index and >= 0 && index < found.Call.PositionalCount
        && value is not null && found.Call.Arguments[index].Text == value;

    /// <summary>Whether a function returns several things at once: who takes them apart, or does not, has more to do than to pass one thing more.</summary>
    private static bool IsSeveral(PythonFunction function) => function.Returns is { } type
        && (type.StartsWith("tuple[", StringComparison.Ordinal) || type.StartsWith("Tuple[", StringComparison.Ordinal));
}
