namespace Main2Main.Cadence;

/// <summary>A change of state, as the program of <c>cadence.notify</c> gets it.</summary>
public sealed record ChangeNotice
{
    /// <summary><c>began_to_fail</c>, <c>recovered</c>, <c>needs_person</c> or <c>merged</c>.</summary>
    public required string Event { get; init; }

    /// <summary>When it was seen.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The same in one sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The step that stopped or waits; null when none does.</summary>
    public string? StepId { get; init; }

    /// <summary>Its upstream range; null when no step stopped or waits.</summary>
    public string? UpstreamRange { get; init; }

    /// <summary>The upstream commit that is verified.</summary>
    public required string ReachedCommit { get; init; }

    /// <summary>The upstream commit that the run is to reach.</summary>
    public required string TargetCommit { get; init; }

    /// <summary>The downstream commit that is verified.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The report for people; null before it is written.</summary>
    public string? Report { get; init; }

    /// <summary>The pull request; null when there is none.</summary>
    public string? PrUrl { get; init; }
}
