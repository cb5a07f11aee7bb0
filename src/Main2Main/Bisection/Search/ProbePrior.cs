using Main2Main.Configuration;
using Main2Main.Impact;

namespace Main2Main.Bisection.Search;

/// <summary>How likely each commit of a range is the first bad one, before anything is probed.</summary>
internal static class ProbePrior
{
    // Impact misses one culprit in ten, so a part of the weight goes by what a commit touches alone.
    private const double ShareWithoutImpact = 0.25;
    private const double OfOtherFiles = 0.1;

    /// <summary>Weighs the commits.</summary>
    /// <param name="commits">The range, oldest first.</param>
    /// <param name="impact">What Impact says of it; null when it could not be told.</param>
    /// <param name="layout">Which files a downstream can depend on.</param>
    /// <returns>One weight a commit, above 0; together 1.</returns>
    public static IReadOnlyList<double> Of(IReadOnlyList<RangeCommit> commits, ImpactReport? impact, LayoutSettings layout)
    {
        var scores = (impact?.Commits ?? []).ToDictionary(commit => commit.Sha, commit => commit.Score, StringComparer.Ordinal);
        var touched = Share(commits.Select(commit => commit.Files.Any(layout.CanBreak) ? 1 : OfOtherFiles));
        var blamed = commits.Select(commit => Math.Sqrt(commit.Brought.Append(commit.Sha).Sum(sha => scores.GetValueOrDefault(sha)))).ToList();
        return blamed.Sum() > 0
            ? [.. touched.Zip(Share(blamed), (plain, score) => (ShareWithoutImpact * plain) + ((1 - ShareWithoutImpact) * score))]
            : touched;
    }

    private static List<double> Share(IEnumerable<double> weights)
    {
        var all = weights.ToList();
        var sum = all.Sum();
        return [.. all.Select(weight => weight / sum)];
    }
}
