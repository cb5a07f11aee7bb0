namespace Main2Main.Python;

/// <summary>
/// What one Python source file holds, as far as contracts and their usage need it. It knows neither its path nor its module name:
/// the same content at two paths is one object. All lists are in source order. Lines count from 1.
/// </summary>
public sealed record PythonModule
{
    /// <summary>What stands for a source whose content could not be had. It is never kept: what is missing today may be there tomorrow.</summary>
    public static readonly PythonModule Lost = new() { Failure = new ParseFailure(1, "the repository does not hold the file's content") };

    /// <summary>The version of this model; a cache of another version is not read.</summary>
    public const int Version = 8;

    /// <summary>The index of the module itself in <see cref="Scopes"/>.</summary>
    public const int ModuleScope = 0;

    /// <summary>Why the file could not be parsed; then every list is empty. Null when it could.</summary>
    public ParseFailure? Failure { get; init; }

    /// <summary>The module (index 0) and every class and function, in source order; items refer to them by index.</summary>
    public IReadOnlyList<PythonScope> Scopes { get; init; } = [];

    /// <summary>The branches that items stand in; items refer to them by index, <see cref="PythonCondition.None"/> is no branch.</summary>
    public IReadOnlyList<PythonCondition> Conditions { get; init; } = [];

    /// <summary>Every imported name, in whichever scope.</summary>
    public IReadOnlyList<PythonImport> Imports { get; init; } = [];

    /// <summary>The names of the module, of an import in whichever scope, or of a parameter, that a function binds anew: in it they stand for something else.</summary>
    public IReadOnlyList<PythonShadow> Shadows { get; init; } = [];

    /// <summary>Every class, nested ones and those inside functions too.</summary>
    public IReadOnlyList<PythonClass> Classes { get; init; } = [];

    /// <summary>Every function and method, nested ones too.</summary>
    public IReadOnlyList<PythonFunction> Functions { get; init; } = [];

    /// <summary>
    /// Every variable of the module, every field of a class, and those local variables whose value or annotation tells a type.
    /// </summary>
    public IReadOnlyList<PythonVariable> Variables { get; init; } = [];

    /// <summary>The names in <c>__all__</c>, where it is built from literals; null when the module has none.</summary>
    public IReadOnlyList<string>? Exports { get; init; }

    /// <summary>Every call, those in decorators, defaults and f-strings too.</summary>
    public IReadOnlyList<PythonCall> Calls
    {
        get => field ?? StoredUsage?.Value.Calls ?? [];
        init;
    }

    /// <summary>
    /// Every read, write and deletion of an attribute, except the read that a call's callee is (see <see cref="PythonCall.Callee"/>),
    /// and every read of a bare name that the module imports or defines at its top level.
    /// </summary>
    public IReadOnlyList<PythonReference> References
    {
        get => field ?? StoredUsage?.Value.References ?? [];
        init;
    }

    /// <summary>Every place that relies on how many parts the value of a name, an attribute or a call has.</summary>
    public IReadOnlyList<PythonUnpacking> Unpackings
    {
        get => field ?? StoredUsage?.Value.Unpackings ?? [];
        init;
    }

    /// <summary>String constants of at most 200 characters; no docstrings, no bytes, no f-strings.</summary>
    public IReadOnlyList<PythonString> Strings
    {
        get => field ?? StoredStrings?.Value ?? [];
        init;
    }

    /// <summary>What calls that warn and docstrings say will go.</summary>
    public IReadOnlyList<PythonNotice> Notices { get; init; } = [];

    /// <summary>The whole file's tokens.</summary>
    public PythonBody Body { get; init; } = PythonBody.Empty;

    /// <summary>Calls and references of a module from a cache: most modules are read for what they define alone. Null for a parsed module.</summary>
    internal Lazy<PythonUsage>? StoredUsage { get; init; }

    /// <summary>Strings of a module from a cache, which are asked for without its calls. Null for a parsed module.</summary>
    internal Lazy<IReadOnlyList<PythonString>>? StoredStrings { get; init; }

    /// <summary>The class whose body a scope is.</summary>
    /// <param name="scope">An index into <see cref="Scopes"/>.</param>
    /// <returns>The class, or null when the scope is the module or a function.</returns>
    public PythonClass? ClassAt(int scope) => Scopes[scope] is { Kind: PythonScopeKind.Class } found ? Classes[found.Item] : null;

    /// <summary>The function whose body a scope is.</summary>
    /// <param name="scope">An index into <see cref="Scopes"/>.</param>
    /// <returns>The function, or null when the scope is the module or a class.</returns>
    public PythonFunction? FunctionAt(int scope) => Scopes[scope] is { Kind: PythonScopeKind.Function } found ? Functions[found.Item] : null;

    /// <summary>The dotted name of a scope within the module: <c>Class.method.inner</c>, empty for the module.</summary>
    /// <param name="scope">An index into <see cref="Scopes"/>.</param>
    /// <returns>The name.</returns>
    public string QualifiedNameOf(int scope) => ClassAt(scope)?.QualifiedName ?? FunctionAt(scope)?.QualifiedName ?? string.Empty;

    /// <summary>The innermost class around a scope, through functions too.</summary>
    /// <param name="scope">An index into <see cref="Scopes"/>.</param>
    /// <returns>The class, or null outside of every class.</returns>
    public PythonClass? EnclosingClass(int scope)
    {
        while (scope != ModuleScope && Scopes[scope].Kind != PythonScopeKind.Class)
        {
            scope = Scopes[scope].Parent;
        }

        return ClassAt(scope);
    }

    /// <summary>The innermost function around a scope, or the scope's own.</summary>
    /// <param name="scope">An index into <see cref="Scopes"/>.</param>
    /// <returns>The function, or null outside of every function.</returns>
    public PythonFunction? EnclosingFunction(int scope)
    {
        while (scope != ModuleScope && Scopes[scope].Kind != PythonScopeKind.Function)
        {
            scope = Scopes[scope].Parent;
        }

        return FunctionAt(scope);
    }

    /// <summary>The branches around an item, outermost first.</summary>
    /// <param name="condition">The item's condition.</param>
    /// <returns>The branches; none when the item stands in no branch.</returns>
    public IReadOnlyList<PythonCondition> ConditionsAround(int condition)
    {
        var chain = new List<PythonCondition>();
        for (; condition != PythonCondition.None; condition = Conditions[condition].Parent)
        {
            chain.Add(Conditions[condition]);
        }

        chain.Reverse();
        return chain;
    }
}

/// <summary>Why a file is not Python source that we can read.</summary>
/// <param name="Line">The line where reading stopped, from 1.</param>
/// <param name="Reason">What was found there, as a clause: <c>a statement ends with ')'</c>.</param>
public sealed record ParseFailure(int Line, string Reason);

/// <summary>What a piece of code says of its own end: the text of a call that warns, or of a docstring.</summary>
/// <param name="Text">The text as written, whitespace collapsed and cut.</param>
/// <param name="Line">Its line.</param>
/// <param name="Scope">The scope that it stands in; a docstring's is what it describes.</param>
/// <param name="Condition">The branch that it stands in.</param>
public sealed record PythonNotice(string Text, int Line, int Scope, int Condition);

/// <summary>A use of an attribute or of a name.</summary>
/// <param name="Target">
/// The chain: names with dots between them, <c>()</c> after what is called and <c>[]</c> after what is subscripted, whatever is between; the first
/// part is <c>?</c> when it is any other expression. <c>self.model.layers[0].forward</c> is <c>self.model.layers[].forward</c>,
/// <c>super(A, self).run</c> is <c>super().run</c>, <c>"".join</c> is <c>?.join</c>. Parentheses around a chain and <c>await</c> leave no trace.
/// A chain of more than 500 characters begins anew with <c>?</c> after its next call or subscript. The prefix up to a call or subscript is a reference or call of its own, earlier in the list.
/// </param>
/// <param name="Access">What is done with the last part.</param>
/// <param name="Line">The line of the last part.</param>
/// <param name="Scope">The scope that it stands in.</param>
/// <param name="Condition">The branch that it stands in.</param>
public readonly record struct PythonReference(string Target, PythonAccess Access, int Line, int Scope, int Condition);

/// <summary>A string constant; adjacent literals are one.</summary>
/// <param name="Value">The value, escapes resolved.</param>
/// <param name="Use">What is done with it.</param>
/// <param name="ComparedWith">For a comparison the other side as a chain, for a case the subject; null when it is no chain.</param>
/// <param name="Line">Its line.</param>
/// <param name="Scope">The scope that it stands in.</param>
/// <param name="Condition">The branch that it stands in.</param>
public readonly record struct PythonString(string Value, PythonStringUse Use, string? ComparedWith, int Line, int Scope, int Condition);

/// <summary>A place that relies on how many parts a value has.</summary>
/// <param name="Source">The value as a chain (see <see cref="PythonReference.Target"/>): <c>manager.blocks()</c>, or a name that holds it.</param>
/// <param name="Kind">What is done with it.</param>
/// <param name="Count">
/// How many parts: of an unpacking the targets without a starred one, of an index the index itself, of a comparison the elements of the other side,
/// -1 when that is no literal; 0 for a starred argument and a context.
/// </param>
/// <param name="HasStar">Whether one target is starred, and takes what is left.</param>
/// <param name="Line">Its line.</param>
/// <param name="Scope">The scope that it stands in.</param>
/// <param name="Condition">The branch that it stands in.</param>
public readonly record struct PythonUnpacking(string Source, PythonUnpackingKind Kind, int Count, bool HasStar, int Line, int Scope, int Condition);

/// <summary>What a module does with names, apart from importing them.</summary>
/// <param name="Calls">See <see cref="PythonModule.Calls"/>.</param>
/// <param name="References">See <see cref="PythonModule.References"/>.</param>
/// <param name="Unpackings">See <see cref="PythonModule.Unpackings"/>.</param>
internal sealed record PythonUsage(IReadOnlyList<PythonCall> Calls, IReadOnlyList<PythonReference> References, IReadOnlyList<PythonUnpacking> Unpackings);
