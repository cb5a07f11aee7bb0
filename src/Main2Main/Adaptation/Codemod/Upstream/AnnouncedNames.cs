using Main2Main.Impact;
using Main2Main.Impact.Findings;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The functions and classes that are announced to go where the announcement names another one of the upstream that takes the same.</summary>
internal sealed class AnnouncedNames
{
    private readonly CodemodWorld world;
    private readonly Dictionary<string, Destination> places = new(StringComparer.Ordinal);

    /// <summary>Looks for them.</summary>
    /// <param name="world">The trees.</param>
    public AnnouncedNames(CodemodWorld world)
    {
        this.world = world;
        foreach (var change in world.Changes.All.Where(change => change is { Kind: Kind.Deprecated, Member: null, NewText: not null }
            && !change.Symbol.Contains('.', StringComparison.Ordinal)))
        {
            if (DeprecationText.Read(change.NewText!).Replacement is { } named && Of(change, named) is { } place)
            {
                _ = places.TryAdd(change.FullName, place);
            }
        }
    }

    /// <summary>The names that go, without their modules.</summary>
    public IEnumerable<string> Names => places.Keys.Select(DottedName.Last).Distinct(StringComparer.Ordinal);

    /// <summary>What is to be used instead of a definition of the old upstream; null when it stays, or nothing that takes the same is named.</summary>
    public Destination? Of(PythonDefinition old) => places.GetValueOrDefault(old.FullName);

    private Destination? Of(ContractChange change, string named)
    {
        var dot = named.LastIndexOf('.');
        var (module, name) = dot < 0 ? (change.NewModule ?? change.Module, named) : (named[..dot], named[(dot + 1)..]);
        return world.Newer.Resolve(module, name) is { } now && world.Older.Resolve(change.Module, change.Symbol) is { } old
            && now.FullName != old.FullName && TakesTheSame(old, now)
            && world.Need(_ => true, release => release.Resolve(module, name) is not null) == GuardNeed.No ? new Destination(module, name, change) : null;
    }

    private static bool TakesTheSame(PythonDefinition old, PythonDefinition now) => (old, now) switch
    {
        ({ Function: { } before }, { Function: { } after }) => before.IsAsync == after.IsAsync && Shape(before).SequenceEqual(Shape(after)),
        ({ Class: { } before }, { Class: { } after }) => before.Name == after.Name,
        _ => false,
    };

    private static IEnumerable<(string Name, PythonParameterKind Kind, string? Default)> Shape(PythonFunction function) =>
        function.Parameters.Select(parameter => (parameter.Name, parameter.Kind, parameter.Default));
}
