namespace Main2Main.Publishing;

/// <summary>How an invocation ended, final_status.json: for the job that started it. It is written however the invocation ends.</summary>
public sealed record FinalStatus
{
    /// <summary><c>completed</c> when the target is reached or there was no drift, else <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>completed</c>, <c>no_drift</c>, <c>partial_stop</c>, <c>paused</c>, <c>unfinished</c> or <c>error</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The upstream commit that the run started at; null when there is no run.</summary>
    public string? OldCommit { get; init; }

    /// <summary>The upstream commit that the run was to reach; null when there is no run.</summary>
    public string? NewCommit { get; init; }

    /// <summary>The upstream commit that was reached; null when there is no run.</summary>
    public string? ReachedCommit { get; init; }

    /// <summary>Steps that are done.</summary>
    public int StepsCompleted { get; init; }

    /// <summary>Steps that were planned.</summary>
    public int StepsTotal { get; init; }

    /// <summary>Whether a person has to look: something ended early, is unexplained, or the checklist has an open box.</summary>
    public required bool ManualReviewRequired { get; init; }

    /// <summary>The pull request's address; null when there is none.</summary>
    public string? PrUrl { get; init; }

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    public string? Message { get; init; }
}
