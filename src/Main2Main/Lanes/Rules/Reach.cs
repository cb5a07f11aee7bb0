using Main2Main.Conditions;
using Main2Main.Git;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>
/// Tells in which lanes code is reached at all: a module that is imported, and a function that is called, behind guards alone is not reached in the
/// other lane, although no guard stands in it.
/// </summary>
/// <param name="lanes">The lanes.</param>
/// <param name="downstream">The downstream, for the sources of callers.</param>
/// <param name="versions">The guard function.</param>
internal sealed class Reach(LaneSet lanes, GitRepository downstream, GuardVersions versions)
{
    private const int Deepest = 4;

    private readonly Dictionary<PythonFile, LaneMap?> maps = [];

    /// <summary>Uses a map that was made already.</summary>
    public void Know(CheckedFile file) => maps[file.File] = file.Map;

    /// <summary>Whether a finding's code is reached in its lane.</summary>
    public async Task<bool> IsReachedAsync(Candidate candidate)
    {
        if (candidate.Lane == CodeLanes.Both)
        {
            return true;
        }

        if (!(await OfFileAsync(candidate.File, 0)).HasFlag(candidate.Lane))
        {
            return false;
        }

        var module = candidate.File.Module;
        for (var scope = candidate.Scope; scope != PythonModule.ModuleScope; scope = module.Scopes[scope].Parent)
        {
            if (!(await OfScopeAsync(candidate.File, scope, candidate.Lane)).HasFlag(candidate.Lane))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The lanes that import a module; all of them when nobody in the downstream does.</summary>
    private async Task<CodeLanes> OfFileAsync(PythonFile file, int depth)
    {
        if (depth > Deepest || file.IsPackage)
        {
            return CodeLanes.Both;
        }

        var found = CodeLanes.None;
        foreach (var importer in lanes.Downstream.Where(other => other != file))
        {
            foreach (var import in importer.Module.Imports.Where(import => Means(importer, import, file)))
            {
                var where = await MapAsync(importer) is { } map ? map.Of(import.Line, LastPart(import.Name ?? import.Module)) : CodeLanes.Both;
                found |= where == CodeLanes.None ? CodeLanes.Both : where & await OfFileAsync(importer, depth + 1);
            }

            found |= importer.Module.Strings.Any(text => text.Value.StartsWith(file.ModuleName, StringComparison.Ordinal)) ? CodeLanes.Both : CodeLanes.None;
            if (found.HasFlag(CodeLanes.Both))
            {
                break;
            }
        }

        return (found & CodeLanes.Both) == CodeLanes.None ? CodeLanes.Both : found;
    }

    private static bool Means(PythonFile importer, PythonImport import, PythonFile file)
    {
        var module = importer.AbsoluteModule(import);
        return module == file.ModuleName || (import.Name is { } name && $"{module}.{name}" == file.ModuleName);
    }

    private static ReadOnlySpan<char> LastPart(string name) => name.AsSpan(name.LastIndexOf('.') + 1);

    /// <summary>The lanes that use a function or class; all of them when nobody in the downstream does.</summary>
    private async Task<CodeLanes> OfScopeAsync(PythonFile file, int scope, CodeLanes lane)
    {
        var function = file.Module.FunctionAt(scope);
        var name = function?.Name ?? file.Module.ClassAt(scope)!.Name;
        if (name.StartsWith("__", StringComparison.Ordinal)
            || function?.Decorators.Any(decorator => decorator.Name is not ("staticmethod" or "classmethod" or "property" or "override")) == true)
        {
            return CodeLanes.Both;
        }

        var inherited = function is null ? CodeLanes.None : Inherited(file, function);
        var found = inherited;
        foreach (var user in lanes.Downstream)
        {
            found |= user.Module.Strings.Any(text => text.Value == name) ? CodeLanes.Both : CodeLanes.None;
            foreach (var line in Uses(user, name, user == file ? scope : -1))
            {
                found |= await MapAsync(user) is { } map && map.Of(line, name) is var where and not CodeLanes.None ? where : CodeLanes.Both;
            }

            if (found.HasFlag(lane))
            {
                break;
            }
        }

        return (found & CodeLanes.Both) == CodeLanes.None ? CodeLanes.Both : found;
    }

    /// <summary>The lanes whose upstream has a method that this one overrides, and so may call it.</summary>
    private CodeLanes Inherited(PythonFile file, PythonFunction function)
    {
        if (file.Module.ClassAt(function.Container) is not { } owner)
        {
            return CodeLanes.None;
        }

        var own = new PythonDefinition(file, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner };
        return lanes.All.Where(entry => entry.World.World.Line(own).Skip(1).Any(above => PythonTree.OwnMember(above, function.Name) is not null))
            .Aggregate(CodeLanes.None, (found, entry) => found | entry.Lane);
    }

    private static IEnumerable<int> Uses(PythonFile user, string name, int own) => user.Module.Calls.Where(call => Ends(call.Callee, name) && !IsWithin(user.Module, call.Scope, own)).Select(call => call.Line)
        .Concat(user.Module.References.Where(reference => reference.Access == PythonAccess.Read && Ends(reference.Target, name) && !IsWithin(user.Module, reference.Scope, own)).Select(reference => reference.Line))
        .Concat(user.Module.Classes.Where(found => found.Bases.Any(text => Ends(text.Split('[')[0], name))).Select(found => found.Line));

    private static bool Ends(string chain, string name) =>
        chain.EndsWith(name, StringComparison.Ordinal) && (chain.Length == name.Length || chain[^(name.Length + 1)] == '.');

    private static bool IsWithin(PythonModule module, int scope, int outer)
    {
        while (scope != outer && scope != PythonModule.ModuleScope)
        {
            scope = module.Scopes[scope].Parent;
        }

        return scope == outer;
    }

    /// <summary>The lanes of a file of the downstream.</summary>
    /// <param name="file">The file.</param>
    /// <returns>The map; null when the file is not Python.</returns>
    public async Task<LaneMap?> MapAsync(PythonFile file)
    {
        if (!maps.TryGetValue(file, out var map))
        {
            var blobs = await new BlobReader(downstream).ReadAsync([file.BlobId]);
            maps[file] = map = blobs.TryGetValue(file.BlobId, out var source) ? LaneMap.TryRead(source, versions) : null;
        }

        return map;
    }
}
