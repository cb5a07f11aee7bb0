using System.Runtime.InteropServices;

namespace Main2Main.Python.Parsing;

/// <summary>Collects what a module holds while it is read.</summary>
internal sealed class ModuleBuilder
{
    private readonly List<(int Start, int End)> classBodies = [];
    private readonly List<(int Start, int End)> functionBodies = [];
    private readonly List<PythonShadow> own = [];
    private readonly HashSet<(string Name, int Scope)> outer = [];
    private List<string>? exports;

    /// <summary>The scope that is being read.</summary>
    public int Scope { get; set; }

    /// <summary>The branch that is being read.</summary>
    public int Condition { get; set; }

    public List<PythonScope> Scopes { get; } = [];

    public List<PythonCondition> Conditions { get; } = [];

    public List<PythonImport> Imports { get; } = [];

    public List<PythonClass> Classes { get; } = [];

    public List<PythonFunction> Functions { get; } = [];

    public List<PythonVariable> Variables { get; } = [];

    public List<PythonCall> Calls { get; } = [];

    public List<PythonReference> References { get; } = [];

    public List<PythonString> Strings { get; } = [];

    public List<PythonUnpacking> Unpackings { get; } = [];

    public List<PythonNotice> Notices { get; } = [];

    /// <summary>What the scope that is being read is.</summary>
    public PythonScopeKind ScopeKind => Scopes[Scope].Kind;

    /// <summary>Forgets everything, for the next file.</summary>
    public void Clear()
    {
        (Scope, Condition, exports) = (PythonModule.ModuleScope, PythonCondition.None, null);
        Scopes.Clear();
        Scopes.Add(new PythonScope(0, PythonScopeKind.Module, 0));
        Conditions.Clear();
        Imports.Clear();
        Classes.Clear();
        Functions.Clear();
        Variables.Clear();
        Calls.Clear();
        References.Clear();
        Strings.Clear();
        Unpackings.Clear();
        Notices.Clear();
        classBodies.Clear();
        functionBodies.Clear();
        own.Clear();
        outer.Clear();
    }

    /// <summary>Opens a class or function: what follows is its own.</summary>
    /// <param name="kind">What it is.</param>
    /// <returns>Its place in the list of its kind, which is kept for it.</returns>
    public int Open(PythonScopeKind kind)
    {
        var item = kind == PythonScopeKind.Class ? Classes.Count : Functions.Count;
        if (kind == PythonScopeKind.Class)
        {
            Classes.Add(null!);
            classBodies.Add(default);
        }
        else
        {
            Functions.Add(null!);
            functionBodies.Add(default);
        }

        Scopes.Add(new PythonScope(Scope, kind, item));
        Scope = Scopes.Count - 1;
        return item;
    }

    /// <summary>Closes a class.</summary>
    public void Close(int item, PythonClass found, (int Start, int End) body)
    {
        Classes[item] = found;
        classBodies[item] = body;
        Scope = found.Container;
    }

    /// <summary>Closes a function.</summary>
    public void Close(int item, PythonFunction found, (int Start, int End) body)
    {
        Functions[item] = found;
        functionBodies[item] = body;
        Scope = found.Container;
    }

    /// <summary>Records a statement of a module or class that defines nothing.</summary>
    /// <param name="hashes">The hashes of its tokens.</param>
    public void AddStatement(ReadOnlySpan<uint> hashes)
    {
        ref var scope = ref CollectionsMarshal.AsSpan(Scopes)[Scope];
        if (scope.Kind == PythonScopeKind.Function)
        {
            return;
        }

        var sum = scope.Statements;
        foreach (var hash in hashes)
        {
            sum = hash == 0 ? sum : TextHash.Combine(sum, hash);
        }

        scope = scope with { Statements = sum };
    }

    /// <summary>Records names of <c>__all__</c>.</summary>
    public void Export(IEnumerable<string> exported) => (exports ??= []).AddRange(exported);

    /// <summary>Records that the function that is being read binds a name; of a module and a class nothing is recorded.</summary>
    /// <param name="name">The name.</param>
    /// <param name="isOther">Whether it does so by more than an assignment.</param>
    public void Own(string name, bool isOther = true)
    {
        if (ScopeKind == PythonScopeKind.Function)
        {
            own.Add(new PythonShadow(name, Scope, isOther));
        }
    }

    /// <summary>Records that a name of the function that is being read is that of a scope around it.</summary>
    public void Borrow(string name) => outer.Add((name, Scope));

    /// <summary>How much has been read of what a module does with names.</summary>
    public (int Calls, int References, int Unpackings) Mark() => (Calls.Count, References.Count, Unpackings.Count);

    /// <summary>Makes of names that an expression binds for itself what they are to everybody else: any other expression.</summary>
    /// <param name="since">What had been read when the expression began.</param>
    /// <param name="names">The names.</param>
    public void Hide((int Calls, int References, int Unpackings) since, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        foreach (ref var call in CollectionsMarshal.AsSpan(Calls)[since.Calls..])
        {
            var isPassed = call.Arguments.Any(argument => IsHidden(argument.Text, names));
            call = !isPassed && !IsHidden(call.Callee, names) ? call : call with
            {
                Callee = Hidden(call.Callee, names),
                Arguments = isPassed ? [.. call.Arguments.Select(argument => IsHidden(argument.Text, names) ? argument with { Text = null } : argument)] : call.Arguments,
            };
        }

        foreach (ref var reference in CollectionsMarshal.AsSpan(References)[since.References..])
        {
            if (IsHidden(reference.Target, names))
            {
                var hidden = Hidden(reference.Target, names);
                reference = hidden.Length == 1 ? default : reference with { Target = hidden };
            }
        }

        foreach (ref var unpacking in CollectionsMarshal.AsSpan(Unpackings)[since.Unpackings..])
        {
            unpacking = unpacking with { Source = Hidden(unpacking.Source, names) };
        }
    }

    /// <summary>Sets what is done with a reference.</summary>
    public void Mark(int reference, PythonAccess access)
    {
        ref var found = ref CollectionsMarshal.AsSpan(References)[reference];
        found = found with { Access = access };
    }

    /// <summary>Drops a reference without moving the others.</summary>
    public void Drop(int reference) => CollectionsMarshal.AsSpan(References)[reference] = default;

    /// <summary>Sets what is done with a string.</summary>
    public void Mark(int index, PythonStringUse use, string? comparedWith)
    {
        ref var found = ref CollectionsMarshal.AsSpan(Strings)[index];
        found = found with { Use = use, ComparedWith = comparedWith };
    }

    /// <summary>The module.</summary>
    /// <param name="bodies">The fingerprints.</param>
    /// <param name="tokenCount">How many tokens the file has.</param>
    /// <returns>The module.</returns>
    public PythonModule Build(BodyFingerprints bodies, int tokenCount)
    {
        var known = KnownNames();
        return new PythonModule
        {
            Scopes = [.. Scopes],
            Conditions = [.. Conditions],
            Imports = [.. Imports],
            Shadows = [.. own.Where(found => !outer.Contains((found.Name, found.Scope)) && (known.Contains(found.Name) || (found.IsOther && IsParameter(found)))).Distinct()],
            Classes = [.. Classes.Select((found, index) => found with { Body = bodies.Of(classBodies[index].Start, classBodies[index].End) })],
            Functions = [.. Functions.Select((found, index) => found with { Body = bodies.Of(functionBodies[index].Start, functionBodies[index].End) })],
            Variables = [.. Variables],
            Exports = exports?.ToArray(),
            Calls = [.. Calls],

            // Bare names are kept only where they can mean something outside of a function.
            References = [.. References.Where(found => found.Target is { } target && (target.AsSpan().ContainsAny('.', '(', '[') || known.Contains(target)))],
            Strings = [.. Strings],
            Unpackings = [.. Unpackings],
            Notices = [.. Notices],
            Body = bodies.Of(0, tokenCount),
        };
    }

    private static string Hidden(string chain, IReadOnlyCollection<string> names) => IsHidden(chain, names) ? "?" + chain[EndOfRoot(chain)..] : chain;

    private static bool IsHidden(string? chain, IReadOnlyCollection<string> names)
    {
        if (chain is null)
        {
            return false;
        }

        var root = chain.AsSpan(0, EndOfRoot(chain));
        foreach (var name in names)
        {
            if (root.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfRoot(string chain) => chain.AsSpan().IndexOfAny('.', '(', '[') is var found and >= 0 ? found : chain.Length;

    private bool IsParameter(PythonShadow found) => Functions[Scopes[found.Scope].Item].Parameters.Any(parameter => parameter.Name == found.Name);

    private HashSet<string> KnownNames()
    {
        var known = new HashSet<string>(Imports.Count + Classes.Count + Variables.Count);
        known.UnionWith(Imports.Select(found => found.BoundName));
        known.UnionWith(Classes.Where(found => found.Container == PythonModule.ModuleScope).Select(found => found.Name));
        known.UnionWith(Functions.Where(found => found.Container == PythonModule.ModuleScope).Select(found => found.Name));
        known.UnionWith(Variables.Where(found => found.Scope == PythonModule.ModuleScope).Select(found => found.Name));
        return known;
    }
}
