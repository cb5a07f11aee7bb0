namespace Main2Main.Workspace;

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
}
