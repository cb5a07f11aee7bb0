using System.Buffers;
using System.Collections.Concurrent;

namespace Main2Main.Python;

/// <summary>The Python files of one commit, and what names mean in them. Safe to use from several threads.</summary>
public sealed class PythonTree
{
    private static readonly SearchValues<char> NoName = SearchValues.Create("()[]{} ");

    private readonly Dictionary<string, PythonFile> byPath;
    private readonly Dictionary<string, PythonFile> byModule = [];
    private readonly ConcurrentDictionary<(string Module, string Name), PythonDefinition?> resolved = new();

    /// <summary>Creates a tree.</summary>
    /// <param name="files">Its files; every path once.</param>
    public PythonTree(IEnumerable<PythonFile> files)
    {
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        byPath = Files.ToDictionary(file => file.Path);
        foreach (var file in Files)
        {
            // A package wins over a module of the same name.
            if (file.IsPackage || !byModule.ContainsKey(file.ModuleName))
            {
                byModule[file.ModuleName] = file;
            }
        }
    }

    /// <summary>The files, ordered by path.</summary>
    public IReadOnlyList<PythonFile> Files { get; }

    /// <summary>A tree of sources in memory, whose packages lie at its root.</summary>
    /// <param name="sources">The text of each file by its path.</param>
    /// <returns>The tree.</returns>
    public static PythonTree Of(IReadOnlyDictionary<string, string> sources) => new(sources.Select(source =>
    {
        var module = PythonParser.Parse(System.Text.Encoding.UTF8.GetBytes(source.Value));
        return new PythonFile(source.Key, PythonFile.ModuleNameOf(source.Key, []), source.Value, () => module);
    }));

    /// <summary>The file at a path.</summary>
    /// <param name="path">The repository-relative path.</param>
    /// <returns>The file, or null.</returns>
    public PythonFile? FindFile(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The file of a module or package.</summary>
    /// <param name="name">The dotted name.</param>
    /// <returns>The file, or null.</returns>
    public PythonFile? FindModule(string name) => byModule.GetValueOrDefault(name);

    /// <summary>What <c>from module import name</c> gives: re-exports, star imports, submodules and a module's <c>__getattr__</c> are followed.</summary>
    /// <param name="module">The dotted name of the module.</param>
    /// <param name="name">The name in it.</param>
    /// <returns>Where it is defined, or null when this tree does not define it.</returns>
    public PythonDefinition? Resolve(string module, string name) => Resolve(module, name, new Trail());

    /// <summary>What a dotted name with its module means: the longest module that exists, then a name in it, then members.</summary>
    /// <param name="dotted">Such as <c>package.module.Class.method</c>.</param>
    /// <returns>Where it is defined, or null.</returns>
    public PythonDefinition? ResolveDotted(string dotted) => ResolveDotted(dotted, new Trail());

    private PythonDefinition? ResolveDotted(string dotted, Trail trail)
    {
        for (var end = dotted.Length; end > 0; end = dotted.LastIndexOf('.', end - 1))
        {
            if (FindModule(dotted[..end]) is { } file)
            {
                var found = new PythonDefinition(file, PythonDefinitionKind.Module, string.Empty);
                return end == dotted.Length ? found : Follow(found, dotted[(end + 1)..], trail);
            }
        }

        return null;
    }

    /// <summary>What a name means in a file: its own definitions, then its imports, those of functions around included.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dotted">A name, perhaps with attributes: <c>config.Config.load</c>.</param>
    /// <param name="scope">The scope that it stands in.</param>
    /// <returns>Where it is defined, or null: a local variable, a builtin, something of another tree.</returns>
    public PythonDefinition? ResolveIn(PythonFile file, string dotted, int scope = PythonModule.ModuleScope) => ResolveIn(file, dotted, scope, isBase: false);

    private PythonDefinition? ResolveIn(PythonFile file, string dotted, int scope, bool isBase)
    {
        var dot = dotted.IndexOf('.', StringComparison.Ordinal);
        var (root, rest) = dot < 0 ? (dotted, string.Empty) : (dotted[..dot], dotted[(dot + 1)..]);
        for (; scope != PythonModule.ModuleScope; scope = file.Module.Scopes[scope].Parent)
        {
            if (file.Symbols.ImportsIn(scope) is { Count: > 0 } imports && ResolveImports(file, imports.Where(import => import.BoundName == root), rest, new Trail { IsBase = isBase }) is { } local)
            {
                return local;
            }

            if (file.Symbols.IsShadowed(scope, root))
            {
                return null;
            }
        }

        if (file.Symbols.TopLevel.TryGetValue(root, out var symbol))
        {
            return Follow(symbol.In(file), rest, new Trail { IsBase = isBase });
        }

        var trail = new Trail { IsBase = isBase };
        return ResolveImports(file, file.Symbols.Imports[root], rest, trail) ?? (ResolveStars(file, root, trail) is { } found ? Follow(found, rest, trail) : null);
    }

    /// <summary>The classes of this tree that a class inherits from, nearest first: depth first, left to right, each once.</summary>
    /// <param name="definition">A class.</param>
    /// <returns>The classes, without itself.</returns>
    public IReadOnlyList<PythonDefinition> Ancestors(PythonDefinition definition)
    {
        var found = new List<PythonDefinition>();
        AddAncestors(definition, found, [definition.FullName]);
        return found;
    }

    /// <summary>A method, field or nested class of a class, its own or inherited.</summary>
    /// <param name="definition">A class.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>Where it is defined, or null.</returns>
    public PythonDefinition? FindMember(PythonDefinition definition, string name) =>
        OwnMember(definition, name) ?? Ancestors(definition).Select(ancestor => OwnMember(ancestor, name)).FirstOrDefault(found => found is not null);

    /// <summary>Whether an import finds something.</summary>
    /// <param name="module">The dotted name of the module.</param>
    /// <param name="name">The name that is imported from it; null for the module itself.</param>
    internal bool Has(string module, string? name) => name is null ? FindModule(module) is not null : Resolve(module, name) is not null;

    /// <summary>A member that a class defines itself.</summary>
    internal static PythonDefinition? OwnMember(PythonDefinition definition, string name) =>
        definition.Class is { } owner && definition.File.Symbols.Members(owner.Scope).TryGetValue(name, out var symbol) ? symbol.In(definition.File) : null;

    private PythonDefinition? Resolve(string module, string name, Trail trail)
    {
        if (resolved.TryGetValue((module, name), out var known) || trail.TryGetValue((module, name), out known) || FindModule(module) is not { } file)
        {
            return known;
        }

        // Whoever comes here again on the way goes in a circle, and finds nothing.
        var isStart = trail.Count == 0;
        trail[(module, name)] = null;
        var found = file.Symbols.TopLevel.TryGetValue(name, out var symbol)
            ? symbol.In(file)
            : ResolveImports(file, file.Symbols.Imports[name], string.Empty, trail) ?? ResolveStars(file, name, trail) ?? Submodule(module, name) ?? Dynamic(file, name);
        trail[(module, name)] = found;
        if (isStart)
        {
            // What a circle cut short on the way is not the answer of that module by itself.
            resolved[(module, name)] = found;
        }

        return found;
    }

    private PythonDefinition? ResolveImports(PythonFile file, IEnumerable<PythonImport> imports, string rest, Trail trail)
    {
        foreach (var import in imports)
        {
            var module = file.AbsoluteModule(import);
            var found = import switch
            {
                { Name: { } name } => Resolve(module, name, trail) is { } symbol ? Follow(symbol, rest, trail) : null,
                { Alias: not null } => ResolveDotted(rest.Length == 0 ? module : $"{module}.{rest}", trail),
                _ => ResolveDotted(rest.Length == 0 ? import.BoundName : $"{import.BoundName}.{rest}", trail),
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private PythonDefinition? ResolveStars(PythonFile file, string name, Trail trail) => file.Symbols.Stars
        .Select(star => file.AbsoluteModule(star))
        .Where(module => FindModule(module) is { } found && found != file && (found.Module.Exports?.Contains(name) ?? !name.StartsWith('_')))
        .Select(module => Resolve(module, name, trail))
        .FirstOrDefault(found => found is not null);

    private PythonDefinition? Submodule(string module, string name) =>
        FindModule($"{module}.{name}") is { } file ? new PythonDefinition(file, PythonDefinitionKind.Module, string.Empty) : null;

    private static PythonDefinition? Dynamic(PythonFile file, string name) =>
        file.Symbols.TopLevel.ContainsKey("__getattr__") && file.Module.Strings.Any(text => text.Value == name)
            ? new PythonDefinition(file, PythonDefinitionKind.Dynamic, name)
            : null;

    private PythonDefinition? Follow(PythonDefinition definition, string rest, Trail trail)
    {
        PythonDefinition? current = definition;
        foreach (var part in rest.Length == 0 ? [] : rest.Split('.'))
        {
            current = current switch
            {
                { Kind: PythonDefinitionKind.Module } => Resolve(current.File.ModuleName, part, trail),
                { Kind: PythonDefinitionKind.Class } => trail.IsBase ? OwnMember(current, part) : FindMember(current, part),
                _ => null,
            };
        }

        return current;
    }

    private void AddAncestors(PythonDefinition definition, List<PythonDefinition> found, HashSet<string> seen)
    {
        foreach (var text in definition.Class?.Bases ?? [])
        {
            var bracket = text.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? text : text[..bracket];
            if (ResolveBase(definition, name) is { Class: not null } ancestor && seen.Add(ancestor.FullName))
            {
                found.Add(ancestor);
                AddAncestors(ancestor, found, seen);
            }
        }
    }

    private PythonDefinition? ResolveBase(PythonDefinition definition, string name)
    {
        // A nested class sees its siblings only by the outer class's name, but a class in a function sees the function's imports.
        return name.AsSpan().ContainsAny(NoName) ? null : ResolveIn(definition.File, name, definition.Class!.Container, isBase: true);
    }

    /// <summary>What one question has asked on its way.</summary>
    private sealed class Trail : Dictionary<(string Module, string Name), PythonDefinition?>
    {
        /// <summary>Whether a base is looked for: what that inherits must not matter, or a class could be its own reason.</summary>
        public bool IsBase { get; init; }
    }
}
