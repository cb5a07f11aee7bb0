using System.Globalization;
using System.Text.Json;
using Main2Main.Contracts;
using Main2Main.Diagnosis;
using Main2Main.Impact.History;
using Main2Main.Impact.Ranking;

namespace Main2Main.Impact.Findings;

/// <summary>Turns matches into the report.</summary>
internal sealed class ReportBuilder(
    IReadOnlyList<Match> matches, IReadOnlyDictionary<ContractChange, IReadOnlyList<HistoryCommit>> makers, IReadOnlyDictionary<string, int> surfaces, Func<ContractChange, GuardNeed> guard)
{
    /// <summary>Fills a report that knows its range.</summary>
    public ImpactReport Build(ImpactReport report)
    {
        var files = matches.GroupBy(match => match.Site.File.Path)
            .Select(group => (Path: group.Key, Score: Evidence.Sum(group.Select(match => (match, 1.0))), Matches: group.ToList()))
            .OrderByDescending(file => file.Score).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        var findings = new List<ImpactFinding>();
        var ranked = new List<ImpactedFile>();
        var explained = new List<(Match Match, string Id)>();
        foreach (var file in files)
        {
            var first = findings.Count;
            foreach (var match in file.Matches.OrderByDescending(FindingWeights.Of).ThenBy(match => match.Site.Line))
            {
                findings.Add(Finding(match, findings.Count + 1));
                explained.Add((match, findings[^1].Id));
            }

            ranked.Add(new ImpactedFile(file.Path, Math.Round(file.Score, 3), file.Matches.Min(match => match.Severity), surfaces[file.Path], [.. findings.Skip(first).Select(finding => finding.Id)]));
        }

        return report with { Findings = findings, Files = ranked, Commits = CommitRanking.Rank(explained, makers) };
    }

    private ImpactFinding Finding(Match match, int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"I{number:0000}"),
        Severity = match.Severity,
        DownstreamFile = match.Site.File.Path,
        Line = match.Site.Line,
        Usage = match.Site.Usage,
        DownstreamSymbol = match.Site.File.Module.QualifiedNameOf(match.Site.Scope),
        UpstreamSymbol = match.Change.FullName,
        UpstreamFile = match.Change.NewFile ?? match.Change.OldFile,
        UpstreamLine = match.Change.NewFile is null ? match.Change.OldLine : match.Change.NewLine,
        Change = JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Change.Kind.ToString()),
        Member = match.Change.Member,
        Old = match.Change.OldText,
        New = match.Change.NewText,
        Commits = [.. makers[match.Change].Select(commit => commit.Sha)],
        GuardNeeded = guard(match.Change),
        Similarity = Math.Round(match.Similarity, 2),
        Carried = Math.Round(match.Carried, 2),
        Extent = Math.Round(match.Change.Kind == ContractChangeKind.BodyChanged ? 1 - match.Change.Similarity : 0, 2),
        Suggestion = Suggestions.For(match),
        Weight = Math.Round(FindingWeights.Of(match), 3),
    };
}
