namespace Main2Main.Verification;

/// <summary>How a log is summarised.</summary>
public sealed record LogSummaryOptions
{
    /// <summary>Regular expressions over "Type: message" that make a root cause an environment flake; the defaults when empty.</summary>
    public IReadOnlyList<string> EnvironmentFlakes { get; init; } = [];

    /// <summary>The upstream commit that was verified before.</summary>
    public string? GoodCommit { get; init; }

    /// <summary>The upstream commit that the log is of.</summary>
    public string? BadCommit { get; init; }

    /// <summary>The CI system's run id; null for a local run.</summary>
    public long? RunId { get; init; }

    /// <summary>The CI system's page of the run; null for a local run.</summary>
    public string? RunUrl { get; init; }
}
