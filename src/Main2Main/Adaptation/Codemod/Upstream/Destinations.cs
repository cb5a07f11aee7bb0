using Main2Main.Python;
using Main2Main.Python.Diffing;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Finds where the things of the old upstream are in the new one.</summary>
/// <param name="world">The trees.</param>
internal sealed class Destinations(CodemodWorld world)
{
    // Below this a definition of another name is another thing that does something alike.
    private const double SureRename = 0.6;

    private readonly Dictionary<(string Module, string Name), Destination?> known = [];
    private readonly Successors successors = new(world);
    private readonly Lazy<ILookup<string, (string Module, PythonDefinition? Meaning)>> imports = new(() => Imports(world.Newer));

    /// <summary>Where a name of a module is now.</summary>
    /// <returns>The place; null when the old one still serves or none is known.</returns>
    public Destination? Of(string module, string name)
    {
        if (!known.TryGetValue((module, name), out var found))
        {
            known[(module, name)] = null;
            known[(module, name)] = found = Find(module, name);
        }

        return found;
    }

    /// <summary>Where a module is now: as a whole, or all that it defined.</summary>
    public (string Module, ContractChange Change)? OfModule(string module) => Moved(module) ?? Emptied(module);

    /// <summary>What says that a name of a module is gone.</summary>
    public ContractChange? Loss(string module, string name) =>
        world.Older.Resolve(module, name) is not { } old ? null
            : world.Changes.Of($"{module}.{name}").Concat(world.Changes.Of(old.FullName)).Concat(world.Changes.Of(module)).Concat(world.Changes.Of(old.File.ModuleName))
                .FirstOrDefault(change => change.Member is null && change.Kind is Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.ModuleRemoved or Kind.ModuleMoved);

    private static ILookup<string, (string Module, PythonDefinition? Meaning)> Imports(PythonTree tree) => tree.Files
        .SelectMany(file => file.Module.Imports.Where(import => import is { Name: not null, IsStar: false }).Select(import => (Name: import.Name!, Module: file.AbsoluteModule(import))))
        .ToLookup(import => import.Name, import => (import.Module, tree.Resolve(import.Module, import.Name)), StringComparer.Ordinal);

    private Destination? Find(string module, string name)
    {
        if (world.Newer.Resolve(module, name) is not null || world.Older.Resolve(module, name) is not { } old)
        {
            return null;
        }

        var place = old.Kind == PythonDefinitionKind.Module ? OfSubmodule(module, name, old) : OfSymbol(module, name, old);
        return place is null || world.Newer.Resolve(place.Module, place.Name) is not { } now || now.Kind != old.Kind ? null
            : place with { Module = Home(module, old, place, now) };
    }

    /// <summary>The module to import a thing from: who went past a package to its module by name keeps to the module where that moved as a whole.</summary>
    private string Home(string module, PythonDefinition old, Destination place, PythonDefinition now)
    {
        var hasMoved = module == old.File.ModuleName && Moved(module)?.Module == place.Module;
        return hasMoved && DottedName.Last(module) == DottedName.Last(place.Module) ? place.Module
            : Published(place, now) ?? (hasMoved ? place.Module : Customary(place, now));
    }

    private (string Module, ContractChange Change)? Moved(string module) =>
        world.Changes.Of(module).FirstOrDefault(change => change is { Kind: Kind.ModuleMoved, NewModule: not null, Symbol.Length: 0 }) is { } moved && world.Newer.FindModule(moved.NewModule!) is not null
            ? (moved.NewModule!, moved)
            : null;

    /// <summary>The one module that has everything that a removed module defined.</summary>
    private (string Module, ContractChange Change)? Emptied(string module)
    {
        if (world.Changes.Of(module).FirstOrDefault(change => change is { Kind: Kind.ModuleRemoved, Symbol.Length: 0 }) is not { } removed || world.Older.FindModule(module) is not { } file)
        {
            return null;
        }

        var places = file.Symbols.TopLevel.Values.Where(symbol => symbol.Variable is null).Select(symbol => Of(module, symbol.Name)).Select(place => place?.Name is null ? null : place.Module).Distinct(StringComparer.Ordinal).ToList();
        return places is [{ } only] && world.Newer.FindModule(only) is not null ? (only, removed) : null;
    }

    private Destination? OfSubmodule(string module, string name, PythonDefinition old)
    {
        var (now, change) = OfModule(old.File.ModuleName) ?? (old.File.ModuleName, Loss(module, name)!);
        var dot = now.LastIndexOf('.');
        return dot < 0 || change is null ? null : new Destination(now[..dot], now[(dot + 1)..], change);
    }

    private Destination? OfSymbol(string module, string name, PythonDefinition old)
    {
        var loss = Loss(module, name);
        if (loss is not null && world.Newer.Resolve(old.File.ModuleName, old.QualifiedName)?.Kind == old.Kind)
        {
            var (home, called) = Imported(module, name, old) ?? (old.File.ModuleName, old.QualifiedName);
            return new Destination(home, called, loss);
        }

        foreach (var change in world.Changes.Of(old.FullName).Where(change => change.Member is null))
        {
            if (change.Kind is Kind.SymbolRenamed && IsTakenUp(old))
            {
                return null;
            }

            if ((change.Kind is Kind.SymbolMoved && world.Newer.FindModule(change.NewModule ?? change.Module) is { } there && HoldsMost(old, there)) || (change.Kind is Kind.SymbolRenamed && change.Similarity >= SureRename))
            {
                return new Destination(change.NewModule ?? change.Module, change.NewName ?? change.Symbol, change);
            }
        }

        if (Moved(old.File.ModuleName) is { } moved && world.Newer.Resolve(moved.Module, old.QualifiedName) is not null)
        {
            return new Destination(moved.Module, old.QualifiedName, moved.Change);
        }

        return loss is null ? null : OnlyOne(old, loss) ?? (successors.Of(old) is { } heir ? new Destination(heir.File.ModuleName, heir.QualifiedName, loss) : null);
    }

    /// <summary>From where a module itself imported what it let others import, where that still serves; null otherwise.</summary>
    private (string Module, string Name)? Imported(string module, string name, PythonDefinition old) => world.Older.FindModule(module) is { } file
        && file.Module.Imports.FirstOrDefault(import => import.BoundName == name && import.Name is not null) is { } import && file.AbsoluteModule(import) is var from
        && world.Newer.Resolve(from, import.Name!)?.FullName == old.FullName ? (from, import.Name!) : null;

    /// <summary>The only definition of a name in the new tree, where it was the only one in the old tree or is the same thing.</summary>
    private Destination? OnlyOne(PythonDefinition old, ContractChange loss)
    {
        var before = Defining(world.Older, old).ToList();
        var after = Defining(world.Newer, old).ToList();
        return after is [var only] && old.QualifiedName.Length > 5 && (before.Count == 1 ? HoldsMost(old, only) : IsSame(old, only)) ? new Destination(only.ModuleName, old.QualifiedName, loss) : null;
    }

    /// <summary>Whether a name of two modules stood for one thing: a constant of the same value, or the same code.</summary>
    private static bool IsSame(PythonDefinition old, PythonFile now) => old.File.Symbols.TopLevel.TryGetValue(old.QualifiedName, out var before)
        && now.Symbols.TopLevel.TryGetValue(old.QualifiedName, out var after) && SymbolMatches.Similarity(before, after) >= 1;

    /// <summary>
    /// Whether another module has begun to define the name: what was renamed and what has the name now are both its heirs. A class that has taken the name and
    /// little of what stood behind it, a base for several, is none.
    /// </summary>
    private bool IsTakenUp(PythonDefinition old) =>
        Defining(world.Newer, old).Any(file => !Defining(world.Older, old).Any(other => other.ModuleName == file.ModuleName) && HoldsMost(old, file));

    /// <summary>Whether a definition of the same name has most methods of a class, if that has any.</summary>
    private static bool HoldsMost(PythonDefinition old, PythonFile file)
    {
        var methods = old.Class is null ? [] : old.File.MethodsOf(old.QualifiedName);
        return methods.Count == 0 || file.HasMostOf(old.QualifiedName, methods);
    }

    private static IEnumerable<PythonFile> Defining(PythonTree tree, PythonDefinition old) => tree.Files
        .Where(file => file.Symbols.TopLevel.TryGetValue(old.QualifiedName, out var symbol) && symbol.Kind == old.Kind);

    /// <summary>The nearest package around a module that has begun to publish a name of it in its <c>__all__</c>.</summary>
    private string? Published(Destination place, PythonDefinition now)
    {
        for (var dot = place.Module.LastIndexOf('.'); dot > 0; dot = place.Module.LastIndexOf('.', dot - 1))
        {
            var package = place.Module[..dot];
            if (Publishes(world.Newer, package, place.Name) && !Publishes(world.Older, package, place.Name) && world.Newer.Resolve(package, place.Name)?.FullName == now.FullName)
            {
                return package;
            }
        }

        return null;
    }

    private static bool Publishes(PythonTree tree, string package, string name) => tree.FindModule(package)?.Module.Exports?.Contains(name) == true;

    /// <summary>The module that the upstream itself imports a thing from most often; the defining one in doubt, and where that has moved as a whole.</summary>
    private string Customary(Destination place, PythonDefinition now)
    {
        if (now.Kind == PythonDefinitionKind.Module)
        {
            return place.Module;
        }

        var ways = imports.Value[place.Name].Where(way => way.Meaning?.FullName == now.FullName && way.Module.Length > 0).CountBy(way => way.Module).ToDictionary();
        var own = ways.GetValueOrDefault(place.Module);
        var most = ways.OrderByDescending(way => way.Value).ThenBy(way => way.Key.Length).FirstOrDefault();
        return most.Value > own * 2 && most.Value > 2 && place.Module.StartsWith(most.Key + ".", StringComparison.Ordinal) ? most.Key : place.Module;
    }
}

/// <summary>Where something can be imported from now.</summary>
/// <param name="Module">The module; for a module its package.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Change">What brought it there.</param>
internal sealed record Destination(string Module, string Name, ContractChange Change);
