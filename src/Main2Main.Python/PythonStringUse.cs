namespace Main2Main.Python;

/// <summary>What is done with a string constant.</summary>
public enum PythonStringUse
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Compared with <c>==</c> or <c>!=</c>, or a side of <c>in</c>: the string itself or an element of the literal there.</summary>
    Compared,

    /// <summary>A pattern of a <c>case</c>.</summary>
    Case,
}
