using Main2Main.Conditions;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>Finds version switches that ask whether a name is there: they hide which version they are for, and outlive it.</summary>
/// <param name="lanes">The lanes.</param>
/// <param name="versions">The guard function.</param>
internal sealed class ProbeRule(LaneSet lanes, GuardVersions versions)
{
    /// <summary>Checks a file. Without both lanes nothing tells a version switch from caution.</summary>
    public IEnumerable<Candidate> Check(CheckedFile file) => lanes.All.Count < 2 ? [] : Imports(file).Concat(Attributes(file));

    private IEnumerable<Candidate> Imports(CheckedFile file)
    {
        foreach (var import in file.Module.Imports.Where(import => file.IsEdited(import) && !import.IsStar && lanes.IsUpstream(file.File.AbsoluteModule(import)) && IsTried(file, import)))
        {
            var module = file.File.AbsoluteModule(import);
            var (lacking, having) = (
                lanes.All.Where(entry => Lacks(entry.World, module, import.Name)).ToList(),
                lanes.All.Where(entry => Has(entry.World, module, import.Name)).ToList());
            if (lacking.Count == 1 && having.Count == 1)
            {
                var name = import.Name is null ? module : $"{module}.{import.Name}";
                yield return Make(
                    file, import.Line, import.Scope, $"tries to import {name}, which only {having[0].World.Label} has, to find out the version", name);
            }
        }
    }

    private IEnumerable<Candidate> Attributes(CheckedFile file)
    {
        var chain = new ImportChain(lanes, file);
        foreach (var call in file.Module.Calls.Where(call => call.Callee == "hasattr" && file.IsStatementEdited(call.Line)))
        {
            if (call.Arguments is [{ Text: { Length: > 0 } owner }, { StringValue: { } name }] && char.IsLetter(owner[0]))
            {
                var states = lanes.All.Select(entry => Has(entry.Lane, entry.World, file, chain, call, owner, name)).ToList();
                if (states.Contains(item: true) && states.Contains(item: false))
                {
                    var label = lanes.All[states.IndexOf(item: true)].World.Label;
                    yield return Make(
                        file, call.Line, call.Scope, $"asks {owner} for '{name}', which only {label} has, to find out the version", $"hasattr {owner}.{name}");
                }
            }
        }
    }

    private bool Lacks(LaneWorld world, string module, string? name) =>
        lanes.Lacks(world, module) || (name is not null && world.Module(module) == Existence.Present && lanes.Lacks(world, module, name));

    private static bool Has(LaneWorld world, string module, string? name) =>
        world.Tree.Has(module, name);

    private bool? Has(CodeLanes lane, LaneWorld world, CheckedFile file, ImportChain chain, PythonCall call, string owner, string name)
    {
        if (chain.Imports(ValueReader.Parts(owner)[0], call.Scope, lane) is [var import]
            && chain.Follow(world, import, owner).Found is { Kind: PythonDefinitionKind.Module } module)
        {
            return lanes.Lacks(world, module.File.ModuleName, name) ? false : world.Tree.Resolve(module.File.ModuleName, name) is null ? null : true;
        }

        return world.Values.Of(file.File, call.Scope, owner) is { Kind: ValueKind.Class or ValueKind.Object } value && world.World.IsUpstream(value.Definition)
            ? world.Values.Definer(value, name) is not null
            : null;
    }

    private static bool IsTried(CheckedFile file, PythonImport import) => file.Module.ConditionsAround(import.Condition).Any(condition =>
        condition.Branch == PythonBranch.Try
            && (condition.Test.Contains("ImportError", StringComparison.Ordinal) || condition.Test.Contains("ModuleNotFoundError", StringComparison.Ordinal)));

    private Candidate Make(CheckedFile file, int line, int scope, string problem, string key) =>
        new(
            new CheckFinding(
                CheckRule.VersionProbe,
                file.Path,
                line,
                Lane: null,
                problem,
                $"branch on {versions.Call}, so that the branch can be found and removed with the release"),
            CodeLanes.Both,
            key,
            file.File,
            scope);
}
