namespace Main2Main.Python.Parsing;

/// <summary>Reads what decorators make of a function.</summary>
internal static class FunctionTraits
{
    /// <summary>The traits that do not depend on the body.</summary>
    /// <param name="decorators">The decorators.</param>
    /// <param name="isAsync">Whether it is declared async.</param>
    /// <returns>The traits.</returns>
    public static PythonFunctionTraits Of(IReadOnlyList<PythonDecorator> decorators, bool isAsync)
    {
        var traits = isAsync ? PythonFunctionTraits.Async : PythonFunctionTraits.None;
        foreach (var decorator in decorators)
        {
            traits |= Of(decorator.Name.AsSpan(decorator.Name.LastIndexOf('.') + 1));
        }

        return traits;
    }

    private static PythonFunctionTraits Of(ReadOnlySpan<char> name) => name switch
    {
        "abstractmethod" => PythonFunctionTraits.Abstract,
        "abstractproperty" => PythonFunctionTraits.Abstract | PythonFunctionTraits.Property,
        "abstractclassmethod" => PythonFunctionTraits.Abstract | PythonFunctionTraits.ClassMethod,
        "abstractstaticmethod" => PythonFunctionTraits.Abstract | PythonFunctionTraits.Static,
        "staticmethod" => PythonFunctionTraits.Static,
        "classmethod" => PythonFunctionTraits.ClassMethod,
        "overload" => PythonFunctionTraits.Overload,
        "setter" or "deleter" => PythonFunctionTraits.PropertyPart,
        _ => name.EndsWith("property") ? PythonFunctionTraits.Property : PythonFunctionTraits.None,
    };
}
