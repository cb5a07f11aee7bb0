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
    private readonly JoinedImports joined = new(plan.File, plan.Style);

    public void Plan()
    {
        var found = new List<(ImportStatement Statement, List<MovedName> Moved)>();
        foreach (var statement in ImportStatement.In(file))
        {
            var moved = statement.IsFrom ? statement.Names.Select(name => Look(statement, name)).OfType<MovedName>().ToList() : [];
            found.Add((statement, moved.Count == 0 ? []
                : Certain([.. statement.Names.Select(name => moved.Find(one => one.Name == name)
                    ?? Along(statement, name, moved)).OfType<MovedName>(), .. Together(statement, moved)])));
            foreach (var name in statement.IsFrom ? [] : statement.Names)
            {
                new ModuleImportPlanner(world, plan, limit).Plan(statement, name);
            }
        }

        joined.Find(found);
        foreach (var (statement, certain) in found.Where(one => one.Moved.Count > 0))
        {
            plan.Edits.AddRange(new ImportWriter(file, limit, plan.Style, plan.Guard, joined).Write(statement, certain));
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

        if (Obstacle(import, name, place) is { } obstacle)
        {
            plan.Leave(import.Line, change, ImpactUsage.Import, obstacle);
            return null;
        }

        var uses = new ImportUses(world, file, statement, name);
        return place is null ? Gone(import, name, change, uses) : Moved(import, name, place, change, old.Class is null ? null : uses);
    }

    /// <summary>Why an import stays, whatever becomes of its name; null where it need not.</summary>
    private string? Obstacle(PythonImport import, ImportedName name, Destination? place) =>
        file.Module.ConditionsAround(import.Condition).Any(branch => branch.Branch is PythonBranch.Try or PythonBranch.Except && branch.Test.Split(',', StringSplitOptions.TrimEntries).Any(IsCaught))
            ? "the import stands in a branch that has its own way with what is missing"
            : place is not null && IsAboveNextBase(name.Bound, place)
                ? $"a class would have '{place.Name}', which '{import.Name}' has become, before a base that derives from it"
                : null;

    private MovedName? Gone(PythonImport import, ImportedName name, ContractChange change, ImportUses uses)
    {
        var isFree = import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None };
        if (isFree && uses.WithoutAnnotations() is { Count: > 0 } bare)
        {
            return new MovedName(name, import, null, change, GuardNeed.No) { Uses = bare, Summary = $"takes out the import of {import.Module}.{import.Name}, which is gone, with the annotations that name it" };
        }

        if (isFree && uses.WithNewDefaults() is { Count: > 0 } renewed)
        {
            return new MovedName(name, import, null, change, GuardNeed.No) { Uses = renewed, Summary = $"takes out the import of {import.Module}.{import.Name}, which is gone, and takes the upstream's new default" };
        }

        if (plan.Edits.SelectMany(edit => edit.Texts).TakeOut(file, name.First))
        {
            // With what it stood for.
            return null;
        }

        if (!uses.Any)
        {
            return new MovedName(name, import, null, change, GuardNeed.No);
        }

        plan.Leave(import.Line, change, ImpactUsage.Import, $"'{import.Name}' is gone from '{import.Module}', is used here, and no new place of it is known");
        return null;
    }

    private MovedName Moved(PythonImport import, ImportedName name, Destination place, ContractChange change, ImportUses? uses)
    {
        var need = plan.IsForMainAlone(name.First) ? GuardNeed.No
            : world.Need(release => release.Resolve(import.Module, import.Name!) is not null, release => release.Resolve(place.Module, place.Name) is not null);
        var renamed = need == GuardNeed.No && place.Name != import.Name && name.Alias is null ? uses?.As(place) ?? [] : [];
        return renamed.Count > 0 && uses!.AreImported(place)
            ? new MovedName(name, import, null, change, need) { Uses = renamed, Summary = $"uses {place.Module}.{place.Name}, which is imported already, for {import.Module}.{import.Name}" }
            : new MovedName(name, import, place, change, need) { Uses = renamed };
    }

    /// <summary>A name that its module only passes on for a while, to where names beside it in the statement go at once: it goes along.</summary>
    private MovedName? Along(ImportStatement statement, ImportedName name, List<MovedName> moved)
    {
        if (moved.Exists(other => other.Name == name) || statement.ModelOf(file, name) is not { Name: { } symbol } import || world.Newer.Resolve(import.Module, symbol)?.Kind != PythonDefinitionKind.Dynamic
            || moved.Find(other => other.Place is not null && world.Newer.Resolve(other.Place.Module, symbol) is { Kind: not PythonDefinitionKind.Dynamic }) is not { } beside)
        {
            return null;
        }

        var need = plan.IsForMainAlone(name.First) ? GuardNeed.No : world.Need(_ => true, release => release.Resolve(beside.Place!.Module, symbol) is not null);
        return new MovedName(name, import, beside.Place! with { Name = symbol }, beside.Change, need);
    }

    /// <summary>
    /// The other names of a statement, where the package around their module publishes them all and is where those that move are: it stays one statement.
    /// </summary>
    private IReadOnlyList<MovedName> Together(ImportStatement statement, List<MovedName> moved)
    {
        var others = statement.Names.Where(name => !moved.Exists(one => one.Name == name))
            .Select(name => (Name: name, Import: statement.ModelOf(file, name))).ToList();
        return moved.Select(one => one.Need == GuardNeed.No && one.Uses.Count == 0 ? one.Place?.Module : null).Distinct().ToList() is [{ } package]
            && others.TrueForAll(other => IsPublished(package, other.Import))
            ? [.. others.Select(other => new MovedName(other.Name, other.Import!, new Destination(package, other.Import!.Name!, moved[0].Change), moved[0].Change, GuardNeed.No))]
            : [];
    }

    private bool IsPublished(string package, PythonImport? import) => import is { Name: { } name }
        && import.Module.StartsWith(package + ".", StringComparison.Ordinal)
        && world.Newer.FindModule(package)?.Module.Exports?.Contains(name) == true
        && world.Newer.Resolve(package, name) is { } there && world.Newer.Resolve(import.Module, name)?.FullName == there.FullName
        && world.Need(_ => true, release => release.Resolve(package, name) is not null) == GuardNeed.No;

    /// <summary>Whether one of the file's classes would name a class before another base that derives from it: Python finds no order for that.</summary>
    private bool IsAboveNextBase(string bound, Destination place) => world.Newer.Resolve(place.Module, place.Name)?.FullName is { } heir
        && file.Module.Classes.Any(owner => owner.Bases.SkipWhile(name => name != bound).Skip(1)
            .Any(next => world.Names.Tree.ResolveIn(file.Python, next) is { Class: not null } found && world.Names.Line(found).Any(above => above.FullName == heir)));

    private static bool IsCaught(string exception) => exception is "" or "ImportError" or "ModuleNotFoundError" or "Exception" or "AttributeError";

    /// <summary>The names of which it is known how both lanes have them.</summary>
    private List<MovedName> Certain(List<MovedName> moved)
    {
        foreach (var unknown in moved.Where(name => name.Need == GuardNeed.Unknown))
        {
            plan.Leave(unknown.Import.Line, unknown.Change, ImpactUsage.Import, "the release tag's sources are not at hand, so that it is not known whether the old import must stay for the release");
        }

        foreach (var refused in moved.Where(name => name.Need == GuardNeed.Yes && plan.Guard.Complaint is not null))
        {
            plan.Leave(refused.Import.Line, refused.Change, ImpactUsage.Import, plan.Guard.Complaint!);
        }

        return [.. moved.Where(name => name.Need == GuardNeed.No || (name.Need == GuardNeed.Yes && plan.Guard.Complaint is null))];
    }
}
