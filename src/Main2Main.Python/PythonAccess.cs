namespace Main2Main.Python;

/// <summary>What is done with an attribute.</summary>
public enum PythonAccess
{
    /// <summary>It is read.</summary>
    Read,

    /// <summary>It gets a value.</summary>
    Write,

    /// <summary>It is deleted.</summary>
    Delete,
}
