using System.Globalization;
using System.Text.Json;
using Main2Main.Impact.History;
using Main2Main.Impact.Ranking;
using Main2Main.Impact.Trees;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Turns matches into the report.</summary>
internal sealed class ReportBuilder(
    IReadOnlyList<Match> matches,
    IReadOnlyDictionary<ContractChange, IReadOnlyList<HistoryCommit>> makers,
    IReadOnlyDictionary<string, int> surfaces,
    Func<ContractChange, GuardNeed> guard,
    BodyDiffs diffs,
    EditHistory history,
    SuiteTests tests)
{
    private const int LongestText = 240;
    private const int ListedTests = 5;

    private readonly ILookup<string, Match> reached = matches.ToLookup(match => match.Change.FullName, StringComparer.Ordinal);

    /// <summary>Fills a report that knows its range.</summary>
    public ImpactReport Build(ImpactReport report)
    {
        var files = matches.GroupBy(match => match.Site.File.Path)
            .Select(group => (Path: group.Key, Score: Evidence.Sum(group.Select(match => (match, 1.0))) * history.Factor(group.Key), Matches: group.ToList()))
            .OrderBy(file => file.Matches.TrueForAll(IsWeak)).ThenByDescending(file => file.Score).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        var rows = Row.Order(files.SelectMany(file => Row.Of(file.Matches)), Reach);
        var findings = new List<ImpactFinding>();
        var explained = new List<(Match Match, string Id)>();
        foreach (var row in rows)
        {
            findings.Add(Finding(row, findings.Count + 1));
            explained.AddRange(row.All.Select(match => (match, findings[^1].Id)));
        }

        var byFile = findings.ToLookup(finding => finding.DownstreamFile, finding => finding.Id, StringComparer.Ordinal);
        return report with
        {
            Findings = findings,
            Files = [.. files.Select(file => new ImpactedFile(file.Path, Math.Round(file.Score, 3), file.Matches.Min(match => match.Severity), surfaces.GetValueOrDefault(file.Path), [.. tests.Of(file.Path).Take(ListedTests)], [.. byFile[file.Path]]))],
            Commits = CommitRanking.Rank(explained, makers, history),
        };
    }

    /// <summary>What hundreds of files have in common, and few of them feel.</summary>
    private static bool IsWeak(Match match) => match.Severity == ImpactSeverity.Review && match.Site.Usage is ImpactUsage.Subclass or ImpactUsage.ComparedValue;

    /// <summary>In how many files of the downstream the changed symbol is met.</summary>
    private int Reach(ContractChange change) => reached[change.FullName].DistinctBy(match => match.Site.File.Path).Count();

    private ImpactFinding Finding(Row row, int number)
    {
        var (match, change) = (row.Lead, row.Lead.Change);
        var (old, now) = Texts(change);
        return new ImpactFinding
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"I{number:0000}"),
            Severity = match.Severity,
            DownstreamFile = match.Site.File.Path,
            Line = match.Site.Line,
            Usage = match.Site.Usage,
            DownstreamSymbol = match.Site.File.Module.QualifiedNameOf(match.Site.Scope),
            UpstreamSymbol = change.FullName,
            UpstreamFile = change.NewFile ?? change.OldFile,
            UpstreamLine = change.NewFile is null ? change.OldLine : change.NewLine,
            Change = Word(change),
            Member = change.Member,
            Old = old,
            New = now,
            Diff = diffs.Of(row.All.Select(found => found.Change).FirstOrDefault(found => found.Kind == ContractChangeKind.BodyChanged) ?? change),
            Also = [.. row.Others.Select(other => other.Change).Where(other => other != change).Select(other => Headline(change, other)).Distinct(StringComparer.Ordinal)],
            Commits = [.. row.All.SelectMany(found => makers[found.Change]).Distinct().Select(commit => commit.Sha)],
            GuardNeeded = guard(change),
            Similarity = Math.Round(match.Similarity, 2),
            Carried = Math.Round(match.Carried, 2),
            Extent = Math.Round(change.Kind == ContractChangeKind.BodyChanged ? 1 - change.Similarity : 0, 2),
            Suggestion = Suggestions.For(match),
            Weight = Math.Round(FindingWeights.Of(match), 3),
            Reach = Reach(change),
            Decides = Decisions.Decides(match),
            Tested = tests.Reaches(match.Site.File.Path),
        };
    }

    private static string Word(ContractChange change) => JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString());

    private static string Headline(ContractChange lead, ContractChange other) =>
        $"{(lead.FullName == other.FullName ? string.Empty : $"{other.Symbol}: ")}{Word(other).Replace('_', ' ')}{(other.Member is null ? string.Empty : $" '{other.Member}'")}";

    /// <summary>Both contracts in one line; of a body the statements that left and came.</summary>
    private (string? Old, string? New) Texts(ContractChange change)
    {
        if (change.Kind != ContractChangeKind.BodyChanged)
        {
            return change.OldText == change.NewText ? (change.OldText, null) : (change.OldText, change.NewText);
        }

        var lines = diffs.Of(change);
        return (Joined(lines, '-'), Joined(lines, '+'));
    }

    private static string? Joined(IEnumerable<string> lines, char sign)
    {
        var text = string.Join("; ", lines.Where(line => line[0] == sign).Select(line => line[2..]));
        return text.Length == 0 ? null : text.Length <= LongestText ? text : text[..LongestText] + "...";
    }
}
