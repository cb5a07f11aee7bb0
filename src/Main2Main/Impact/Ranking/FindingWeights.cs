using Main2Main.Contracts;
using Main2Main.Impact.Findings;

namespace Main2Main.Impact.Ranking;

/// <summary>How much a match weighs in the ranking of files and commits.</summary>
internal static class FindingWeights
{
    /// <summary>The weight of a match, above 0 and at most 1.</summary>
    public static double Of(Match match) => match.Severity switch
    {
        ImpactSeverity.Breaks => 0.9,
        ImpactSeverity.Likely => 0.5,
        _ => OfReview(match),
    };

    private static double OfReview(Match match) => (match.Site.Usage, match.Change.Kind) switch
    {
        (ImpactUsage.Override, ContractChangeKind.BodyChanged) => 0.25,
        (ImpactUsage.Copy, _) => 0.2,
        (ImpactUsage.SuperCall, _) => 0.15,
        (ImpactUsage.Patch, _) => 0.3,
        (ImpactUsage.Subclass, _) => 0.1,
        (ImpactUsage.Call or ImpactUsage.Construct, ContractChangeKind.BodyChanged) => 0.03,
        _ => 0.05,
    };
}
