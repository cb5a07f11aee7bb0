using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Arguments that no method of a name takes any more, at calls of objects whose class is not known.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="values">What chains are.</param>
internal sealed class LostArgumentPlanner(CodemodWorld world, FilePlan plan, ValueReader values)
{
    private readonly CodeFile file = plan.File;
    private readonly ReceiverOrigins origins = new(world, plan.File);

    public void Plan()
    {
        foreach (var lost in world.LostArguments.All)
        {
            foreach (var call in file.Module.Calls
                .Where(call => call.Callee.EndsWith("." + lost.Method, StringComparison.Ordinal) && lost.DroppedIn(call) >= 0 && IsOfUnknown(call)))
            {
                if (Chains.CalledFrom(file, call.Callee, call.Line).ToList() is [var tokens] && plan.IsForMain(tokens[^1]))
                {
                    Plan(lost, call, tokens[^1]);
                }
            }
        }
    }

    /// <summary>
    /// Whether nothing is known of the object, and nothing is seen that makes it another's: what is written out, or made by what is neither the
    /// upstream's nor the downstream's.
    /// </summary>
    private bool IsOfUnknown(PythonCall call)
    {
        var receiver = call.Callee[..call.Callee.LastIndexOf('.')];
        return receiver[0] != '?' && !receiver.Contains("__", StringComparison.Ordinal) && values.Of(file.Python, call.Scope, call.Callee) is null
            && values.Of(file.Python, call.Scope, receiver) is null
            && origins.AreOurs(receiver, call.Scope);
    }

    private void Plan(LostArgument lost, PythonCall call, int callee)
    {
        var list = new BracketList(file, callee + 1);
        var index = lost.DroppedIn(call);
        var need = plan.IsForMainAlone(callee) ? GuardNeed.No : world.Need(release => Demands(release, lost), release => !Demands(release, lost));
        plan.Add(
            new PlannedEdit("removed_argument", call.Line, lost.Change, ImpactUsage.Call, $"does not pass '{lost.Parameter}' any more, which no '{lost.Method}' of the upstream's takes")
            {
                Texts = [list.Remove(index)],
            },
            need,
            callee);
    }

    private static bool Demands(PythonTree release, LostArgument lost) => release.Files
        .Any(file => file.Module.Functions
            .Any(function => function.Name == lost.Method && function.Parameters.Any(parameter => parameter.Name == lost.Parameter && parameter.IsRequired)));
}
