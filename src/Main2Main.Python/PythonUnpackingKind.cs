namespace Main2Main.Python;

/// <summary>How a place takes a value apart.</summary>
public enum PythonUnpackingKind
{
    /// <summary><c>a, b = value</c>.</summary>
    Assignment,

    /// <summary><c>for a, b in value</c>, in a comprehension too: each element is taken apart.</summary>
    Loop,

    /// <summary><c>value[1]</c> with a literal number.</summary>
    Index,

    /// <summary>A side of <c>==</c> or <c>!=</c>.</summary>
    Comparison,

    /// <summary><c>call(*value)</c>.</summary>
    Argument,

    /// <summary><c>with value</c>.</summary>
    Context,

    /// <summary><c>async with value</c>.</summary>
    AsyncContext,
}
