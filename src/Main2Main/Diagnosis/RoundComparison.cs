using Main2Main.Verification;

namespace Main2Main.Diagnosis;

/// <summary>The code bugs of a round against those of the previous one, by their signatures.</summary>
public sealed record RoundComparison
{
    /// <summary>Signatures that the previous round had and this one has not.</summary>
    public required IReadOnlyList<string> Resolved { get; init; }

    /// <summary>Signatures of both rounds.</summary>
    public required IReadOnlyList<string> Remaining { get; init; }

    /// <summary>Signatures that only this round has.</summary>
    public required IReadOnlyList<string> New { get; init; }

    /// <summary>Those of the new ones that stand only in test files that the previous round could not import.</summary>
    public required IReadOnlyList<string> Unmasked { get; init; }

    /// <summary>Where the step is heading.</summary>
    public required RoundTrend Trend { get; init; }

    /// <summary>Compares two rounds.</summary>
    /// <param name="before">The previous round's summary.</param>
    /// <param name="now">This round's summary.</param>
    /// <param name="downstream">The downstream's folder, which absolute paths in summaries may start with.</param>
    /// <returns>The comparison; lists are sorted.</returns>
    public static RoundComparison Of(CiSummary before, CiSummary now, string downstream)
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
