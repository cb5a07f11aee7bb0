using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Arguments that have another name, or no parameter any more, at calls of the upstream's functions.</summary>
/// <param name="plan">The file's plan.</param>
/// <param name="calls">The file's calls of the upstream's functions.</param>
internal sealed class CallPlanner(FilePlan plan, UpstreamCalls calls)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var found in calls.Open)
        {
            Plan(found);
        }
    }

    private void Plan(UpstreamCall found)
    {
        var (call, before, after, bound) = (found.Call, found.Before, found.Now?.Function, found.IsBound);
        if (after is null || !found.FitsBefore || CallBinding.Clash(call, before, after, bound) is not { } complaint)
        {
            return;
        }

        var changes = found.Changes.Where(change => (CallFit.IsRenaming(change) || CallFit.IsLoss(change)) && CallBinding.Passes(call, before, change.Member!, bound)
            && (CallFit.IsLoss(change) || call.KeywordNames.Contains(change.Member)) && after.Parameters.All(parameter => parameter.Name != change.Member)).ToList();
        if (changes.Count == 0)
        {
            return;
        }

        var list = new BracketList(file, found.Callee + 1);
        var fit = new CallFit(call, before, list, bound);
        var heir = changes is [var only] && !call.HasDoubleStar ? EmptyArgument.HeirOf(list, before, after, only) : null;
        var made = changes.Where(change => fit.Answer(heir is null ? change : change with { Kind = Kind.ParameterRenamed, NewName = heir })).ToList();
        var why = made.Count == 0 || CallBinding.Clash(fit.Call, fit.Function, after, bound) is not null ? $"the call {complaint}, and no new form of it is sure"
            : made.Select(change => Doubt(found, fit.Call, change)).FirstOrDefault(doubt => doubt is not null);
        if (why is not null)
        {
            (made.Count == 0 ? changes : made).ForEach(change => plan.Leave(call.Line, change, found.Usage, why));
            return;
        }

        calls.Answer(found);
        var need = calls.Need(found, fit.Call);
        var what = heir is not null ? $"passes nothing as '{heir}' in the place of '{made[^1].Member}', which is gone" : string.Join(", ", made.Select(change =>
            CallFit.IsRenaming(change) ? $"passes '{change.Member}' as '{change.NewName}'" : $"does not pass '{change.Member}' any more, which is gone"));
        var kind = CallFit.IsRenaming(made[^1]) ? "renamed_argument" : "removed_argument";
        plan.Add(new PlannedEdit(kind, call.Line, made[^1], found.Usage, $"{what} to {found.Target.FullName}") { Texts = fit.Texts }, need, found.Callee);
    }

    /// <summary>Why a call that could be written anew may have to be another one; null where nothing speaks against it.</summary>
    private string? Doubt(UpstreamCall found, PythonCall call, ContractChange made)
    {
        if ((calls.PatchOf(found) ?? calls.OverrideOf(found, made.Member!) ?? (CallFit.IsLoss(made) ? calls.ReadOf(found, made.Member!) : null)) is { } another)
        {
            return another;
        }

        if (CallFit.IsLoss(made) && !found.Before.Parameters.Any(parameter => parameter.Name == made.Member && found.GivesDefault(parameter))
            && found.Changes.FirstOrDefault(change => change.Kind is Kind.ParameterAddedOptional or Kind.ParameterAddedRequired or Kind.FieldAdded
                && !call.KeywordNames.Contains(change.Member) && found.Now?.Function?.Parameters.Any(parameter => parameter.Name == change.Member) == true) is { } added)
        {
            return $"what '{made.Member}' said may have to be said by '{added.Member}', which {found.Target.FullName} has gained";
        }

        return calls.DropOf(found.Call);
    }
}
