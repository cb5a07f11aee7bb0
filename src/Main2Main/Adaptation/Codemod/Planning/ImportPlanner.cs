using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

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
                PlanNames(statement, [.. statement.Names.Select(name => moved.Find(one => one.Name == name) ?? Along(statement, name, moved)).OfType<MovedName>()]);
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

        if (place is null && import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None } && WithoutAnnotations(statement, name) is { Count: > 0 } bare)
        {
            return new MovedName(name, import, null, change, GuardNeed.No) { Uses = bare, Summary = $"takes out the import of {import.Module}.{symbol}, which is gone, with the annotations that name it" };
        }

        if (place is null && IsUsed(statement, name))
        {
            plan.Leave(import.Line, change, ImpactUsage.Import, $"'{symbol}' is gone from '{import.Module}', is used here, and no new place of it is known");
            return null;
        }

        if (place is not null && IsAboveNextBase(name.Bound, place))
        {
            plan.Leave(import.Line, change, ImpactUsage.Import, $"a class would have '{place.Name}', which '{symbol}' has become, before a base that derives from it");
            return null;
        }

        var need = place is null || plan.IsForMainAlone(name.First) ? GuardNeed.No
            : world.Need(release => release.Resolve(import.Module, symbol) is not null, release => release.Resolve(place.Module, place.Name) is not null);
        var uses = need == GuardNeed.No && place is not null && place.Name != symbol && name.Alias is null && old.Kind != PythonDefinitionKind.Module ? Uses(statement, symbol, place) : [];
        return uses.Count > 0 && IsImported(place!)
            ? new MovedName(name, import, null, change, need) { Uses = uses, Summary = $"uses {place!.Module}.{place.Name}, which is imported already, for {import.Module}.{symbol}" }
            : new MovedName(name, import, place, change, need) { Uses = uses };
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

    /// <summary>Whether the file imports a thing of the new upstream by its own name.</summary>
    private bool IsImported(Destination place) => world.Newer.Resolve(place.Module, place.Name) is { } now && file.Module.Imports.Any(import =>
        import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None, Alias: null } && import.Name == place.Name && world.Newer.Resolve(import.Module, import.Name)?.FullName == now.FullName);

    /// <summary>
    /// The replacements that take out the annotations, where nothing else uses a name that is gone: an annotation does nothing, and the import fails.
    /// </summary>
    private IReadOnlyList<TextEdit> WithoutAnnotations(ImportStatement statement, ImportedName name)
    {
        var places = Enumerable.Range(0, file.Tokens.Length).Where(token => (token < statement.Statement.First || token > statement.Statement.Last) && file.IsName(token, name.Bound) && !file.Is(token - 1, TokenKind.Dot)).ToList();
        return new FreedNames(world, file).IsFreed(name.Bound, places) ? AnnotationUses.Without(file, places) : [];
    }

    /// <summary>The uses of a name as another one; none where it must stay bound, or where not every use can be told.</summary>
    private IReadOnlyList<TextEdit> Uses(ImportStatement statement, string name, Destination place)
    {
        var tokens = Enumerable.Range(0, file.Tokens.Length).Where(token => token < statement.Statement.First || token > statement.Statement.Last).ToList();
        var places = tokens.Where(token => file.IsName(token, name) && !file.Is(token - 1, TokenKind.Dot)).ToList();
        var others = tokens.Where(token => file.IsName(token, place.Name)).ToList();
        return others.Count > 0 && (!IsImported(place) || places.Exists(IsDecorator))
            || tokens.Exists(token => IsForwardReference(token, name))
            || places.Exists(token => file.Is(token + 1, TokenKind.Assign) || file.LineOf(token) is not { } line || file.Tokens[line.First].Kind is TokenKind.From or TokenKind.Import)
            || !new FreedNames(world, file).IsFreed(name, places) ? [] : [.. places.Select(token => new TextEdit(file.Tokens[token].Start, file.Tokens[token].End, place.Name))];
    }

    /// <summary>What registers by the class that it decorates with would do so twice.</summary>
    private bool IsDecorator(int token) => file.LineOf(token) is { } line && file.Is(line.First, TokenKind.At);

    /// <summary>Whether one of the file's classes would name a class before another base that derives from it: Python finds no order for that.</summary>
    private bool IsAboveNextBase(string bound, Destination place) => world.Newer.Resolve(place.Module, place.Name)?.FullName is { } heir
        && file.Module.Classes.Any(owner => owner.Bases.SkipWhile(name => name != bound).Skip(1)
            .Any(next => world.Names.Tree.ResolveIn(file.Python, next) is { Class: not null } found && world.Names.Line(found).Any(above => above.FullName == heir)));

    /// <summary>Whether a string may be a type that names something: a sentence is none.</summary>
    private bool IsForwardReference(int token, string name) =>
        file.Is(token, TokenKind.String) && file.TextOf(token) is var text && text.Contains(name, StringComparison.Ordinal) && !text.Contains(' ', StringComparison.Ordinal);

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
