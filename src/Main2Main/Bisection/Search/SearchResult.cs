using Main2Main.Impact;

namespace Main2Main.Bisection.Search;

/// <summary>What a search came to.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">The same in one sentence.</param>
internal sealed record SearchResult(BisectStatus Status, string Reason)
{
    /// <summary>Which failure was looked for.</summary>
    public WantedFailure Wanted { get; init; } = WantedFailure.Any;

    /// <summary>Its signatures; empty when any failure counts.</summary>
    public IReadOnlyList<string> Signatures { get; init; } = [];

    /// <summary>Indexes of the commits that may be the first bad one.</summary>
    public IReadOnlyList<int> Candidates { get; init; } = [];

    /// <summary>What Impact says of the range; null when it was not asked or could not tell.</summary>
    public ImpactReport? Impact { get; init; }
}
