using Main2Main.Bisection.Probing;
using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Workspace;

namespace Main2Main.Bisection.Search;

/// <summary>Verifies both ends, then narrows the range until one commit is left or nothing more can be told.</summary>
/// <param name="session">The session.</param>
/// <param name="range">The range.</param>
/// <param name="requested">The signatures of the failed round's errors; empty when none are known.</param>
/// <param name="prober">Who probes.</param>
internal sealed class BisectSearch(SyncSession session, SearchedRange range, IReadOnlyList<string> requested, Prober prober)
{
    private BisectSettings Settings => session.Settings.Bisect;

    private int Count => range.Commits.Count;

    /// <summary>Searches.</summary>
    /// <param name="impact">Says what Impact blames, or null; asked only when both ends are as they should be.</param>
    /// <returns>The result.</returns>
    public async Task<SearchResult> RunAsync(Func<Task<ImpactReport?>> impact)
    {
        var bad = await prober.ProbeAsync(range.Commits[^1], Count, new ProbeJudge(Settings, requested, isBadEnd: true));
        if (bad.Verdict != ProbeVerdict.Bad)
        {
            return bad.Verdict == ProbeVerdict.Good
                ? new SearchResult(BisectStatus.NotReproduced, $"the bad end {bad.Commit[..10]} does not fail: {bad.Why}.")
                : new SearchResult(BisectStatus.Unclear, $"the bad end {bad.Commit[..10]} cannot be judged: {bad.Why}.");
        }

        var (wanted, signatures) = Wanted(bad);
        var judge = new ProbeJudge(Settings, signatures, isBadEnd: false);
        var good = await prober.ProbeAsync(new RangeCommit(range.Good, "the good end", []), position: 0, judge);
        var ends = new SearchResult(BisectStatus.Unclear, string.Empty) { Wanted = wanted, Signatures = signatures };
        return good.Verdict switch
        {
            ProbeVerdict.Bad => ends with { Status = BisectStatus.AlreadyBad, Reason = $"the good end {good.Commit[..10]} fails too: {good.Why}. The cause lies before it, or in the downstream." },
            ProbeVerdict.Skip => ends with { Reason = $"the good end {good.Commit[..10]} cannot be judged: {good.Why}." },
            _ => await NarrowAsync(ends with { Impact = await impact() }, judge),
        };
    }

    /// <summary>What the step's round showed, where the bad end shows it too; else what the bad end shows.</summary>
    private (WantedFailure Wanted, IReadOnlyList<string> Signatures) Wanted(BisectProbe bad)
    {
        var failed = bad.Rounds.Where(round => round.Verdict == ProbeVerdict.Bad).Select(round => round.Signatures).ToList();
        var common = failed.Aggregate((IEnumerable<string> all, IEnumerable<string> some) => all.Intersect(some)).ToList();
        var own = common.Count > 0 ? common : failed.SelectMany(signatures => signatures).Distinct().Order(StringComparer.Ordinal).ToList();
        if (Settings.AnyFailure || own.Count == 0)
        {
            return (WantedFailure.Any, []);
        }

        var shown = requested.Intersect(own).ToList();
        if (shown.Count > 0)
        {
            return (WantedFailure.Round, shown);
        }

        if (requested.Count > 0)
        {
            session.Log.Warning($"Bisect: the bad end shows none of the failed round's errors ({string.Join("; ", requested)}); what it shows instead is looked for: {string.Join("; ", own)}.");
        }

        return (WantedFailure.BadEnd, own);
    }

    private async Task<SearchResult> NarrowAsync(SearchResult ends, ProbeJudge judge)
    {
        var planner = new ProbePlanner(ProbePrior.Of(range.Commits, ends.Impact, session.Settings.Layout));
        var probes = 0;
        while (probes < Settings.MaximumProbes && planner.Next() is { } next)
        {
            var probe = await prober.ProbeAsync(range.Commits[next], next + 1, judge);
            planner.Note(next, probe.Verdict);
            probes++;
            session.Log.Information($"Bisect: {planner.Candidates.Count} of {Count} commit(s) left.");
        }

        var left = planner.Candidates;
        return ends with
        {
            Candidates = left,
            Status = left.Count == 1 ? BisectStatus.Found : BisectStatus.Candidates,
            Reason = left.Count == 1
                ? $"{range.Commits[left[0]].Sha[..10]} is the first bad commit: {range.Commits[left[0]].Subject}"
                : $"the first bad commit is one of {left.Count}: {(planner.Next() is null ? "those between them cannot be judged" : $"{Settings.MaximumProbes} probes were made, which is the limit")}.",
        };
    }
}
