using Main2Main.Impact.Findings;

namespace Main2Main.Impact.Ranking;

/// <summary>Adds evidence up.</summary>
internal static class Evidence
{
    // However much there is to review, it does not outweigh one thing that surely breaks.
    private const double MostReview = 1.2;

    /// <summary>The score of weighed matches: each group counts with the logarithm of its size, and review alone has a ceiling.</summary>
    /// <param name="matches">Matches with the share of each that counts, 0 to 1.</param>
    /// <param name="fold">How many times a match's own weight counts; once when null.</param>
    public static double Sum(IEnumerable<(Match Match, double Share)> matches, Func<Match, double>? fold = null)
    {
        var (hard, soft) = (0.0, 0.0);
        foreach (var group in matches.GroupBy(entry => (entry.Match.Site.Usage, entry.Match.Severity, FindingWeights.FamilyOf(entry.Match.Change.Kind))))
        {
            var weight = group.Max(entry => FindingWeights.Of(entry.Match) * (fold?.Invoke(entry.Match) ?? 1)) * Math.Log2(1 + group.Sum(entry => entry.Share));
            _ = group.Key.Severity == ImpactSeverity.Review ? soft += weight : hard += weight;
        }

        return hard + (MostReview * (1 - Math.Exp(-soft / MostReview)));
    }
}
