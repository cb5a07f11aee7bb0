namespace Main2Main.Verification;

/// <summary>How a log is summarised.</summary>
public sealed record LogSummaryOptions
{
    /// <summary>Regular expressions over "Type: message" that make a root cause an environment flake; the defaults when empty.</summary>
    public IReadOnlyList<string> EnvironmentFlakes { get; init; } = [];

    /// <summary>
    /// Names and addresses of the machine that the log is from: what does not answer there is no other machine's. Addresses that every machine has
    /// need not be given.
    /// </summary>
    public IReadOnlyList<string> OwnHosts { get; init; } = [];

    /// <summary>The suite's exit code; null when it is not known. What the log does not explain of another code than 0 becomes a code bug.</summary>
    public int? ExitCode { get; init; }

    /// <summary>
    /// The suite's JUnit XML report, which is read before the log; null without one. A report that cannot be read is a disagreement, not an error.
    /// </summary>
    public string? JUnit { get; init; }

    /// <summary>The upstream commit that was verified before.</summary>
    public string? GoodCommit { get; init; }

    /// <summary>The upstream commit that the log is of.</summary>
    public string? BadCommit { get; init; }

    /// <summary>The CI system's run id; null for a local run.</summary>
    public long? RunId { get; init; }

    /// <summary>The CI system's page of the run; null for a local run.</summary>
    public string? RunUrl { get; init; }
}
