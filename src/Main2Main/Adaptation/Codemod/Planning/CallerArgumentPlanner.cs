using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>
/// Calls of the upstream's functions that do not fit any more, where the upstream had the same call: in a function of the same name, or with the very same
/// arguments. They pass what that passes now in the place of what it passed.
/// </summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="calls">The file's calls of the upstream's functions.</param>
internal sealed class CallerArgumentPlanner(CodemodWorld world, FilePlan plan, UpstreamCalls calls)
{
    private readonly CodeFile file = plan.File;
    private readonly ValuesInReach reach = new(world, plan.File);

    /// <summary>Plans them, and takes them from the planners that look at one parameter after the other.</summary>
    public void Plan()
    {
        foreach (var found in calls.Open.Where(found => !found.Call.HasStar && !found.Call.HasDoubleStar))
        {
            if (found.FitsBefore && found.Now is { Function: { } after } now
                && CallBinding.Clash(found.Call, found.Before, after, found.IsBound) is not null && Cause(found) is { } cause && Merged(found, now) is { } merged)
            {
                Plan(found, cause, merged);
            }
        }
    }

    /// <summary>The change for which the call does not fit.</summary>
    private static ContractChange? Cause(UpstreamCall found) =>
        found.Changes.FirstOrDefault(change => CallFit.IsLoss(change) && CallBinding.Passes(found.Call, found.Before, change.Member!, found.IsBound))
        ?? found.Changes.FirstOrDefault(change => CallFit.IsRenaming(change) || change.Kind is Kind.ParameterAddedRequired or Kind.FieldAdded);

    /// <summary>The one form that the upstream's callers give the call; null where they give none or several, or one that means nothing here.</summary>
    private MergedArguments? Merged(UpstreamCall found, PythonDefinition now)
    {
        var around = file.Module.EnclosingFunction(found.Call.Scope)?.Name;
        var changes = world.CallerChanges.Of(found.Target, now).Where(change => change.Callee == found.Call.Callee).ToList();
        var beside = changes.Where(change => change.Around == around).ToList();
        var list = new BracketList(file, found.Callee + 1);
        var forms = (beside.Count > 0 ? beside : changes.Where(change => MergedArguments.AreSame(change.Before, found.Call.Arguments)))
            .Select(change => MergedArguments.Of(list, found.Call, change, plan.Style.Limit)).ToList();
        return !HasComment(list) && forms is [{ } first, ..] && forms.TrueForAll(form => form?.Key == first.Key)
            && first.Gained.Count > 0 && first.Arguments.Count < found.Call.Arguments.Count + first.Gained.Count
            && Fits(found.Call with { Arguments = first.Arguments }, now.Function!, found.IsBound)
            && first.Gained.All(argument => reach.IsInReach(argument.Text!, found.Call)) ? first : null;
    }

    private bool HasComment(BracketList list) => file.Text[file.Tokens[list.Open].End..file.Tokens[list.Close].Start].Contains('#', StringComparison.Ordinal);

    /// <summary>Whether Python takes a call: what is passed by its place stands first, and no parameter is given twice.</summary>
    private static bool Fits(PythonCall call, PythonFunction now, bool bound)
    {
        var given = CallBinding.ByPosition(now, bound).Take(call.PositionalCount).Select(parameter => parameter.Name).Concat(call.KeywordNames).ToList();
        return call.Arguments.Take(call.PositionalCount).All(argument => argument.Kind == PythonArgumentKind.Positional)
            && given.Distinct(StringComparer.Ordinal).Count() == given.Count && CallBinding.Complaint(call, now, bound) is null;
    }

    private void Plan(UpstreamCall found, ContractChange cause, MergedArguments merged)
    {
        var (call, before) = (found.Call with { Arguments = merged.Arguments }, found.Call);
        var lost = found.Before.Parameters.Select(parameter => parameter.Name)
            .Where(name => found.Now!.Function!.Parameters.All(other => other.Name != name))
            .Select(name => calls.OverrideOf(found, name) ?? calls.ReadOf(found, name)).FirstOrDefault(why => why is not null);
        if ((calls.PatchOf(found) ?? lost) is { } doubt)
        {
            plan.Leave(before.Line, cause, found.Usage, doubt);
            return;
        }

        calls.Answer(found);
        var what = string.Join(", ", merged.Gained.Select(argument => argument.Name is { } name ? $"'{argument.Text}' as '{name}'" : $"'{argument.Text}'"));
        plan.Add(new PlannedEdit("caller_arguments", before.Line, cause, found.Usage, $"passes {what} to {found.Target.FullName}, as the upstream's own caller does now")
        {
            Texts = merged.Texts,
        }, calls.Need(found, call), found.Callee);
    }
}
