using System.Text.RegularExpressions;

namespace Main2Main.Python;

/// <summary>Reads what code says of its own end.</summary>
internal static partial class Deprecations
{
    /// <summary>What a function says of itself, or of some of its parameters.</summary>
    public static IEnumerable<Deprecation> Of(PythonModule module, PythonFunction function)
    {
        foreach (var decorator in function.Decorators.Where(IsDeprecating))
        {
            var named = function.Parameters.Select(parameter => parameter.Name).Where(name => Mentions(decorator.Text, name)).ToList();
            var isWhole = named.Count == 0 || DottedName.Last(decorator.Name) is "deprecated";
            foreach (var parameter in isWhole ? [null] : named.Cast<string?>())
            {
                yield return new Deprecation(parameter, decorator.Text, decorator.Line, IsSure: true);
            }
        }

        foreach (var notice in module.Notices.Where(notice => notice.Scope == function.Scope))
        {
            yield return Conditional(module, function, notice);
        }
    }

    /// <summary>What a class says of itself.</summary>
    public static IEnumerable<Deprecation> Of(PythonModule module, PythonClass found) => found.Decorators.Where(IsDeprecating)
        .Select(decorator => new Deprecation(null, decorator.Text, decorator.Line, IsSure: true))
        .Concat(module.Notices.Where(notice => notice.Scope == found.Scope).Select(notice => Within(module, found, notice)));

    /// <summary>A text in a class describes the field above it; one that no field is above, the class.</summary>
    private static Deprecation Within(PythonModule module, PythonClass found, PythonNotice notice)
    {
        var field = module.Variables.LastOrDefault(variable => variable.Scope == found.Scope && variable.Site == found.Scope && variable.Line < notice.Line);
        if (field is null && NamedIn(notice.Text) is { } parameter)
        {
            return new Deprecation(parameter, notice.Text, notice.Line, IsSure: module.Functions.Any(function => function.Container == found.Scope && function.Name == "__init__" && function.Parameters.Any(own => own.Name == parameter)));
        }

        var isOfClass = field is null && notice.Text.Contains("deprecated", StringComparison.OrdinalIgnoreCase);
        return new Deprecation(field?.Name, notice.Text, notice.Line, field is not null || isOfClass);
    }

    /// <summary>What a definition says of itself.</summary>
    public static IEnumerable<Deprecation> Of(PythonDefinition definition) => definition switch
    {
        { Function: { } function } => Of(definition.File.Module, function),
        { Class: { } found } => Of(definition.File.Module, found).Concat(
            definition.File.Symbols.Members(found.Scope).TryGetValue("__init__", out var initializer) && initializer.Function is { } function ? Of(definition.File.Module, function) : []),
        { Kind: PythonDefinitionKind.Dynamic } when definition.File.Symbols.TopLevel.TryGetValue("__getattr__", out var getter) && getter.Function is { } function =>
            definition.File.Module.Notices.Where(notice => notice.Scope == function.Scope).Select(notice => new Deprecation(null, notice.Text, notice.Line, IsSure: true)),
        _ => [],
    };

    private static bool IsDeprecating(PythonDecorator decorator) => DottedName.Last(decorator.Name).StartsWith("deprecat", StringComparison.OrdinalIgnoreCase);

    private static bool Mentions(string text, string name) =>
        text.Contains($"'{name}'", StringComparison.Ordinal) || text.Contains($"\"{name}\"", StringComparison.Ordinal) || text.Contains($"({name}=", StringComparison.Ordinal) || text.Contains($" {name}=", StringComparison.Ordinal);

    /// <summary>A warning in a branch concerns the calls that take the branch: those that pass the parameter that it tests.</summary>
    private static Deprecation Conditional(PythonModule module, PythonFunction function, PythonNotice notice)
    {
        var around = module.ConditionsAround(notice.Condition).Skip(module.ConditionsAround(function.Condition).Count).ToList();
        var tested = around.Select(condition => function.Parameters.FirstOrDefault(parameter => Tests(condition, parameter.Name))?.Name).FirstOrDefault(name => name is not null);
        if (tested is null && NamedIn(notice.Text) is { } named)
        {
            // Of another function's parameter nothing is said here.
            return new Deprecation(named, notice.Text, notice.Line, IsSure: function.Parameters.Any(parameter => parameter.Name == named));
        }

        return new Deprecation(tested, notice.Text, notice.Line, IsSure: around.Count == 0 || (around.Count == 1 && tested is not null));
    }

    private static bool Tests(PythonCondition condition, string name)
    {
        var (test, isElse) = (condition.Test, condition.Branch == PythonBranch.Else);
        var isGiven = test == name || test.StartsWith($"{name} is not ", StringComparison.Ordinal) || test.StartsWith($"{name} != ", StringComparison.Ordinal);
        var isMissing = test == $"not {name}" || (test.StartsWith($"{name} is ", StringComparison.Ordinal) && !isGiven) || test.StartsWith($"{name} == ", StringComparison.Ordinal);
        return condition.Branch is PythonBranch.If or PythonBranch.Else && (isElse ? isMissing : isGiven);
    }

    /// <summary>The parameter that a text says is meant, not the whole.</summary>
    private static string? NamedIn(string text) => Parameter().Match(text) is { Success: true } found ? found.Groups["name"].Value : null;

    [GeneratedRegex(@"[`'""]+(?<name>\w+)[`'""]+ (?:parameter|argument|arg|keyword|option)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}

/// <summary>That something will go.</summary>
/// <param name="Parameter">The parameter that goes; null for the whole.</param>
/// <param name="Text">What the code says of it, as written.</param>
/// <param name="Line">The line.</param>
/// <param name="IsSure">Whether every use meets it, or every one that passes the parameter; false where a test decides that is not understood.</param>
internal sealed record Deprecation(string? Parameter, string Text, int Line, bool IsSure);
