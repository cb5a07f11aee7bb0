using Main2Main.Conditions;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>Follows chains that begin with an imported name.</summary>
/// <param name="lanes">The lanes.</param>
/// <param name="file">The file.</param>
internal sealed class ImportChain(LaneSet lanes, CheckedFile file)
{
    /// <summary>The upstream imports that the first name of a chain stands for in a lane.</summary>
    /// <param name="root">The name.</param>
    /// <param name="scope">The scope that it is used in.</param>
    /// <param name="lane">The lane.</param>
    /// <returns>The imports; none when the name may be something else.</returns>
    public IReadOnlyList<PythonImport> Imports(string root, int scope, CodeLanes lane)
    {
        for (var at = scope; ; at = file.Module.Scopes[at].Parent)
        {
            var function = file.Module.FunctionAt(at);
            var found = file.Module.Imports.Where(import => import.Scope == at && import.BoundName == root).ToList();
            var isBound = at == PythonModule.ModuleScope
                ? file.File.Symbols.TopLevel.ContainsKey(root)
                : function is not null && (
                    function.Parameters.Any(parameter => parameter.Name == root)
                        || file.Module.Variables.Any(variable => variable.Scope == at && variable.Name == root));
            if (isBound || found.Exists(import => !lanes.IsUpstream(file.File.AbsoluteModule(import))))
            {
                return [];
            }

            if (found.Count > 0 || at == PythonModule.ModuleScope)
            {
                return [.. found.Where(import => Of(import).HasFlag(lane))];
            }
        }
    }

    /// <summary>The lanes of an import.</summary>
    public CodeLanes Of(PythonImport import)
    {
        var name = import.Name ?? import.Module;
        return file.Map.Of(import.Line, name.AsSpan(name.LastIndexOf('.') + 1)) is var found and not CodeLanes.None ? found : file.Map.AtLine(import.Line);
    }

    /// <summary>Follows a chain from its import.</summary>
    /// <param name="world">The lane.</param>
    /// <param name="import">What the chain's first part is.</param>
    /// <param name="chain">The chain.</param>
    /// <returns>What the chain is, when all of it is known; or the module that lacks the next name.</returns>
    public (PythonDefinition? Found, (string Module, string Name)? Missing) Follow(LaneWorld world, PythonImport import, string chain)
    {
        var module = file.File.AbsoluteModule(import);
        var current = import switch
        {
            { Name: { } name } => world.Tree.Resolve(module, name),
            { Alias: not null } => world.Tree.ResolveDotted(module),
            _ => world.Tree.ResolveDotted(import.BoundName),
        };
        foreach (var part in ValueReader.Parts(chain).Skip(1))
        {
            if (current is null || part is "()" or "[]")
            {
                return (null, null);
            }

            if (current.Kind == PythonDefinitionKind.Module)
            {
                var owner = current.File.ModuleName;
                if (world.World.IsUpstream(current) && lanes.Lacks(world, owner, part))
                {
                    return (null, (owner, part));
                }

                current = world.Tree.Resolve(owner, part);
            }
            else
            {
                current = current.Class is null ? null : world.Tree.FindMember(current, part);
            }
        }

        return (current, null);
    }
}
