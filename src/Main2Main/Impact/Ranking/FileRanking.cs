using Main2Main.Impact.Findings;

namespace Main2Main.Impact.Ranking;

/// <summary>Ranks downstream files by how surely they need a person.</summary>
internal static class FileRanking
{
    /// <summary>The score of a file: the weights of each kind of evidence, with diminishing returns.</summary>
    public static double Score(IEnumerable<Match> matches) => matches
        .GroupBy(match => (match.Site.Usage, match.Severity, match.Change.Kind))
        .Sum(group => FindingWeights.Of(group.First()) * Math.Log2(1 + group.Count()));
}
