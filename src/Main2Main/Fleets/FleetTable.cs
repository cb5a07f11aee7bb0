using Main2Main.Impact;

namespace Main2Main.Fleets;

/// <summary>Puts the findings of several downstreams side by side, a row a change of the upstream's.</summary>
internal static class FleetTable
{
    /// <summary>The changes that break something somewhere, or are likely to.</summary>
    /// <param name="reports">The reports, by the downstreams' names.</param>
    /// <returns>The changes, those first that meet most downstreams.</returns>
    public static IReadOnlyList<FleetChange> Of(IReadOnlyList<(string Name, ImpactReport Report)> reports)
    {
        var subjects = reports.SelectMany(one => one.Report.Commits).DistinctBy(commit => commit.Sha)
            .ToDictionary(commit => commit.Sha, commit => commit.Subject, StringComparer.Ordinal);
        var rows = reports.SelectMany(one => one.Report.Findings.Select(finding => (one.Name, Finding: finding)))
            .GroupBy(row => (row.Finding.UpstreamSymbol, row.Finding.Change, row.Finding.Member))
            .Where(rows => rows.Any(row => row.Finding.Severity != ImpactSeverity.Review));
        return
        [
            .. rows.Select(group => Change([.. group], subjects))
                .OrderByDescending(change => change.Hits.Count).ThenBy(change => change.Hits.Min(hit => hit.Severity)).ThenByDescending(change => change.Hits.Sum(hit => hit.Findings))
                .ThenBy(change => change.UpstreamSymbol, StringComparer.Ordinal).ThenBy(change => change.Headline(), StringComparer.Ordinal),
        ];
    }

    private static FleetChange Change(IReadOnlyList<(string Name, ImpactFinding Finding)> rows, Dictionary<string, string> subjects)
    {
        var first = rows[0].Finding;
        var commits = rows.Select(row => row.Finding.Commits).FirstOrDefault(list => list.Count > 0) ?? [];
        return new FleetChange
        {
            UpstreamSymbol = first.UpstreamSymbol,
            Change = first.Change,
            Member = first.Member,
            Old = first.Old,
            New = first.New,
            Commits = commits,
            Subject = commits.Count == 0 ? null : subjects.GetValueOrDefault(commits[0]),
            Hits = [.. rows.GroupBy(row => row.Name, StringComparer.Ordinal).Select(group => Hit(group.Key, [.. group.Select(row => row.Finding)]))],
        };
    }

    private static FleetHit Hit(string name, List<ImpactFinding> findings) =>
        new(
            name,
            findings.Min(finding => finding.Severity),
            findings.Count,
            [.. findings.Select(finding => finding.DownstreamFile).Distinct(StringComparer.Ordinal)],
            findings[0].Line,
            findings[0].Suggestion);
}
