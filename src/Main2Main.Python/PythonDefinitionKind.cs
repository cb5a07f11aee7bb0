namespace Main2Main.Python;

/// <summary>What a name stands for.</summary>
public enum PythonDefinitionKind
{
    /// <summary>A module or package.</summary>
    Module,

    /// <summary>A class.</summary>
    Class,

    /// <summary>A function or method.</summary>
    Function,

    /// <summary>A variable or field.</summary>
    Variable,

    /// <summary>A name that the module's <c>__getattr__</c> seems to know.</summary>
    Dynamic,
}
