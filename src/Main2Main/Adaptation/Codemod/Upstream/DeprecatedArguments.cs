using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The parameters that are announced to go, and that the upstream's own calls do without now.</summary>
internal sealed class DeprecatedArguments
{
    private readonly CodemodWorld world;
    private readonly Dictionary<ContractChange, bool> known = [];

    /// <summary>Looks for them.</summary>
    /// <param name="world">The trees.</param>
    public DeprecatedArguments(CodemodWorld world)
    {
        this.world = world;
        All =
        [
            .. world.Changes.All.Where(change => change is { Kind: Kind.Deprecated, Member: not null, Similarity: 1 } && DottedName.Last(change.Symbol) != "__init__")
                .DistinctBy(change => (DottedName.Last(change.Symbol), change.Member))
                .Where(change => IsOptional(change) && IsPassed(world.Older, change) && !IsPassed(world.Newer, change) && !IsNeededAtRelease(change)),
        ];
    }

    /// <summary>The changes, one for each name of a function with its parameter.</summary>
    public IReadOnlyList<ContractChange> All { get; }

    /// <summary>Whether a function of the same name takes the parameter without having it deprecated, itself or in a class above.</summary>
    public bool IsTakenByOthers(ContractChange change)
    {
        if (!known.TryGetValue(change, out var found))
        {
            known[change] = found = Find(change);
        }

        return found;
    }

    private bool Find(ContractChange change)
    {
        var name = DottedName.Last(change.Symbol);
        var announced = world.Changes.All.Where(other => other.Kind == Kind.Deprecated && other.Member == change.Member).Select(other => other.FullName).ToHashSet(StringComparer.Ordinal);
        return world.Newer.Files.Concat(world.Names.Downstream).Any(file => file.Module.Functions.Any(function =>
            function.Name == name && Takes(function, change.Member!) && !IsOverload(function) && !Announced(file, function).Any(announced.Contains)));
    }

    /// <summary>The names that a function goes by: its own, and those of what it overrides.</summary>
    private IEnumerable<string> Announced(PythonFile file, PythonFunction function)
    {
        if (file.Module.ClassAt(function.Container) is not { } owner)
        {
            return [$"{file.ModuleName}.{function.QualifiedName}"];
        }

        var definition = new PythonDefinition(file, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner };
        var above = world.Newer.FindModule(file.ModuleName) == file ? world.Newer.Ancestors(definition) : world.Names.Line(definition).Skip(1);
        return above.Prepend(definition).Select(one => $"{one.FullName}.{function.Name}");
    }

    private static bool Takes(PythonFunction function, string name) => function.Parameters.Any(parameter => parameter.Name == name);

    private static bool IsOverload(PythonFunction function) => function.Decorators.Any(decorator => DottedName.Last(decorator.Name) == "overload");

    private bool IsOptional(ContractChange change) =>
        world.Newer.Resolve(change.NewModule ?? change.Module, change.Symbol.Split('.')[0]) is not null
        && world.Newer.Files.SelectMany(file => file.Module.Functions).Where(function => function.Name == DottedName.Last(change.Symbol))
            .All(function => function.Parameters.All(parameter => parameter.Name != change.Member || !parameter.IsRequired || IsOverload(function)));

    /// <summary>Whether a call passes it, and not merely hands it on.</summary>
    private static bool IsPassed(PythonTree tree, ContractChange change)
    {
        var name = DottedName.Last(change.Symbol);
        return tree.Files.Any(file => file.Module.Calls.Any(call => DottedName.Last(call.Callee) == name
            && call.Arguments.Any(argument => argument.Kind == PythonArgumentKind.Keyword && argument.Name == change.Member && argument.Text != change.Member)));
    }

    private bool IsNeededAtRelease(ContractChange change) => world.Release is not null && IsPassed(world.Release, change);
}
