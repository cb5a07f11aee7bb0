namespace Main2Main.Python;

/// <summary>A function or method.</summary>
public sealed record PythonFunction
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its dotted name within the module.</summary>
    public required string QualifiedName { get; init; }

    /// <summary>The scope that is its body.</summary>
    public required int Scope { get; init; }

    /// <summary>The scope that it is defined in; a method's is its class.</summary>
    public required int Container { get; init; }

    /// <summary>The branch that it stands in.</summary>
    public required int Condition { get; init; }

    /// <summary>The line of <c>def</c>.</summary>
    public required int Line { get; init; }

    /// <summary>The last line of its body.</summary>
    public required int EndLine { get; init; }

    /// <summary>What it is marked as, derived from its decorators and body.</summary>
    public PythonFunctionTraits Traits { get; init; }

    /// <summary>Its parameters in order, <c>self</c> included.</summary>
    public IReadOnlyList<PythonParameter> Parameters { get; init; } = [];

    /// <summary>The return annotation's text; null when there is none.</summary>
    public string? Returns { get; init; }

    /// <summary>
    /// How many values every <c>return</c> (of a generator, every <c>yield</c>) gives, those of None not counted, also through a name that holds a
    /// tuple: 1 where no tuple or list is written out, so that a call or a name may still give several; null when they differ.
    /// </summary>
    public int? ReturnCount { get; init; }

    /// <summary>What every <c>return</c> gives, as a chain (see <see cref="PythonReference.Target"/>); null when they differ, give something else, or there is none.</summary>
    public string? ReturnSource { get; init; }

    /// <summary>Decorators without <c>@</c>, outermost first.</summary>
    public IReadOnlyList<PythonDecorator> Decorators { get; init; } = [];

    /// <summary>The names of its type parameters (PEP 695).</summary>
    public IReadOnlyList<string> TypeParameters { get; init; } = [];

    /// <summary>Its body's tokens, without the docstring and the signature.</summary>
    public required PythonBody Body { get; init; }

    /// <summary>Whether it is declared <c>async</c>.</summary>
    public bool IsAsync => Traits.HasFlag(PythonFunctionTraits.Async);

    /// <summary>Whether it has an abstract decorator.</summary>
    public bool IsAbstract => Traits.HasFlag(PythonFunctionTraits.Abstract);

    /// <summary>Whether it is read like an attribute.</summary>
    public bool IsProperty => Traits.HasFlag(PythonFunctionTraits.Property);

    /// <summary>Whether it is a static method.</summary>
    public bool IsStatic => Traits.HasFlag(PythonFunctionTraits.Static);

    /// <summary>Whether it is a class method.</summary>
    public bool IsClassMethod => Traits.HasFlag(PythonFunctionTraits.ClassMethod);
}
