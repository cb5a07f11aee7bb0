using System.Collections.Concurrent;
using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>The upstream's old tree and the downstream's tree as one, in which names of both are followed.</summary>
internal sealed class CodeWorld
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<PythonDefinition>> lines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<PythonFile, Dictionary<(int Scope, string Name), PythonVariable>> locals = new();
    private readonly ConcurrentDictionary<PythonFile, Substitutes> substitutes = new();
    private readonly HashSet<PythonFile> upstream;

    public CodeWorld(IReadOnlyList<PythonFile> upstreamFiles, IReadOnlyList<PythonFile> downstreamFiles)
    {
        upstream = [.. upstreamFiles];
        Downstream = downstreamFiles;
        Roots = upstreamFiles.Select(file => file.ModuleName.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var taken = upstreamFiles.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        Tree = new PythonTree([.. upstreamFiles, .. downstreamFiles.Where(file => !taken.Contains(file.Path))]);
    }

    public PythonTree Tree { get; }

    public IReadOnlyList<PythonFile> Downstream { get; }

    /// <summary>The first parts of the upstream's module names.</summary>
    public IReadOnlySet<string> Roots { get; }

    public bool IsUpstream(PythonDefinition definition) => upstream.Contains(definition.File);

    public bool IsUpstreamFile(PythonFile file) => upstream.Contains(file);

    public bool IsUpstreamModule(string module) => Roots.Contains(module.Split('.')[0]);

    /// <summary>A class and all classes above it, nearest first.</summary>
    public IReadOnlyList<PythonDefinition> Line(PythonDefinition definition) =>
        lines.GetOrAdd(definition.FullName, _ => [definition, .. Tree.Ancestors(definition)]);

    /// <summary>A class of a file and those above it, the nearest first.</summary>
    /// <param name="file">The file.</param>
    /// <param name="owner">The class.</param>
    public IReadOnlyList<PythonDefinition> Line(PythonFile file, PythonClass owner) =>
        Line(new PythonDefinition(file, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner });

    /// <summary>The local variable of a function that tells most about its type.</summary>
    public PythonVariable? Local(PythonFile file, int scope, string name) => locals.GetOrAdd(file, IndexLocals).GetValueOrDefault((scope, name));

    /// <summary>The functions that a file puts in the place of others.</summary>
    public Substitutes SubstitutesIn(PythonFile file) => substitutes.GetOrAdd(file, Substitutes.Of);

    private static Dictionary<(int Scope, string Name), PythonVariable> IndexLocals(PythonFile file)
    {
        var found = new Dictionary<(int, string), PythonVariable>();
        foreach (var variable in file.Module.Variables.Where(variable => file.Module.Scopes[variable.Scope].Kind == PythonScopeKind.Function))
        {
            if (!found.TryGetValue((variable.Scope, variable.Name), out var known) || (known.Annotation is null && variable.Annotation is not null))
            {
                found[(variable.Scope, variable.Name)] = variable;
            }
        }

        return found;
    }
}
