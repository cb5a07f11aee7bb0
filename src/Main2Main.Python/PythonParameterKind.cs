namespace Main2Main.Python;

/// <summary>How a parameter is passed.</summary>
public enum PythonParameterKind
{
    /// <summary>By position alone (before <c>/</c>).</summary>
    PositionalOnly,

    /// <summary>By position or name.</summary>
    Any,

    /// <summary><c>*args</c>.</summary>
    Positionals,

    /// <summary>By name alone (after <c>*</c>).</summary>
    KeywordOnly,

    /// <summary><c>**kwargs</c>.</summary>
    Keywords,
}
