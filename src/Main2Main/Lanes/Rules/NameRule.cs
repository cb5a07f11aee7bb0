using Main2Main.Conditions;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>Finds imports and attributes of the upstream that a lane does not have.</summary>
/// <param name="lanes">The lanes.</param>
/// <param name="versions">The guard function.</param>
internal sealed class NameRule(LaneSet lanes, GuardVersions? versions)
{
    private readonly HashSet<(string Path, int Line, string Name, string Lane)> seen = [];

    /// <summary>Checks a file.</summary>
    public IEnumerable<Candidate> Check(CheckedFile file)
    {
        var chain = new ImportChain(lanes, file);
        foreach (var import in file.Module.Imports.Where(import => file.IsEdited(import) && lanes.IsUpstream(file.File.AbsoluteModule(import))))
        {
            foreach (var candidate in CheckImport(file, import, chain.Of(import)))
            {
                yield return candidate;
            }
        }

        var uses = file.Module.References.Where(reference => reference.Access == PythonAccess.Read).Select(reference => (Chain: reference.Target, reference.Line, reference.Scope))
            .Concat(file.Module.Calls.Select(call => (Chain: call.Callee, call.Line, call.Scope)));
        foreach (var (text, line, scope) in uses.Where(use => file.IsEdited(use.Line) && use.Chain.Contains('.', StringComparison.Ordinal)))
        {
            foreach (var candidate in CheckChain(file, chain, text, line, scope))
            {
                yield return candidate;
            }
        }
    }

    private IEnumerable<Candidate> CheckImport(CheckedFile file, PythonImport import, CodeLanes where)
    {
        var module = file.File.AbsoluteModule(import);
        foreach (var (lane, world) in lanes.All.Where(entry => where.HasFlag(entry.Lane) && !where.HasFlag(CodeLanes.Probed)))
        {
            if (lanes.Lacks(world, module))
            {
                yield return Make(file, import.Line, import.Scope, where, lane, world, module, import.Scope == PythonModule.ModuleScope);
            }
            else if (import is { Name: { } name, IsStar: false } && world.Module(module) == Existence.Present && lanes.Lacks(world, module, name))
            {
                yield return Make(file, import.Line, import.Scope, where, lane, world, $"{module}.{name}", import.Scope == PythonModule.ModuleScope);
            }
        }
    }

    private IEnumerable<Candidate> CheckChain(CheckedFile file, ImportChain chain, string text, int line, int scope)
    {
        var root = text[..text.IndexOf('.', StringComparison.Ordinal)];
        foreach (var (lane, world) in lanes.All)
        {
            if (chain.Imports(root, scope, lane) is not [var import])
            {
                continue;
            }

            if (chain.Follow(world, import, text).Missing is var (module, name)
                && file.Map.Of(line, name) is var where && where.HasFlag(lane) && !where.HasFlag(CodeLanes.Probed)
                && seen.Add((file.Path, line, $"{module}.{name}", world.Name)))
            {
                yield return Make(file, line, scope, where, lane, world, $"{module}.{name}", isImport: false);
            }
        }
    }

    private Candidate Make(CheckedFile file, int line, int scope, CodeLanes where, CodeLanes lane, LaneWorld world, string name, bool isImport)
    {
        var other = lanes.All.Where(entry => entry.Lane != lane).Select(entry => entry.World).FirstOrDefault(candidate => Exists(candidate, name));
        var isUnguarded = where.HasFlag(CodeLanes.Both);
        var rule = isImport && isUnguarded && lane == CodeLanes.Release && other is not null ? CheckRule.UnguardedImport : CheckRule.MissingName;
        var problem = rule == CheckRule.UnguardedImport
            ? $"imports {name}, which only {other!.Label} has and {world.Label} has not, at the top of the module"
            : $"uses {name}, which {world.Label} does not have{(other is null ? string.Empty : $" and {other.Label} has")}";
        return new Candidate(
            new CheckFinding(rule, file.Path, line, world.Name, problem, Remedy(lane, other, isUnguarded)), lane, $"{name}|{world.Name}", file.File, scope);
    }

    private string Remedy(CodeLanes lane, LaneWorld? other, bool isUnguarded) => (other, versions?.Call) switch
    {
        (null, _) or (_, null) => "use what takes its place there",
        (_, { } call) when isUnguarded =>
            lane == CodeLanes.Main
                ? $"put it into the branch 'if {call}:', and what main has into 'else:'"
                : $"put it into the 'else:' of 'if {call}:', and what the release has into the 'if' branch",
        (_, { } call) => $"the branch 'if {call}:' runs on the release, its 'else:' on main: put the use into the other one, or use what takes its place",
    };

    private static bool Exists(LaneWorld world, string name) =>
        world.Tree.FindModule(name) is not null || (name.LastIndexOf('.') is var dot and > 0 && world.Tree.Resolve(name[..dot], name[(dot + 1)..]) is not null);
}
