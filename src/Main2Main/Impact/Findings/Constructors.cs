using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Reads the constructor that a data class or named tuple gets from its fields.</summary>
internal static class Constructors
{
    /// <summary>The constructor; null when the class has none of this kind, or one of its own.</summary>
    /// <param name="tree">The tree that the class stands in.</param>
    /// <param name="definition">The class, or a variable that holds a named tuple.</param>
    public static PythonFunction? Of(PythonTree tree, PythonDefinition definition)
    {
        if (definition.Variable is { } variable)
        {
            return NamedTuples.FieldsOf(variable) is { } fields ? Made(variable.Name, variable.Scope, variable.Condition, (variable.Line, variable.Line), fields) : null;
        }

        if (definition is { Class.IsRecord: false } && Heritage(tree, definition) is { } record)
        {
            return Of(tree, record);
        }

        var isModel = IsModel(tree, definition);
        if (definition.Class is not { } found || !(found.IsRecord || isModel) || PythonTree.OwnMember(definition, "__init__") is { Function: not null })
        {
            return null;
        }

        var parameters = new Dictionary<string, PythonParameter>(StringComparer.Ordinal);
        foreach (var above in tree.Ancestors(definition).Reverse().Append(definition).Where(above => isModel || above.Class!.IsRecord))
        {
            foreach (var parameter in Parameters(above, isModel))
            {
                // A field of a base keeps its place.
                parameters[parameter.Name] = parameter;
            }
        }

        // A model leaves out what it does not know.
        var others = isModel ? [new PythonParameter("others", PythonParameterKind.Keywords, null, null, found.Line)] : Array.Empty<PythonParameter>();
        return Made(found.QualifiedName, found.Scope, found.Condition, (found.Line, found.EndLine), [.. parameters.Values.OrderBy(parameter => parameter.Kind == PythonParameterKind.KeywordOnly), .. others]);
    }

    /// <summary>The data class whose constructor a class inherits that is none itself; null where another comes first.</summary>
    private static PythonDefinition? Heritage(PythonTree tree, PythonDefinition definition) => PythonTree.OwnMember(definition, "__init__") is not null ? null
        : tree.Ancestors(definition).FirstOrDefault(above => above.Class!.IsRecord || PythonTree.OwnMember(above, "__init__") is not null)
            is { Class.IsRecord: true } record ? record : null;

    private static PythonFunction Made(string owner, int scope, int condition, (int First, int Last) lines, IEnumerable<PythonParameter> parameters) => new()
    {
        Name = "__init__",
        QualifiedName = $"{owner}.__init__",
        Scope = scope,
        Container = scope,
        Condition = condition,
        Line = lines.First,
        EndLine = lines.Last,
        Body = PythonBody.Empty,
        Parameters = [new PythonParameter("self", PythonParameterKind.Any, null, null, lines.First), .. parameters],
    };

    /// <summary>Whether a class is one of pydantic's, whose fields are given by name.</summary>
    private static bool IsModel(PythonTree tree, PythonDefinition definition) => definition.Class is { IsRecord: false }
        && tree.Ancestors(definition).Prepend(definition).Any(above => above.Class!.Bases.Any(name => DottedName.Last(name) == "BaseModel" && tree.ResolveIn(above.File, name) is null));

    /// <summary>Whether the fields of a data class are given their values once.</summary>
    /// <param name="found">The class.</param>
    public static bool IsFrozen(PythonClass found) => Asks(found, "frozen=True") || found.Decorators.Any(decorator => decorator.Name is "attrs.frozen" or "attr.frozen");

    /// <summary>The fields that a data class itself adds to its constructor, in order.</summary>
    /// <param name="definition">The class.</param>
    public static IEnumerable<PythonParameter> FieldsOf(PythonDefinition definition) => Parameters(definition, isModel: false);

    private static bool Asks(PythonClass found, string option) =>
        found.Decorators.Any(decorator => decorator.Text.Replace(" ", string.Empty, StringComparison.Ordinal).Contains(option, StringComparison.Ordinal));

    private static IEnumerable<PythonParameter> Parameters(PythonDefinition definition, bool isModel)
    {
        var found = definition.Class!;
        var isNamed = isModel || Asks(found, "kw_only=True");
        foreach (var field in definition.File.Module.Variables.Where(field => field.Scope == found.Scope && field.Site == found.Scope && field.Annotation is not null).OrderBy(field => field.Line))
        {
            if (DottedName.Last(field.Annotation!) == "KW_ONLY")
            {
                isNamed = true;
                continue;
            }

            // What has an alias is given by that.
            var described = CallOf(definition, field);
            if (isModel && (field.Name.StartsWith('_') || field.Name == "model_config" || Says(described, "alias")))
            {
                continue;
            }

            if (!field.Annotation!.Contains("ClassVar", StringComparison.Ordinal) && !Says(described, "init", "False"))
            {
                var kind = isNamed || Says(described, "kw_only", "True") ? PythonParameterKind.KeywordOnly : PythonParameterKind.Any;
                yield return new PythonParameter(field.Name, kind, field.Annotation, DefaultOf(field, described), field.Line);
            }
        }
    }

    private static string? DefaultOf(PythonVariable field, PythonCall? described) => field.Value == "..."
        || (described is not null && !IsGiven(described) && !Says(described, "default") && !Says(described, "default_factory") && !Says(described, "factory"))
        ? null
        : field.Value;

    /// <summary>Whether a field's call begins with its default, which is not <c>...</c>.</summary>
    private static bool IsGiven(PythonCall call) => DottedName.Last(call.Callee) == "Field" && call.Arguments is [{ Kind: PythonArgumentKind.Positional, Text: not "..." }, ..];

    /// <summary>Whether the call that describes a field gives an option, other than as <c>...</c>, or gives it a value.</summary>
    private static bool Says(PythonCall? described, string option, string? value = null) =>
        described?.Arguments.Any(argument => argument.Name == option && (value is null ? argument.Text != "..." : argument.Text == value)) == true;

    /// <summary>The call that describes a field; null where its value is another.</summary>
    private static PythonCall? CallOf(PythonDefinition owner, PythonVariable field) => field.Source is { } source && DottedName.Last(source) is "field()" or "Field()" or "ib()"
        ? owner.File.Module.Calls.FirstOrDefault(call => call.Line == field.Line && $"{call.Callee}()" == field.Source)
        : null;
}
