using System.Text;

namespace Main2Main.Python.Diffing;

/// <summary>Writes definitions as one line of Python.</summary>
internal static class CodeLine
{
    private const int Longest = 240;

    public static string Of(PythonSymbol symbol) => symbol switch
    {
        { Class: { } found } => Of(found),
        { Function: { } found } => Of(found),
        _ => Of(symbol.Variable!),
    };

    public static string Of(PythonClass found)
    {
        var keywords = found.Keywords.Select(keyword => keyword.Name is null ? $"**{keyword.Text}" : $"{keyword.Name}={keyword.Text}");
        var bases = string.Join(", ", found.Bases.Concat(keywords));
        return $"class {found.Name}{(bases.Length == 0 ? string.Empty : $"({bases})")}";
    }

    public static string Of(PythonFunction found)
    {
        var line = new StringBuilder(found.IsAsync ? "async def " : "def ").Append(found.Name).Append('(');
        var named = false;
        for (var index = 0; index < found.Parameters.Count; index++)
        {
            var parameter = found.Parameters[index];
            _ = line.Append(index == 0 ? string.Empty : ", ");
            _ = line.Append(parameter.Kind == PythonParameterKind.KeywordOnly && !named ? "*, " : string.Empty);
            named |= parameter.Kind is PythonParameterKind.KeywordOnly or PythonParameterKind.Positionals;
            _ = line.Append(Of(parameter));
            var lastPositional = parameter.Kind == PythonParameterKind.PositionalOnly &&
                (index + 1 == found.Parameters.Count || found.Parameters[index + 1].Kind != PythonParameterKind.PositionalOnly);
            _ = line.Append(lastPositional ? ", /" : string.Empty);
        }

        return line.Append(found.Returns is null ? ")" : $") -> {found.Returns}").ToString();
    }

    public static string Of(PythonParameter parameter)
    {
        var stars = parameter.Kind switch { PythonParameterKind.Positionals => "*", PythonParameterKind.Keywords => "**", _ => string.Empty };
        var annotation = parameter.Annotation is null ? string.Empty : $": {parameter.Annotation}";
        var value = parameter.Default is null ? string.Empty : parameter.Annotation is null ? $"={parameter.Default}" : $" = {parameter.Default}";
        return stars + parameter.Name + annotation + value;
    }

    public static string Of(PythonVariable variable)
    {
        var owner = variable.Scope == variable.Site ? string.Empty : "self.";
        var annotation = variable.Annotation is null ? string.Empty : $": {variable.Annotation}";
        var value = variable.Value is null ? string.Empty : $" = {variable.Value}";
        var line = owner + variable.Name + annotation + value;
        return line.Length <= Longest ? line : line[..Longest] + "...";
    }

    public static string Of(PythonImport import)
    {
        var alias = import.Alias is null ? string.Empty : $" as {import.Alias}";
        return import.Name is null ? $"import {import.Module}{alias}" : $"from {new string('.', import.Level)}{import.Module} import {import.Name}{alias}";
    }

    public static string Of(IEnumerable<PythonDecorator> decorators) => string.Join(' ', decorators.Select(decorator => $"@{decorator.Text}"));
}
