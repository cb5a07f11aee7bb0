using System.Globalization;
using System.Text.RegularExpressions;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Tells changes that decide for the downstream although nothing that it uses looks different.</summary>
internal static partial class Decisions
{
    /// <summary>Whether a default or constant that is yes or no is the other now.</summary>
    public static bool IsFlipped(ContractChange change) => IsDefault(change.Kind)
        && ValueOf(change.OldText, change) is "True" or "False" && ValueOf(change.NewText, change) is "True" or "False"
        && ValueOf(change.OldText, change) != ValueOf(change.NewText, change);

    /// <summary>Whether a constant of a module that was a number, a text, or yes or no is another of these now, or None.</summary>
    public static bool IsOfOtherType(ContractChange change) => change is { Kind: Kind.ValueChanged, Member: null, OldText: { } old, NewText: { } now }
        && TypeOf(old) is { } before and not "None" && TypeOf(now) is { } after && before != after;

    private static string? TypeOf(string text)
    {
        var value = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        return value is "None" ? "None" : value is "True" or "False" ? "bool" : value is ['\'', .., '\''] ? "str"
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "number" : null;
    }

    /// <summary>Whether a change decides without a new signature: another default or constant, another entry of a registry, another body of a function that
    /// answers yes or no.</summary>
    /// <param name="match">The change at a place that did not choose for itself.</param>
    public static bool Decides(Match match) =>
        match.Site.Usage is not (ImpactUsage.Copy or ImpactUsage.Override or ImpactUsage.Mention or ImpactUsage.Wiring or ImpactUsage.Write)
        && (IsDefault(match.Change.Kind) || (match.Change.Kind is Kind.ValueAdded or Kind.ValueRemoved && match.Site.Target.Variable is not null)
        || (match.Change.Kind == Kind.BodyChanged && IsPredicate(match)));

    private static bool IsDefault(Kind kind) => kind is Kind.ParameterDefaultChanged or Kind.FieldDefaultChanged or Kind.ValueChanged;

    private static bool IsPredicate(Match match)
    {
        var name = DottedName.Last(match.Change.Symbol);
        var member = match.Site.Target.Class is { } owner ? match.Site.Target.File.Symbols.Members(owner.Scope).GetValueOrDefault(name)?.Function
            : match.Site.Target.Function;
        return member is not null && (member.Returns is "bool" || (member.Returns is null && Answer().IsMatch(name)));
    }

    private static string? ValueOf(string? text, ContractChange change)
    {
        var name = change.Member ?? DottedName.Last(change.Symbol);
        return text is null ? null : Truth().Matches(text).Where(found => found.Groups["name"].Value == name).Select(found => found.Groups["value"].Value)
            .FirstOrDefault();
    }

    [GeneratedRegex(@"(?<name>\w+)(?:: ?[^=,()]{1,60})? ?= ?(?<value>True|False)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Truth();

    [GeneratedRegex(@"^_?(?:is|has|can|should|supports|uses|needs|requires|allows)_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Answer();
}
