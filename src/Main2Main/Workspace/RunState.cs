using System.Text.Json.Serialization;

namespace Main2Main.Workspace;

/// <summary>The journal of a run, state.json. Git is the truth; this is the memory of it.</summary>
public sealed record RunState
{
    /// <summary>The version of this file's shape.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>The run's name: its UTC start, to the second.</summary>
    public required string RunId { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the run ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The upstream checkout's folder, links resolved.</summary>
    public required string Upstream { get; init; }

    /// <summary>The downstream checkout's folder, links resolved.</summary>
    public required string Downstream { get; init; }

    /// <summary>The branch that the upstream's HEAD was on before runs detached it; null when it was on none.</summary>
    public string? UpstreamBranch { get; init; }

    /// <summary>The pinned upstream commit that the run starts at.</summary>
    public required string BaseCommit { get; init; }

    /// <summary>The upstream commit that the run is to reach; fixed for the run.</summary>
    public required string TargetCommit { get; init; }

    /// <summary>The release tag, as recorded in the downstream.</summary>
    public string? CompatTag { get; init; }

    /// <summary>The downstream's HEAD when the run began.</summary>
    public required string DownstreamStart { get; init; }

    /// <summary>The branch that the downstream is on, and that the run commits to; null when it is on none, and in journals of an older version.</summary>
    public string? DownstreamBranch { get; init; }

    /// <summary>The downstream commit to roll back to: the last step's commit, or the start.</summary>
    public required string LastVerifiedHead { get; init; }

    /// <summary>The upstream commit that LastVerifiedHead is verified against.</summary>
    public required string ReachedCommit { get; init; }

    /// <summary>Where the run stands.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>One entry a planned step, in order; empty before Plan.</summary>
    public IReadOnlyList<StepState> Steps { get; init; } = [];

    /// <summary>What the leaps have shown so far; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LeapState? Leap { get; init; }

    /// <summary>How the plan is being cut anew; null when it is not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Recut? Recut { get; init; }

    /// <summary>How often the plan was cut anew.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Recuts { get; init; }

    /// <summary>What was taken along of an open proposal; null where nothing was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CarryState? Carry { get; init; }

    /// <summary>Whether it verifies what is merged, and nothing else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsWatch { get; init; }

    /// <summary>When the tasks that belong to no step ran, oldest first.</summary>
    public IReadOnlyList<PhaseSpan> Spans { get; init; } = [];

    /// <summary>Why the run stopped early; null unless it did.</summary>
    public PartialStop? Stop { get; init; }

    /// <summary>What RefreshGuide is about to write and to commit; null before and when it is done.</summary>
    public GuideState? GuideInProgress { get; init; }

    /// <summary>What RefreshGuide did; null before.</summary>
    public GuideState? Guide { get; init; }

    /// <summary>Whether it is a look at a revision that is not checked out, from which no step can go on: the next run begins anew.</summary>
    public bool IsLook { get; init; }

    /// <summary>Whether the final summary is written.</summary>
    public bool Summarized { get; init; }

    /// <summary>The downstream's HEAD as the run left it: the guide's commit, or the last verified one.</summary>
    [JsonIgnore]
    public string DownstreamHead => Guide?.Commit ?? LastVerifiedHead;

    /// <summary>How many steps are done.</summary>
    [JsonIgnore]
    public int StepsCompleted => Steps.Count(step => step.Phase == StepPhase.Advanced);

    /// <summary>When a round of this run began; the run's start in journals of an older version.</summary>
    /// <param name="round">The round.</param>
    /// <returns>The time.</returns>
    public DateTimeOffset StartOf(RoundState round) => round.StartedAt ?? StartedAt;

    /// <summary>This journal with one step's entry replaced.</summary>
    /// <param name="step">The new entry; its index names the old one.</param>
    /// <returns>The new journal.</returns>
    public RunState With(StepState step) =>
        this with { Steps = [.. Steps.Select(existing => existing.Index == step.Index ? step : existing)] };
}

/// <summary>A change of the plan, noted before it is made, so that a run that is killed in between makes it all the same.</summary>
/// <param name="Index">The first step that is replaced, from 1.</param>
/// <param name="Count">How many steps are replaced; none of them is committed.</param>
/// <param name="FirstParts">How many of their parts the first step takes in their place; a second one takes the others.</param>
/// <param name="Leap">What the leaps have shown then.</param>
public sealed record Recut(int Index, int Count, int FirstParts, LeapState Leap);
