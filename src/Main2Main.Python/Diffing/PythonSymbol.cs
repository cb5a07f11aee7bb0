namespace Main2Main.Python.Diffing;

/// <summary>A definition without its file: exactly one of class, function and variable is set.</summary>
/// <param name="name">Its name.</param>
/// <param name="qualifiedName">Its dotted name within the module.</param>
internal sealed class PythonSymbol(string name, string qualifiedName)
{
    private const PythonFunctionTraits Secondary = PythonFunctionTraits.Overload | PythonFunctionTraits.PropertyPart;

    public string Name => name;

    public string QualifiedName => qualifiedName;

    public PythonClass? Class { get; init; }

    public PythonFunction? Function { get; init; }

    public PythonVariable? Variable { get; init; }

    public PythonDefinitionKind Kind => Class is not null ? PythonDefinitionKind.Class : Function is not null ? PythonDefinitionKind.Function : PythonDefinitionKind.Variable;

    public int Line => Class?.Line ?? Function?.Line ?? Variable!.Line;

    /// <summary>The code; that of a variable is not fingerprinted.</summary>
    public PythonBody Body => Class?.Body ?? Function?.Body ?? PythonBody.Empty;

    /// <summary>Whether this definition is the one to remember, although the other stands before it.</summary>
    public bool Outranks(PythonSymbol earlier) => (earlier, this) switch
    {
        ({ Function: { } first }, { Function: not null }) => (first.Traits & Secondary) != PythonFunctionTraits.None,
        ({ Variable: { } first }, { Variable: { } second }) => Rank(second) > Rank(first),
        _ => false,
    };

    public PythonDefinition In(PythonFile file) => new(file, Kind, QualifiedName) { Class = Class, Function = Function, Variable = Variable };

    // A field declared in the class body says more than an assignment in a method, and an annotation more than none.
    private static int Rank(PythonVariable variable) =>
        (variable.Scope == variable.Site ? 2 : 0) + (variable.Annotation is not null ? 1 : 0);
}
