namespace Main2Main.Python;

/// <summary>A branch of a statement.</summary>
public enum PythonBranch
{
    /// <summary>The test holds.</summary>
    If,

    /// <summary>The test does not hold.</summary>
    Else,

    /// <summary>The body of a <c>try</c>, or its <c>else</c>.</summary>
    Try,

    /// <summary>A handler.</summary>
    Except,
}
