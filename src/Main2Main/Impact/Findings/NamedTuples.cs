using System.Text.RegularExpressions;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Reads the fields of a named tuple that a call makes: <c>Point = namedtuple("Point", ["x", "y"])</c>.</summary>
internal static partial class NamedTuples
{
    /// <summary>Whether a variable holds such a class.</summary>
    public static bool IsHeldBy(PythonVariable variable) => variable.Source is { } source && DottedName.Last(source) is "namedtuple()" or "NamedTuple()";

    /// <summary>The fields as parameters of the constructor; null when they are not written out.</summary>
    public static IReadOnlyList<PythonParameter>? FieldsOf(PythonVariable variable)
    {
        if (!IsHeldBy(variable) || variable.Value is not { } value || value.EndsWith("...", StringComparison.Ordinal)
            || value.IndexOf(',', StringComparison.Ordinal) is not (> 0 and var comma))
        {
            return null;
        }

        var isTyped = DottedName.Last(variable.Source!) == "NamedTuple()";
        var options = Option().Match(value);
        var fields = options.Success ? value[comma..options.Index] : value[comma..];
        var names = (isTyped ? Pair().Matches(fields) : Text().Matches(fields))
            .SelectMany(match => match.Groups["names"].Value.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).ToList();
        var defaults = !options.Success ? 0 : options.Groups["name"].Value != "defaults" ? names.Count
            : TypeParts.Split(options.Groups["values"].Value, ',').Count(part => part.Length > 0);
        return names.Count == 0 ? null : [.. names.Select((name, index) =>
            new PythonParameter(name, PythonParameterKind.Any, null, index >= names.Count - defaults ? "..." : null, variable.Line))];
    }

    [GeneratedRegex(@"'(?<names>[\w ,]+)'", RegexOptions.NonBacktracking)]
    private static partial Regex Text();

    [GeneratedRegex(@"\( ?'(?<names>\w+)' ?,", RegexOptions.NonBacktracking)]
    private static partial Regex Pair();

    [GeneratedRegex(@", ?(?<name>defaults|rename|module) ?= ?(?:[\[\(](?<values>[^\]\)]*)[\]\)])?", RegexOptions.NonBacktracking)]
    private static partial Regex Option();
}
