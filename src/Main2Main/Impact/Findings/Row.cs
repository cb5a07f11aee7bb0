using Main2Main.Impact.Ranking;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>What a report tells of one cause at one place.</summary>
/// <param name="Lead">What says most.</param>
/// <param name="Others">What else happened there by the same cause.</param>
internal sealed record Row(Match Lead, IReadOnlyList<Match> Others)
{
    /// <summary>Everything that the row stands for.</summary>
    public IEnumerable<Match> All => Others.Prepend(Lead);

    /// <summary>Makes rows of the matches of one file.</summary>
    public static IReadOnlyList<Row> Of(IReadOnlyList<Match> matches)
    {
        // Where an import does not work any more, what was imported is not told again wherever it is used.
        var imported = matches.Where(match => match.Site.Usage == ImpactUsage.Import && IsPath(match.Change.Kind)).Select(match => match.Change).ToHashSet<ContractChange>(ReferenceEqualityComparer.Instance);
        var rows = matches.Where(match => !(IsUse(match.Site.Usage) && imported.Contains(match.Change)))
            .GroupBy(Cause).Select(Merge)
            .GroupBy(row => IsLoss(row.Lead.Change.Kind) ? (row.Lead.Site.Line, NameOf(row.Lead.Change)) : (-1, Cause(row.Lead).ToString()));
        return [.. rows.Select(Settle).GroupBy(SameBody, ReferenceEqualityComparer.Instance).Select(Gather)];
    }

    /// <summary>A changed body that a file overrides, calls and copies is one thing to look at.</summary>
    private static object SameBody(Row row) => row.Lead is { Severity: ImpactSeverity.Review, Change: { Kind: Kind.BodyChanged } change, Site.Usage: not (ImpactUsage.Wiring or ImpactUsage.Subclass) } ? change : row;

    private static Row Gather(IEnumerable<Row> rows)
    {
        var ordered = rows.OrderBy(row => row.Lead.Site.Usage switch { ImpactUsage.Override => 0, ImpactUsage.Patch => 1, ImpactUsage.Copy => 2, _ => 3 }).ThenBy(row => row.Lead.Site.Line).ToList();
        return new Row(ordered[0].Lead, [.. ordered[0].Others, .. ordered.Skip(1).SelectMany(row => row.All)]);
    }

    /// <summary>The order of everything that shows findings: severity, then certainty, then reach.</summary>
    public static IOrderedEnumerable<Row> Order(IEnumerable<Row> rows, Func<ContractChange, int> reach) => rows
        .OrderBy(row => row.Lead.Severity).ThenByDescending(row => FindingWeights.Of(row.Lead)).ThenByDescending(row => reach(row.Lead.Change));

    private static (int Line, ImpactUsage Usage, string Cause) Cause(Match match)
    {
        var (site, change) = (match.Site, match.Change);
        var cause = site.Usage switch
        {
            ImpactUsage.Import when IsPath(change.Kind) && site.Import is { } written => $"{written.Module} {written.Name}",
            ImpactUsage.Subclass or ImpactUsage.Wiring when match.Severity == ImpactSeverity.Review => site.Target.FullName,
            ImpactUsage.Copy when site.Target.Class is not null => site.Target.FullName,
            _ when change.Member is null || IsOfFunction(change.Kind) => change.FullName,
            _ => $"{change.FullName} {change.Member}",
        };
        return (site.Line, site.Usage, cause);
    }

    private static Row Merge(IEnumerable<Match> matches)
    {
        var ordered = matches.OrderBy(match => match.Severity).ThenBy(match => match.Why is null).ThenBy(match => IsLoss(match.Change.Kind) && !IsReplaced(match.Change.Kind))
            .ThenByDescending(FindingWeights.Of).ThenBy(match => match.Change.Kind == Kind.BodyChanged).ToList();
        return new Row(ordered[0], [.. ordered.Skip(1)]);
    }

    /// <summary>Of several rows about one name on one line the one that knows where it went: nobody is told to do without it beside that.</summary>
    private static Row Settle(IEnumerable<Row> rows)
    {
        var ordered = rows.OrderBy(row => row.Lead.Severity).ThenBy(row => !IsReplaced(row.Lead.Change.Kind)).ThenByDescending(row => FindingWeights.Of(row.Lead)).ToList();
        var best = ordered.Find(row => IsReplaced(row.Lead.Change.Kind)) ?? ordered[0];
        return new Row(best.Lead with { Severity = ordered[0].Lead.Severity }, [.. best.Others, .. ordered.Where(row => row != best).SelectMany(row => row.All)]);
    }

    private static bool IsUse(ImpactUsage usage) => usage is ImpactUsage.Call or ImpactUsage.SuperCall or ImpactUsage.Construct or ImpactUsage.Read or ImpactUsage.Write or ImpactUsage.Subclass or ImpactUsage.Mention;

    private static bool IsPath(Kind kind) => FindingWeights.FamilyOf(kind) == ChangeFamily.Path;

    private static bool IsReplaced(Kind kind) => kind is Kind.ModuleMoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.MemberRenamed or Kind.FieldRenamed or Kind.FieldMoved or Kind.MemberMovedToBase;

    private static bool IsLoss(Kind kind) => IsReplaced(kind) || kind is Kind.ModuleRemoved or Kind.SymbolRemoved or Kind.MemberRemoved or Kind.FieldRemoved or Kind.ValueRemoved;

    private static string NameOf(ContractChange change) => change.Member ?? DottedName.Last(change.FullName);

    private static bool IsOfFunction(Kind kind) => FindingWeights.FamilyOf(kind) == ChangeFamily.Signature || kind is Kind.ParameterDefaultChanged or Kind.ParameterTypeChanged or Kind.Deprecated;
}
