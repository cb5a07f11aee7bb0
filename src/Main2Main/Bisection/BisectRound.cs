namespace Main2Main.Bisection;

/// <summary>One run of the suites against a probed commit.</summary>
public sealed record BisectRound
{
    /// <summary>The run's number at this commit, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>What this run says.</summary>
    public required ProbeVerdict Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>The signatures of its code bugs, sorted.</summary>
    public IReadOnlyList<string> Signatures { get; init; } = [];

    /// <summary>The raw log.</summary>
    public required string LogPath { get; init; }

    /// <summary>The log's summary; null when the log could not be summarised.</summary>
    public string? SummaryPath { get; init; }

    /// <summary>Seconds that the suites took.</summary>
    public required double Seconds { get; init; }
}
