using Main2Main.Adaptation.Codemod.Guards;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary><c>import module</c> of a module that has another place.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="limit">The longest line.</param>
internal sealed class ModuleImportPlanner(CodemodWorld world, FilePlan plan, int limit)
{
    private readonly CodeFile file = plan.File;

    public void Plan(ImportStatement statement, ImportedName name)
    {
        if (statement.ModelOf(file, name) is not { } import || !world.Names.IsUpstreamModule(name.Name) || world.Newer.FindModule(name.Name) is not null
            || world.Older.FindModule(name.Name) is null || world.Destinations.OfModule(name.Name) is not var (module, change))
        {
            return;
        }

        if (!plan.IsForMain(name.First))
        {
            return;
        }

        var need = plan.IsForMainAlone(name.First) ? GuardNeed.No : world.Need(release => release.FindModule(name.Name) is not null, release => release.FindModule(module) is not null);
        var edit = new PlannedEdit("import", import.Line, change, ImpactUsage.Import, $"imports {module} in the place of {name.Name}");
        var token = new TextEdit(file.Tokens[name.First].Start, file.Tokens[name.NameLast].End, module);
        if (name.Alias is not null)
        {
            PlanAlias(statement, name, edit, module, need, token);
        }
        else if (need != GuardNeed.No)
        {
            plan.Leave(import.Line, change, ImpactUsage.Import, $"'{name.Name}' is used by its dotted name, and the release needs the old one");
        }
        else if (name.Name.Split('.')[0] != module.Split('.')[0] || plan.IsForMainAlone(name.First))
        {
            plan.Leave(import.Line, change, ImpactUsage.Import, $"'{name.Name}' is used by its dotted name, and not every use can be told");
        }
        else
        {
            plan.Edits.Add(edit with { Texts = [token, .. Uses(name).Select(use => use with { NewText = module })] });
        }
    }

    private void PlanAlias(ImportStatement statement, ImportedName name, PlannedEdit edit, string module, GuardNeed need, TextEdit token)
    {
        if (need != GuardNeed.Yes || plan.Guard.Complaint is not null || statement.Names.Count > 1)
        {
            plan.Add(edit with { Texts = [token] }, need, name.First);
            return;
        }

        var (start, end) = (statement.Statement.Start, statement.Statement.End);
        string[] lines = [$"import {name.Name} as {name.Alias}", $"import {module} as {name.Alias}"];
        if (statement.Statement.Indent.Length == 0 && start < ImportBlock.EndOf(file))
        {
            plan.Edits.Add(edit with { Form = EditForm.ImportBlock, IsGuarded = true, OldImport = lines[0], NewImport = lines[1], Texts = [new TextEdit(start, file.NextLine(end), string.Empty)] });
        }
        else
        {
            var block = new GuardedImports(file, plan.Style, limit).Block(plan.Guard.Call, lines[..1], lines[1..], statement.Statement.Indent);
            plan.Edits.Add(edit with { IsGuarded = true, Texts = [new TextEdit(start, end, block)] });
        }
    }

    private IEnumerable<TextEdit> Uses(ImportedName name)
    {
        var parts = name.Name.Split('.');
        for (var index = 0; index < file.Tokens.Length; index++)
        {
            var at = index;
            if (index > name.NameLast && !file.Is(index - 1, TokenKind.Dot) && !file.Is(index - 1, TokenKind.Import) && !file.Is(index - 1, TokenKind.From)
                && parts.Select((part, place) => file.IsName(at + (2 * place), part) && (place == parts.Length - 1 || file.Is(at + (2 * place) + 1, TokenKind.Dot))).All(fits => fits))
            {
                yield return new TextEdit(file.Tokens[index].Start, file.Tokens[index + (2 * (parts.Length - 1))].End, string.Empty);
            }
        }
    }
}
