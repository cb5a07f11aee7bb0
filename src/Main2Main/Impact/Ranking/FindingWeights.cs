using Main2Main.Impact.Findings;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Ranking;

/// <summary>
/// How much evidence weighs: with weights w of independent pieces, the chance that a file needs a person is 1 - exp(-sum of w). Fitted to real
/// syncs in few coarse groups and rounded.
/// </summary>
internal static class FindingWeights
{
    private const double Least = 0.006;
    private const double MuchCarried = 0.3;

    /// <summary>The weight of one match of its group.</summary>
    public static double Of(Match match) => match.Severity switch
    {
        ImpactSeverity.Breaks => OfBreak(match),
        ImpactSeverity.Likely => OfLikely(match),
        _ => OfReview(match),
    };

    /// <summary>The group that a change weighs in.</summary>
    public static ChangeFamily FamilyOf(Kind kind) => kind switch
    {
        Kind.ModuleRemoved or Kind.ModuleMoved or Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.Unreadable => ChangeFamily.Path,
        Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved or Kind.ValueRemoved => ChangeFamily.Gone,
        Kind.ParameterAddedRequired or Kind.ParameterAddedOptional or Kind.ParameterRemoved or Kind.ParameterRenamed or Kind.ParameterReordered or Kind.ParameterKindChanged => ChangeFamily.Signature,
        Kind.MemberAdded or Kind.FieldAdded or Kind.AbstractMemberAdded => ChangeFamily.Added,
        Kind.BodyChanged => ChangeFamily.Body,
        _ => ChangeFamily.Other,
    };

    private static double OfBreak(Match match) => (match.Site.Usage, FamilyOf(match.Change.Kind)) switch
    {
        (ImpactUsage.Import, ChangeFamily.Path) => 1.3,
        (_, ChangeFamily.Path) => 0.7,
        (ImpactUsage.Override, ChangeFamily.Signature) => 0.4,
        (_, ChangeFamily.Gone) => 0.35,
        (_, ChangeFamily.Signature or ChangeFamily.Added) => 0.2,
        _ when match.Change.Kind == Kind.Deprecated => 0.08,
        _ when match.Why is not null => 0.3,
        _ => 0.1,
    };

    private static double OfLikely(Match match) => (match.Site.Usage, FamilyOf(match.Change.Kind)) switch
    {
        (ImpactUsage.Mention, ChangeFamily.Gone) => 0.5,
        (ImpactUsage.Override, ChangeFamily.Gone) => 0.35,
        (ImpactUsage.Override, ChangeFamily.Signature) => 0.3,
        (ImpactUsage.Override, ChangeFamily.Body) => 0.03,
        (ImpactUsage.Copy, ChangeFamily.Body) => 0.04,
        (ImpactUsage.Import, ChangeFamily.Other) => 0.4,
        _ => 0.1,
    };

    private static double OfReview(Match match) => (match.Site.Usage, FamilyOf(match.Change.Kind)) switch
    {
        (ImpactUsage.Override, ChangeFamily.Signature) when match.Why is not null => 0.25,
        (ImpactUsage.Subclass, ChangeFamily.Path) => 0.5,
        (ImpactUsage.Wiring, _) => 0.08,
        (ImpactUsage.Import, ChangeFamily.Other) => 0.08,
        (ImpactUsage.Mention, ChangeFamily.Signature or ChangeFamily.Other) => 0.1,
        (ImpactUsage.Copy, ChangeFamily.Added or ChangeFamily.Gone) => 0.06,
        (ImpactUsage.Copy, ChangeFamily.Signature) => 0.05,
        (ImpactUsage.Copy, ChangeFamily.Body) => match.Carried >= MuchCarried ? 0.04 : match.Similarity > 0.15 ? 0.012 : Least,
        (ImpactUsage.Override, ChangeFamily.Body) when match.Carried >= MuchCarried => 0.03,
        (ImpactUsage.SuperCall, ChangeFamily.Other) => 0.1,
        (ImpactUsage.Patch, ChangeFamily.Signature) => 0.07,
        (ImpactUsage.Patch, _) => 0.012,
        (ImpactUsage.Call or ImpactUsage.Override, ChangeFamily.Other or ChangeFamily.Signature) => 0.03,
        (ImpactUsage.Subclass, ChangeFamily.Signature) => 0.02,
        _ => Least,
    };
}
