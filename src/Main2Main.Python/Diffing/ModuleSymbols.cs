namespace Main2Main.Python.Diffing;

/// <summary>The names that a module and its classes define, each once: of several definitions the one that counts for callers.</summary>
internal sealed class ModuleSymbols
{
    private static readonly IReadOnlyDictionary<string, PythonSymbol> Nothing = new Dictionary<string, PythonSymbol>();

    private readonly Dictionary<int, Dictionary<string, PythonSymbol>> scopes = [];
    private readonly Dictionary<int, List<PythonImport>> inner = [];
    private readonly Dictionary<(int Scope, string Name), bool> shadows = [];

    public ModuleSymbols(PythonModule module)
    {
        foreach (var found in module.Classes.Where(found => module.Scopes[found.Container].Kind != PythonScopeKind.Function))
        {
            Add(found.Container, new PythonSymbol(found.Name, found.QualifiedName) { Class = found });
        }

        foreach (var found in module.Functions.Where(found => module.Scopes[found.Container].Kind != PythonScopeKind.Function))
        {
            Add(found.Container, new PythonSymbol(found.Name, found.QualifiedName) { Function = found });
        }

        foreach (var found in module.Variables.Where(found => module.Scopes[found.Scope].Kind != PythonScopeKind.Function))
        {
            var owner = module.QualifiedNameOf(found.Scope);
            Add(found.Scope, new PythonSymbol(found.Name, owner.Length == 0 ? found.Name : $"{owner}.{found.Name}") { Variable = found });
        }

        foreach (var shadow in module.Shadows)
        {
            shadows[(shadow.Scope, shadow.Name)] = shadow.IsOther || shadows.GetValueOrDefault((shadow.Scope, shadow.Name));
        }

        Imports = module.Imports.Where(found => found.Scope == PythonModule.ModuleScope && !found.IsStar).ToLookup(found => found.BoundName);
        Stars = [.. module.Imports.Where(found => found.Scope == PythonModule.ModuleScope && found.IsStar)];
        foreach (var found in module.Imports.Where(found => found.Scope != PythonModule.ModuleScope))
        {
            AddInner(found);
        }
    }

    /// <summary>What the module defines at its top level.</summary>
    public IReadOnlyDictionary<string, PythonSymbol> TopLevel => Members(PythonModule.ModuleScope);

    /// <summary>What the module imports at its top level, by the name that it gets.</summary>
    public ILookup<string, PythonImport> Imports { get; }

    /// <summary>The module's star imports.</summary>
    public IReadOnlyList<PythonImport> Stars { get; }

    /// <summary>What a function or class imports itself.</summary>
    /// <param name="scope">Its scope.</param>
    public IReadOnlyList<PythonImport> ImportsIn(int scope) => inner.TryGetValue(scope, out var found) ? found : [];

    /// <summary>Whether a function binds a name of the module anew, so that in it the name stands for something else.</summary>
    /// <param name="scope">The function's scope.</param>
    /// <param name="name">The name.</param>
    public bool IsShadowed(int scope, string name) => shadows.ContainsKey((scope, name));

    /// <summary>Whether a function binds a name, of a parameter too, by more than an assignment.</summary>
    /// <param name="scope">The function's scope.</param>
    /// <param name="name">The name.</param>
    public bool IsRebound(int scope, string name) => shadows.GetValueOrDefault((scope, name));

    /// <summary>What a class defines itself.</summary>
    /// <param name="scope">The class's scope.</param>
    /// <returns>Its members and fields by name.</returns>
    public IReadOnlyDictionary<string, PythonSymbol> Members(int scope) => scopes.TryGetValue(scope, out var found) ? found : Nothing;

    private void AddInner(PythonImport import)
    {
        if (!inner.TryGetValue(import.Scope, out var known))
        {
            inner[import.Scope] = known = [];
        }

        known.Add(import);
    }

    private void Add(int scope, PythonSymbol symbol)
    {
        if (!scopes.TryGetValue(scope, out var known))
        {
            scopes[scope] = known = [];
        }

        if (!known.TryGetValue(symbol.Name, out var other) || symbol.Outranks(other))
        {
            known[symbol.Name] = symbol;
        }
    }
}
