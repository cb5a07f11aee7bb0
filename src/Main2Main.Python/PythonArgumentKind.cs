namespace Main2Main.Python;

/// <summary>How an argument is passed.</summary>
public enum PythonArgumentKind
{
    /// <summary>By position.</summary>
    Positional,

    /// <summary>By name.</summary>
    Keyword,

    /// <summary><c>*values</c>.</summary>
    Star,

    /// <summary><c>**values</c>.</summary>
    DoubleStar,
}
