namespace Main2Main.Python;

/// <summary>Where a name is defined.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="QualifiedName">The dotted name within the module; empty for the module itself.</param>
public sealed record PythonDefinition(PythonFile File, PythonDefinitionKind Kind, string QualifiedName)
{
    /// <summary>The class, if it is one.</summary>
    public PythonClass? Class { get; init; }

    /// <summary>The function, if it is one.</summary>
    public PythonFunction? Function { get; init; }

    /// <summary>The variable, if it is one.</summary>
    public PythonVariable? Variable { get; init; }

    /// <summary>The dotted name with the module.</summary>
    public string FullName => QualifiedName.Length == 0 ? File.ModuleName : $"{File.ModuleName}.{QualifiedName}";

    /// <summary>The definition without its file; only for a class, function or variable.</summary>
    internal Diffing.PythonSymbol Symbol => new(DottedName.Last(QualifiedName), QualifiedName) { Class = Class, Function = Function, Variable = Variable };

    /// <summary>Its line; 1 for a module.</summary>
    public int Line => Class?.Line ?? Function?.Line ?? Variable?.Line ?? 1;
}
