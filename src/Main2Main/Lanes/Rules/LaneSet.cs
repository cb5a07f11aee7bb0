using Main2Main.Conditions;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>The lanes that are checked, and what is known beside them.</summary>
internal sealed class LaneSet
{
    private readonly Lazy<HashSet<string>> written;
    private readonly Lazy<HashSet<string>> strings;

    /// <summary>Joins lanes.</summary>
    /// <param name="main">The main lane.</param>
    /// <param name="release">The release lane; null when it is not checked.</param>
    /// <param name="earlier">The main lane before the step; null when it is not known.</param>
    /// <param name="downstream">The downstream's files.</param>
    public LaneSet(LaneWorld main, LaneWorld? release, LaneWorld? earlier, IReadOnlyList<PythonFile> downstream)
    {
        (Main, Release, Downstream) = (main, release, downstream);
        All = [.. new[] { (CodeLanes.Main, main), (CodeLanes.Release, release!) }.Where(lane => lane.Item2 is not null)];
        Known = [.. new[] { main, release, earlier }.OfType<LaneWorld>()];
        written = new(() => [.. downstream.SelectMany(Written)]);
        strings = new(() => [.. downstream.SelectMany(file => file.Module.Strings).Select(text => text.Value)]);
    }

    public LaneWorld Main { get; }

    public LaneWorld? Release { get; }

    public IReadOnlyList<(CodeLanes Lane, LaneWorld World)> All { get; }

    /// <summary>Every tree that can tell what the upstream once had.</summary>
    public IReadOnlyList<LaneWorld> Known { get; }

    public IReadOnlyList<PythonFile> Downstream { get; }

    /// <summary>Whether a dotted name is the upstream's.</summary>
    public bool IsUpstream(string module) => Main.World.IsUpstreamModule(module);

    /// <summary>Whether the downstream puts something of its own in the place of a function, or of a method in its class.</summary>
    public bool IsReplaced(PythonDefinition definition) => definition.QualifiedName.Contains('.', StringComparison.Ordinal)
        ? written.Value.Contains(Tail(definition.QualifiedName, 2))
        : written.Value.Contains(definition.QualifiedName);

    /// <summary>Whether a module does certainly not exist in a lane.</summary>
    public bool Lacks(LaneWorld world, string module) =>
        world.Module(module) != Existence.Present && Known.Any(other => other.Tree.FindModule(module) is not null) && !strings.Value.Contains(module);

    /// <summary>Whether a module that exists does certainly not have a name in a lane.</summary>
    public bool Lacks(LaneWorld world, string module, string name) => world.Find(module, name) switch
    {
        Existence.Present => false,
        Existence.Absent => !written.Value.Contains(name),
        _ => Known.Any(other => other.Tree.Resolve(module, name) is not null || other.Tree.FindModule($"{module}.{name}") is not null) && !written.Value.Contains(name) && !strings.Value.Contains($"{module}.{name}"),
    };

    /// <summary>The lanes, of those that are checked, that have a name.</summary>
    public CodeLanes Having(string module, string name) =>
        All.Aggregate(
            CodeLanes.None,
            (found, lane) => lane.World.Find(module, name) == Existence.Present && lane.World.Module(module) == Existence.Present ? found | lane.Lane : found);

    /// <summary>What the downstream puts into modules and classes of others: the name, and the name with what stands before it.</summary>
    private static IEnumerable<string> Written(PythonFile file) => file.Module.References
        .Where(reference => reference.Access == PythonAccess.Write && !reference.Target.StartsWith("self.", StringComparison.Ordinal) && !reference.Target.StartsWith("cls.", StringComparison.Ordinal))
        .Select(reference => reference.Target)
        .Concat(file.Module.Calls.Where(call => call.Callee == "setattr").Select(call => call.Arguments is [var owner, { StringValue: { } name }, ..] ? $"{owner.Text}.{name}" : string.Empty))
        .SelectMany(target => new[] { Tail(target, 1), Tail(target, 2) });

    private static string Tail(string dotted, int parts) => string.Join('.', dotted.Split('.')[^Math.Min(parts, dotted.Count('.') + 1)..]);
}
