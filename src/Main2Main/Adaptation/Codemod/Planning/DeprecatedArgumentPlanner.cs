using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Arguments that a function does not want any more, where the upstream has taken them out of all of its own calls.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
internal sealed class DeprecatedArgumentPlanner(CodemodWorld world, FilePlan plan)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var change in world.DeprecatedArguments.All)
        {
            var function = DottedName.Last(change.Symbol);
            for (var token = 0; token < file.Tokens.Length; token++)
            {
                if (file.IsName(token, function) && file.Is(token + 1, TokenKind.LeftParenthesis) && !file.Is(token - 1, TokenKind.Def) && plan.IsForMain(token))
                {
                    Plan(change, new BracketList(file, token + 1), token);
                }
            }
        }
    }

    private void Plan(ContractChange change, BracketList list, int token)
    {
        var index = list.IndexOfKeyword(change.Member!);
        if (index < 0 || IsHandedOn(list, index))
        {
            return;
        }

        // Another function of the name may want what the deprecated one does not.
        if (world.DeprecatedArguments.IsTakenByOthers(change))
        {
            plan.Leave(file.Tokens[token].Line, change, ImpactUsage.Call, $"'{change.Member}' is deprecated, and another function of the name takes it too");
            return;
        }

        plan.Edits.Add(new PlannedEdit("deprecated_argument", file.Tokens[token].Line, change, ImpactUsage.Call, $"does not pass '{change.Member}' any more, which is deprecated and which the upstream's own calls do without")
        {
            Texts = [list.Remove(index)],
        });
    }

    /// <summary>Whether an argument's value is a name that is called as the parameter is: what hands it on is for its own callers.</summary>
    private bool IsHandedOn(BracketList list, int index) =>
        list.Elements[index].Last == list.Elements[index].First + 2 && file.TextOf(list.Elements[index].First) == file.TextOf(list.Elements[index].Last);
}
