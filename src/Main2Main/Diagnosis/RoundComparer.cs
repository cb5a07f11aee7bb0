using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>Compares the code bugs of two rounds.</summary>
internal static class RoundComparer
{
    /// <summary>Compares two rounds.</summary>
    /// <param name="before">The previous round's summary.</param>
    /// <param name="now">This round's summary.</param>
    /// <param name="downstream">The downstream's folder, which absolute paths in summaries may start with.</param>
    /// <returns>The comparison; lists are sorted.</returns>
    public static RoundComparison Compare(CiSummary before, CiSummary now, string downstream)
    {
        var (old, current) = (Signatures(before), Signatures(now));
        var added = current.Except(old).ToList();
        var hidden = new HiddenTests(before, now, downstream);
        var unmasked = added.Where(signature => now.CodeBugs.Where(bug => bug.Signature == signature).All(hidden.Hold)).ToList();
        var resolved = old.Except(current).ToList();
        return new RoundComparison
        {
            Resolved = resolved,
            Remaining = [.. old.Intersect(current)],
            New = added,
            Unmasked = unmasked,
            Trend = (added.Count, resolved.Count) switch
            {
                (0, 0) => RoundTrend.Same,
                (0, _) => RoundTrend.Fewer,
                _ when added.Count == unmasked.Count => RoundTrend.Unmasked,
                _ => RoundTrend.New,
            },
        };
    }

    private static List<string> Signatures(CiSummary summary) =>
        [.. summary.CodeBugs.Select(bug => bug.Signature).Distinct().Order(StringComparer.Ordinal)];
}
