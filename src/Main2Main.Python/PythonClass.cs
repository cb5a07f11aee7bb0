namespace Main2Main.Python;

/// <summary>A class.</summary>
public sealed record PythonClass
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its dotted name within the module.</summary>
    public required string QualifiedName { get; init; }

    /// <summary>The scope that is its body.</summary>
    public required int Scope { get; init; }

    /// <summary>The scope that it is defined in.</summary>
    public required int Container { get; init; }

    /// <summary>The branch that it stands in.</summary>
    public required int Condition { get; init; }

    /// <summary>The line of <c>class</c>.</summary>
    public required int Line { get; init; }

    /// <summary>The last line of its body.</summary>
    public required int EndLine { get; init; }

    /// <summary>The bases: normalised text, a starred one with its star. Type arguments stay: <c>Generic[T]</c>.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>Keyword arguments of the class statement, such as <c>metaclass</c>; a double star has no name.</summary>
    public IReadOnlyList<PythonArgument> Keywords { get; init; } = [];

    /// <summary>Whether it is a named tuple: a value that can be taken apart.</summary>
    public bool IsNamedTuple => Bases.Any(name => DottedName.Last(name) is "NamedTuple");

    /// <summary>Whether its fields are its constructor's parameters: a named tuple, or a data class by its decorator.</summary>
    public bool IsRecord => IsNamedTuple || Decorators.Any(decorator => DottedName.Last(decorator.Name) is "dataclass" or "define" or "frozen" or "attrs" or "s" or "config");

    /// <summary>Decorators without <c>@</c>, outermost first.</summary>
    public IReadOnlyList<PythonDecorator> Decorators { get; init; } = [];

    /// <summary>The names of its type parameters (PEP 695).</summary>
    public IReadOnlyList<string> TypeParameters { get; init; } = [];

    /// <summary>Its body's tokens, without the docstring.</summary>
    public required PythonBody Body { get; init; }
}

/// <summary>A decorator.</summary>
/// <param name="Text">The whole expression, normalised, without <c>@</c>.</param>
/// <param name="Name">Its dotted name without call and arguments, <c>functools.lru_cache</c>; <c>?</c> when it is no name.</param>
/// <param name="Line">Its line.</param>
public sealed record PythonDecorator(string Text, string Name, int Line);
