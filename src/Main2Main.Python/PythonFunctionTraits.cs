namespace Main2Main.Python;

/// <summary>What a function is marked as.</summary>
[Flags]
public enum PythonFunctionTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Declared <c>async</c>.</summary>
    Async = 1,

    /// <summary>Decorated as abstract (<c>abstractmethod</c> and its relatives, however qualified).</summary>
    Abstract = 2,

    /// <summary>Decorated as a property, also a cached one.</summary>
    Property = 4,

    /// <summary>Decorated with <c>staticmethod</c>.</summary>
    Static = 8,

    /// <summary>Decorated with <c>classmethod</c>.</summary>
    ClassMethod = 16,

    /// <summary>Decorated with <c>overload</c>: a signature for type checkers alone.</summary>
    Overload = 32,

    /// <summary>The setter or deleter of a property.</summary>
    PropertyPart = 64,

    /// <summary>The body, apart from a docstring, begins with <c>raise NotImplementedError</c>.</summary>
    NotImplemented = 128,

    /// <summary>The body yields.</summary>
    Generator = 256,
}
