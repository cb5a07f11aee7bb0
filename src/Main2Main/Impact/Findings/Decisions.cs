using System.Text.RegularExpressions;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Tells changes that decide for the downstream although nothing that it uses looks different.</summary>
internal static partial class Decisions
{
    /// <summary>Whether a default or constant that is yes or no is the other now.</summary>
    public static bool IsFlipped(ContractChange change) => change.Kind is Kind.ParameterDefaultChanged or Kind.FieldDefaultChanged or Kind.ValueChanged
        && ValueOf(change.OldText, change) is "True" or "False" && ValueOf(change.NewText, change) is "True" or "False" && ValueOf(change.OldText, change) != ValueOf(change.NewText, change);

    private static string? ValueOf(string? text, ContractChange change)
    {
        var name = change.Member ?? DottedName.Last(change.Symbol);
        return text is null ? null : Truth().Matches(text).Where(found => found.Groups["name"].Value == name).Select(found => found.Groups["value"].Value).FirstOrDefault();
    }

    [GeneratedRegex(@"(?<name>\w+)(?:: ?[^=,()]{1,60})? ?= ?(?<value>True|False)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Truth();
}
