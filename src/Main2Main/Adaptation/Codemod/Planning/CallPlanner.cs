using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Arguments that have another name, or no parameter any more, at calls of the upstream's functions.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="calls">The file's calls of the upstream's functions.</param>
internal sealed class CallPlanner(CodemodWorld world, FilePlan plan, UpstreamCalls calls)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var (call, target, callee) in calls.All)
        {
            Plan(call, target, callee);
        }
    }

    private void Plan(PythonCall call, PythonDefinition target, int callee)
    {
        var (before, after) = (target.Function!, world.Now(target)?.Function);
        var bound = UpstreamCalls.IsBound(target);
        if (after is null || CallBinding.Complaint(call, before, bound) is not null || Complaint(call, before, after, bound) is not { } complaint)
        {
            return;
        }

        var usage = UpstreamCalls.UsageOf(call);
        var changes = world.Changes.Of(target.FullName).Where(change => change.Kind is Kind.ParameterRenamed or Kind.ParameterRemoved && CallBinding.Passes(call, before, change.Member!, bound)
            && (change.Kind == Kind.ParameterRemoved || call.KeywordNames.Contains(change.Member))).ToList();
        if (changes.Count == 0)
        {
            return;
        }

        var fit = new CallFit(call, before, new BracketList(file, callee + 1), bound);
        var made = changes.Where(fit.Answer).ToList();
        var why = made.Count == 0 || Complaint(fit.Call, fit.Function, after, bound) is not null ? $"the call {complaint}, and no new form of it is sure"
            : made.Select(change => Doubt(call, target, change)).FirstOrDefault(doubt => doubt is not null);
        if (why is not null)
        {
            (made.Count == 0 ? changes : made).ForEach(change => plan.Leave(call.Line, change, usage, why));
            return;
        }

        var need = calls.Need(call, fit.Call, target, callee);
        var what = string.Join(", ", made.Select(change => change.Kind == Kind.ParameterRenamed ? $"passes '{change.Member}' as '{change.NewName}'" : $"does not pass '{change.Member}' any more, which is gone"));
        plan.Add(new PlannedEdit(made[^1].Kind == Kind.ParameterRenamed ? "renamed_argument" : "removed_argument", call.Line, made[^1], usage, $"{what} to {target.FullName}") { Texts = fit.Texts }, need, callee);
    }

    /// <summary>What does not fit, or lands elsewhere.</summary>
    private static string? Complaint(PythonCall call, PythonFunction before, PythonFunction after, bool bound) =>
        CallBinding.Complaint(call, after, bound) ?? CallBinding.Shift(call, before, after, bound);

    /// <summary>Why a call that could be written anew may have to be another one; null where nothing speaks against it.</summary>
    private string? Doubt(PythonCall call, PythonDefinition target, ContractChange made)
    {
        if (calls.PatchOf(target) is { } patch)
        {
            return patch;
        }

        if (made.Kind == Kind.ParameterRemoved && !PassesDefault(call, target.Function!, made.Member!)
            && world.Changes.Of(target.FullName).FirstOrDefault(change => change.Kind is Kind.ParameterAddedOptional or Kind.ParameterAddedRequired) is { } added)
        {
            return $"what '{made.Member}' said may have to be said by '{added.Member}', which {target.FullName} has gained";
        }

        return calls.DropOf(call);
    }

    private static bool PassesDefault(PythonCall call, PythonFunction before, string name) =>
        before.Parameters.Any(parameter => parameter.Name == name && parameter.Default is not null && call.Arguments.Any(argument => argument.Kind == PythonArgumentKind.Keyword && argument.Name == name && argument.Text == parameter.Default));
}
