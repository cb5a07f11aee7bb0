using System.Text.RegularExpressions;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells code that the version guard lets in for a release alone: no release is the upstream's main, which never comes there.</summary>
internal sealed class ReleaseCode
{
    private readonly Regex? asks;

    /// <summary>Takes the guard.</summary>
    /// <param name="function">The guard function's dotted name; null where the downstream has none.</param>
    public ReleaseCode(string? function) => asks = function is null ? null
        : new Regex($@"^(?<not>not )?(?:\w+\.)*{Regex.Escape(DottedName.Last(function))}\('[^']*'\)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Whether a place runs for a release alone.</summary>
    public bool Holds(UsageSite site) => asks is not null && site.File.Module.ConditionsAround(ConditionOf(site))
        .Any(condition => condition.Branch switch
        {
            PythonBranch.If => All(site.File.Module, condition.Test, " or ", " and ", isTrue: true),
            PythonBranch.Else => All(site.File.Module, condition.Test, " and ", " or ", isTrue: false),
            _ => false,
        });

    private static int ConditionOf(UsageSite site) => site.Condition != PythonCondition.None ? site.Condition : site.Own?.Condition ?? PythonCondition.None;

    /// <summary>Whether every part of a test has a part that asks for a release, or that it is not one; a part in brackets says nothing.</summary>
    private bool All(PythonModule module, string test, string outer, string inner, bool isTrue) =>
        test.Split(outer).All(part => part.Split(inner).Any(one => AsksForRelease(module, one) == isTrue));

    /// <summary>Whether a test is true for a release alone, or false for it alone; null where it is neither. A variable that the module gives its value once stands for that.</summary>
    private bool? AsksForRelease(PythonModule module, string test)
    {
        var isNot = test.StartsWith("not ", StringComparison.Ordinal);
        var name = isNot ? test[4..] : test;
        var flags = module.Variables.Where(variable => variable.Name == name && variable.Scope == PythonModule.ModuleScope).ToList();
        return flags is not [{ Value: { } value, Condition: PythonCondition.None }] ? Asked(test) : Asked(value) is { } asked ? asked != isNot : null;
    }

    private bool? Asked(string test) => asks!.Match(test) is { Success: true } match ? !match.Groups["not"].Success : null;
}
