using System.Text.RegularExpressions;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Whether the names of an expression mean something in a file.</summary>
internal static partial class AnnotationNames
{
    private static readonly HashSet<string> Builtin = new(StringComparer.Ordinal)
    {
        "None", "True", "False", "int", "str", "bool", "float", "bytes", "object", "list", "dict", "set", "tuple", "frozenset", "type",
    };

    /// <summary>Whether every name that a dotted expression begins with is builtin, imported or defined at the file's top level.</summary>
    public static bool AreKnown(string expression, CodeFile file) => !expression.Contains('\'', StringComparison.Ordinal) && !expression.Contains("...", StringComparison.Ordinal)
        && Name().Matches(expression).All(name => Builtin.Contains(name.Value) || file.Python.Symbols.TopLevel.ContainsKey(name.Value)
            || file.Module.Imports.Any(import => import.BoundName == name.Value && import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None }));

    /// <summary>An annotation as a function writes its own: with <c>Optional[...]</c>, where it does so, and with <c>| None</c> otherwise.</summary>
    /// <param name="annotation">The annotation.</param>
    /// <param name="isNone">Whether the default is None, which the annotation has to allow.</param>
    /// <param name="own">The function.</param>
    public static string? AsWritten(string? annotation, bool isNone, PythonFunction own)
    {
        const string OrNone = " | None";
        if (annotation is null || annotation.Contains('\'', StringComparison.Ordinal))
        {
            return annotation;
        }

        var allows = annotation.EndsWith(OrNone, StringComparison.Ordinal);
        var type = allows ? annotation[..^OrNone.Length] : annotation;
        var mayBeNone = allows || (isNone && annotation != "Any" && !annotation.StartsWith("Optional[", StringComparison.Ordinal) && !annotation.Contains("None", StringComparison.Ordinal));
        return !mayBeNone ? annotation
            : !type.Contains('|', StringComparison.Ordinal) && own.Parameters.Any(parameter => parameter.Annotation?.StartsWith("Optional[", StringComparison.Ordinal) == true) ? $"Optional[{type}]"
            : type + OrNone;
    }

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
