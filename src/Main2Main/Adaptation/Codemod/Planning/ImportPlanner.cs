using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Imports of modules and symbols that have another place, another name, or none.</summary>
/// <param name="world">The trees.</param>
/// <param name="plan">The file's plan.</param>
/// <param name="limit">The longest line.</param>
internal sealed class ImportPlanner(CodemodWorld world, FilePlan plan, int limit)
{
    private readonly CodeFile file = plan.File;

    public void Plan()
    {
        foreach (var statement in ImportStatement.In(file))
        {
            var moved = statement.IsFrom ? statement.Names.Select(name => Look(statement, name)).OfType<MovedName>().ToList() : [];
            if (moved.Count > 0)
            {
                PlanNames(statement, moved);
            }

            foreach (var name in statement.IsFrom ? [] : statement.Names)
            {
                new ModuleImportPlanner(world, plan, limit).Plan(statement, name);
            }
        }
    }

    private MovedName? Look(ImportStatement statement, ImportedName name)
    {
        if (statement.ModelOf(file, name) is not { Name: { } symbol } import || !world.Names.IsUpstreamModule(import.Module)
            || world.Older.Resolve(import.Module, symbol) is not { } old
            || (world.Newer.Resolve(import.Module, symbol) is not null && world.AnnouncedNames.Of(old) is null))
        {
            return null;
        }

        var place = world.AnnouncedNames.Of(old) ?? world.Destinations.Of(import.Module, symbol);
        if (!plan.IsForMain(name.First) || (place?.Change ?? world.Destinations.Loss(import.Module, symbol)) is not { } change)
        {
            return null;
        }

        if (file.Module.ConditionsAround(import.Condition).Any(branch => branch.Branch is PythonBranch.Try or PythonBranch.Except && branch.Test.Split(',', StringSplitOptions.TrimEntries).Any(IsCaught)))
        {
            plan.Leave(import.Line, change, ImpactUsage.Import, "the import stands in a branch that has its own way with what is missing");
            return null;
        }

        if (place is null && IsUsed(statement, name))
        {
            plan.Leave(import.Line, change, ImpactUsage.Import, $"'{symbol}' is gone from '{import.Module}', is used here, and no new place of it is known");
            return null;
        }

        var need = place is null || plan.IsForMainAlone(name.First) ? GuardNeed.No
            : world.Need(release => release.Resolve(import.Module, symbol) is not null, release => release.Resolve(place.Module, place.Name) is not null);
        return new MovedName(name, import, place, change, need);
    }

    private static bool IsCaught(string exception) => exception is "" or "ImportError" or "ModuleNotFoundError" or "Exception" or "AttributeError";

    private bool IsUsed(ImportStatement statement, ImportedName name)
    {
        for (var index = 0; index < file.Tokens.Length; index++)
        {
            if ((index < statement.Statement.First || index > statement.Statement.Last) && file.IsName(index, name.Bound))
            {
                return true;
            }
        }

        return file.Python.IsPackage || file.Module.Exports?.Contains(name.Bound) == true || world.Names.Downstream.Any(other => other.Module.Imports.Any(import =>
            import.Name is { } taken && (taken == name.Bound || taken == "*") && other.AbsoluteModule(import) == file.Python.ModuleName));
    }

    private void PlanNames(ImportStatement statement, List<MovedName> moved)
    {
        foreach (var unknown in moved.Where(name => name.Need == GuardNeed.Unknown))
        {
            plan.Leave(unknown.Import.Line, unknown.Change, ImpactUsage.Import, "the release tag's sources are not at hand, so that it is not known whether the old import must stay for the release");
        }

        foreach (var refused in moved.Where(name => name.Need == GuardNeed.Yes && plan.Guard.Complaint is not null))
        {
            plan.Leave(refused.Import.Line, refused.Change, ImpactUsage.Import, plan.Guard.Complaint!);
        }

        var certain = moved.Where(name => name.Need == GuardNeed.No || (name.Need == GuardNeed.Yes && plan.Guard.Complaint is null)).ToList();
        if (certain.Count > 0)
        {
            plan.Edits.AddRange(new ImportWriter(file, limit, plan.Style, plan.Guard).Write(statement, certain));
        }
    }
}
