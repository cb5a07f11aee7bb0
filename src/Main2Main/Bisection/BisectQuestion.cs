namespace Main2Main.Bisection;

/// <summary>What a bisection is asked. An earlier one's probes are only used again for the very same question.</summary>
public sealed record BisectQuestion
{
    /// <summary>The upstream checkout's folder, links resolved.</summary>
    public required string Upstream { get; init; }

    /// <summary>The downstream checkout's folder, links resolved.</summary>
    public required string Downstream { get; init; }

    /// <summary>The upstream commit that passes.</summary>
    public required string GoodCommit { get; init; }

    /// <summary>The upstream commit that fails.</summary>
    public required string BadCommit { get; init; }

    /// <summary>The suites that are run, each as name and command line.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>The downstream's HEAD.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The downstream's working tree (git object id) that the suites run in: uncommitted edits are a part of it.</summary>
    public required string DownstreamTree { get; init; }

    /// <summary>The signatures of the failed round's errors; empty when none are known.</summary>
    public required IReadOnlyList<string> Wanted { get; init; }

    /// <summary>By which rules a run is judged.</summary>
    public required string Rules { get; init; }
}
