namespace Main2Main.Python;

/// <summary>How a statement binds a variable.</summary>
public enum PythonBinding
{
    /// <summary><c>name = value</c>, with or without annotation, an annotation alone, or one of several unpacked names.</summary>
    Assignment,

    /// <summary><c>self.name = value</c> in a method.</summary>
    Attribute,

    /// <summary><c>with value as name</c>.</summary>
    With,

    /// <summary><c>for name in value</c>; the source is that of the iterated value.</summary>
    Loop,

    /// <summary><c>(name := value)</c>.</summary>
    Expression,

    /// <summary><c>type name = value</c>.</summary>
    TypeAlias,
}
