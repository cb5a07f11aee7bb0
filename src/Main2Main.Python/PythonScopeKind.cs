namespace Main2Main.Python;

/// <summary>What a scope is.</summary>
public enum PythonScopeKind
{
    /// <summary>The module.</summary>
    Module,

    /// <summary>A class body.</summary>
    Class,

    /// <summary>A function body.</summary>
    Function,
}
