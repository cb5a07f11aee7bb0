using Main2Main.Impact.Usage;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Tells whether a place is ready for what it uses not being there.</summary>
internal static class Precautions
{
    private static readonly HashSet<string> Imports = new(StringComparer.Ordinal) { string.Empty, "ImportError", "ModuleNotFoundError", "Exception", "BaseException" };
    private static readonly HashSet<string> Arguments = new(StringComparer.Ordinal) { "TypeError" };
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal) { string.Empty, "AttributeError", "Exception", "BaseException" };

    /// <summary>Whether a break is met by a handler around the place, by a test that the member is there, or is seen by type checkers alone.</summary>
    public static bool Cover(Match match)
    {
        var (site, change) = (match.Site, match.Change);
        var around = site.File.Module.ConditionsAround(site.Condition);
        return around.Any(condition => condition.Branch == PythonBranch.If && DottedName.Last(condition.Test) == "TYPE_CHECKING")
            || (site.Usage == ImpactUsage.Import && around.Any(condition => Catches(condition, Imports)))
            || (site.Call is not null && !IsOfName(change.Kind) && around.Any(condition => Catches(condition, Arguments)))
            || (site.Usage is ImpactUsage.Write && change.Kind == Kind.MemberKindChanged && around.Any(condition => Catches(condition, Members)))
            || (IsOfName(change.Kind) && site.Usage != ImpactUsage.Import && (around.Any(condition => Catches(condition, Members)) || IsTested(site, change)));
    }

    /// <summary>Whether a handler around a branch catches what an import of something that is not there raises.</summary>
    public static bool ExpectNoImport(PythonFile file, int condition) => file.Module.ConditionsAround(condition).Any(around => Catches(around, Imports));

    /// <summary>Whether a handler around a branch catches what reading a member that is not there raises.</summary>
    public static bool ExpectNoMember(PythonFile file, int condition) => file.Module.ConditionsAround(condition).Any(around => Catches(around, Members));

    /// <summary>Whether a constant is given its value for type checkers alone: what it is when the program runs is made elsewhere.</summary>
    public static bool IsForCheckers(PythonDefinition target) => target.Variable is { } variable
        && target.File.Module.ConditionsAround(variable.Condition).Any(condition => condition.Branch == PythonBranch.If && DottedName.Last(condition.Test) == "TYPE_CHECKING");

    private static bool Catches(PythonCondition condition, HashSet<string> errors) =>
        condition.Branch == PythonBranch.Try && condition.Test.Split(',').Any(name => errors.Contains(DottedName.Last(name.Trim(' ', '(', ')'))));

    private static bool IsOfName(Kind kind) => kind is Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved or Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed;

    private static bool IsTested(UsageSite site, ContractChange change) => site.File.Module.Calls.Any(call => call.Scope == site.Scope
        && call.Callee is "hasattr" && call.Arguments is [_, { StringValue: { } name }] && name == (change.Member ?? DottedName.Last(change.Symbol)));
}
