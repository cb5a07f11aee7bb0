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

    /// <summary>The suite's exit code; null when unknown.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The suite's JUnit XML; null when it writes none.</summary>
    public string? JUnit { get; init; }

    /// <summary>The number of the log's first line in the file that line numbers refer to.</summary>
    public int FirstLine { get; init; }
}
