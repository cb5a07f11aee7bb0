namespace Main2Main.Memory;

/// <summary>What is remembered of a run that has ended, <c>runs/RUN.json</c>.</summary>
public sealed record RunRecord
{
    /// <summary>The run's name.</summary>
    public required string RunId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary><c>completed</c> or <c>partial</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The upstream commit that it started at.</summary>
    public required string BaseCommit { get; init; }

    /// <summary>The upstream commit that it was to reach.</summary>
    public required string TargetCommit { get; init; }

    /// <summary>The upstream commit that it reached.</summary>
    public required string ReachedCommit { get; init; }

    /// <summary>Steps that are done.</summary>
    public required int StepsCompleted { get; init; }

    /// <summary>Steps that were planned.</summary>
    public required int StepsTotal { get; init; }

    /// <summary>Upstream commits of the range.</summary>
    public required int UpstreamCommits { get; init; }

    /// <summary>Days between the pin's commit and the target's, before the run.</summary>
    public required double DaysBehindBefore { get; init; }

    /// <summary>The same after the run.</summary>
    public required double DaysBehindAfter { get; init; }

    /// <summary>CI rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Seconds of CI.</summary>
    public required double CiSeconds { get; init; }

    /// <summary>Findings that <c>break</c> and that no edit answers.</summary>
    public required int OpenBreaks { get; init; }

    /// <summary>Findings that are <c>likely</c> and that no edit answers.</summary>
    public required int OpenLikely { get; init; }

    /// <summary>Findings to <c>review</c> that no edit answers.</summary>
    public required int OpenReview { get; init; }

    /// <summary>Test cases that ran in the last round; null when no test runner was seen.</summary>
    public required int? TestsRan { get; init; }

    /// <summary>What stopped it; null when nothing did.</summary>
    public required string? Stopped { get; init; }
}
