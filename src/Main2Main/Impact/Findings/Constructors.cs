using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Reads the constructor that a data class or named tuple gets from its fields.</summary>
internal static class Constructors
{
    /// <summary>The constructor; null when the class has none of this kind, or one of its own.</summary>
    /// <param name="tree">The tree that the class stands in.</param>
    /// <param name="definition">The class.</param>
    public static PythonFunction? Of(PythonTree tree, PythonDefinition definition)
    {
        if (definition.Class is not { IsRecord: true } found || PythonTree.OwnMember(definition, "__init__") is { Function: not null })
        {
            return null;
        }

        var parameters = new Dictionary<string, PythonParameter>(StringComparer.Ordinal);
        foreach (var above in tree.Ancestors(definition).Reverse().Append(definition).Where(above => above.Class!.IsRecord))
        {
            foreach (var parameter in Parameters(above))
            {
                // A field of a base keeps its place.
                parameters[parameter.Name] = parameter;
            }
        }

        return new PythonFunction
        {
            Name = "__init__",
            QualifiedName = $"{found.QualifiedName}.__init__",
            Scope = found.Scope,
            Container = found.Scope,
            Condition = found.Condition,
            Line = found.Line,
            EndLine = found.EndLine,
            Body = PythonBody.Empty,
            Parameters = [new PythonParameter("self", PythonParameterKind.Any, null, null, found.Line), .. parameters.Values.OrderBy(parameter => parameter.Kind == PythonParameterKind.KeywordOnly)],
        };
    }

    /// <summary>Whether the fields of a data class are given their values once.</summary>
    /// <param name="found">The class.</param>
    public static bool IsFrozen(PythonClass found) => Asks(found, "frozen=True") || found.Decorators.Any(decorator => decorator.Name is "attrs.frozen" or "attr.frozen");

    private static bool Asks(PythonClass found, string option) =>
        found.Decorators.Any(decorator => decorator.Text.Replace(" ", string.Empty, StringComparison.Ordinal).Contains(option, StringComparison.Ordinal));

    private static IEnumerable<PythonParameter> Parameters(PythonDefinition definition)
    {
        var found = definition.Class!;
        var isNamed = Asks(found, "kw_only=True");
        foreach (var field in definition.File.Module.Variables.Where(field => field.Scope == found.Scope && field.Site == found.Scope && field.Annotation is not null).OrderBy(field => field.Line))
        {
            if (DottedName.Last(field.Annotation!) == "KW_ONLY")
            {
                isNamed = true;
                continue;
            }

            if (!field.Annotation!.Contains("ClassVar", StringComparison.Ordinal) && !Says(field, "init=False"))
            {
                var kind = isNamed || Says(field, "kw_only=True") ? PythonParameterKind.KeywordOnly : PythonParameterKind.Any;
                yield return new PythonParameter(field.Name, kind, field.Annotation, DefaultOf(field), field.Line);
            }
        }
    }

    private static string? DefaultOf(PythonVariable field) =>
        field.Value is not null && field.Source is { } source && DottedName.Last(source) is "field()" or "Field()" or "ib()" && !Says(field, "default") && !Says(field, "factory") ? null : field.Value;

    private static bool Says(PythonVariable field, string text) => field.Value?.Replace(" ", string.Empty, StringComparison.Ordinal).Contains(text, StringComparison.Ordinal) == true;
}
