namespace Main2Main.Configuration;

/// <summary>What is asked of the summary of a log that need not be of a run.</summary>
public sealed record LogRequest
{
    /// <summary>The log, absolute.</summary>
    public required string Log { get; init; }

    /// <summary>The exit code of the program that printed it; null when it is not known.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The JUnit report of the same tests, absolute; null without one.</summary>
    public string? JUnit { get; init; }

    /// <summary>Where the summary is written as JSON, absolute; null for the screen alone.</summary>
    public string? Out { get; init; }

    /// <summary>The patterns of environment flakes of the configuration that is named; empty, which means the defaults, without one.</summary>
    public IReadOnlyList<string> EnvironmentFlakes { get; init; } = [];
}
