using Main2Main.Git;
using Main2Main.Impact.History;
using Main2Main.Python;

namespace Main2Main.Impact.Ranking;

/// <summary>Ranks upstream commits by what they explain.</summary>
internal static class CommitRanking
{
    /// <summary>The commits, those that explain most first.</summary>
    /// <param name="findings">What was found, with the finding that tells it.</param>
    /// <param name="makers">The commits of each change.</param>
    /// <param name="history">How often the downstream's files were edited.</param>
    public static IReadOnlyList<BlamedCommit> Rank(
        IReadOnlyList<(Findings.Match Match, string Id)> findings, IReadOnlyDictionary<ContractChange, IReadOnlyList<HistoryCommit>> makers,
        EditHistory history)
    {
        return
        [
            .. findings.SelectMany(finding => makers[finding.Match.Change].Select(commit => (Commit: commit, finding.Match, finding.Id, Share: 1.0 / makers[finding.Match.Change].Count)))
                .GroupBy(entry => entry.Commit)
                .Select(group => new BlamedCommit(
                    group.Key.Sha,
                    PullRequestNumber.In(group.Key.Subject),
                    group.Key.Subject,
                    Math.Round(Evidence.Sum(group.Select(entry => (entry.Match, entry.Share)), match => history.Factor(match.Site.File.Path)), 3),
                    [.. group.Select(entry => entry.Id)]))
                .OrderByDescending(commit => commit.Score).ThenBy(commit => commit.Sha, StringComparer.Ordinal),
        ];
    }
}
