using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>
/// A name behind a module's, read or assigned, where the module has lost it and holds under another name what it has become.
/// </summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
internal sealed class ModuleMemberPlanner(CodemodWorld world, FilePlan plan)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        for (var token = 2; token < file.Tokens.Length; token++)
        {
            if (file.Is(token, TokenKind.Name) && file.Is(token - 1, TokenKind.Dot) && plan.IsForMain(token) && file.IsOutsideImports(token)
                && ModuleChain.Before(world, file, token) is { } module && Now(module, file.TextOf(token)) is { } place && !IsPlanned(token))
            {
                Plan(token, module, place);
            }
        }
    }

    private bool IsPlanned(int token) => plan.Edits.SelectMany(edit => edit.Texts).Cover(file, token);

    /// <summary>What a module's name has become, where the module itself holds that; null for none.</summary>
    private Destination? Now(string module, string name)
    {
        if (world.Older.Resolve(module, name) is null || world.Destinations.Of(module, name) is not { } place || place.Name == name)
        {
            return null;
        }

        var there = world.Newer.FindModule(module) is null && world.Destinations.OfModule(module) is var (moved, _) ? moved : module;
        return world.Newer.Resolve(there, place.Name) is { } found && found.FullName == world.Newer.Resolve(place.Module, place.Name)?.FullName ? place : null;
    }

    private void Plan(int token, string module, Destination place)
    {
        var name = file.Tokens[token];
        var usage = file.Is(token + 1, TokenKind.Assign) ? ImpactUsage.Patch : ImpactUsage.Read;
        var need = plan.IsForMainAlone(token) ? GuardNeed.No
            : world.Need(release => release.Resolve(module, file.TextOf(token)) is not null, release => release.Resolve(module, place.Name) is not null);
        plan.Add(new PlannedEdit("renamed_member", name.Line, place.Change, usage, $"reaches {place.Module}.{place.Name} by '{place.Name}'")
        {
            Texts = [new TextEdit(name.Start, name.End, place.Name)],
        }, need, token);
    }
}
