using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Dotted uses of what is announced to go, where the announcement names what takes the same.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
internal sealed class AnnouncedNamePlanner(CodemodWorld world, FilePlan plan)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var name in world.AnnouncedNames.Names.Where(name => file.Text.Contains(name, StringComparison.Ordinal)))
        {
            for (var token = 0; token < file.Tokens.Length; token++)
            {
                if (file.IsName(token, name) && file.Is(token - 1, TokenKind.Dot) && plan.IsForMain(token)
                    && Chains.EndingAt(file, token, out var chain) is { } names && Place(chain) is { } place)
                {
                    var (start, end) = (file.Tokens[names[0]].Start, file.Tokens[token].End);
                    var why = $"uses {place.Module}.{place.Name}, which the upstream names in the place of {chain}";
                    plan.Edits.Add(new PlannedEdit("announced_name", file.Tokens[token].Line, place.Change, ImpactUsage.Call, why)
                    {
                        Texts = [new TextEdit(start, end, $"{place.Module}.{place.Name}")],
                    });
                }
            }
        }
    }

    /// <summary>What a chain from a package's name leads to; from what is imported by another name it needs another import.</summary>
    private Destination? Place(string chain)
    {
        var root = chain.Split('.')[0];
        return !chain.Contains('(', StringComparison.Ordinal) && !chain.Contains('[', StringComparison.Ordinal)
            && file.Module.Imports.Any(import => import.Name is null && import.Alias is null && import.Module == root)
            && world.Older.ResolveDotted(chain) is { } old
            && world.AnnouncedNames.Of(old) is { } place && place.Module.StartsWith(root + ".", StringComparison.Ordinal) ? place : null;
    }
}
