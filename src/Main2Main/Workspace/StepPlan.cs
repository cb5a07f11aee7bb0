using System.Text.Json.Serialization;

namespace Main2Main.Workspace;

/// <summary>The drift cut into steps, steps.json.</summary>
public sealed record StepPlan
{
    /// <summary>The pinned upstream commit.</summary>
    public required string BaseCommit { get; init; }

    /// <summary>The upstream commit to reach.</summary>
    public required string TargetCommit { get; init; }

    /// <summary>Commits in the drift.</summary>
    public required int TotalCommits { get; init; }

    /// <summary>How the drift is taken: <c>steps</c>, <c>leap</c> or <c>auto</c>; null in plans of an older version.</summary>
    public string? Strategy { get; init; }

    /// <summary>How often the plan was cut anew; absent when never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Recuts { get; init; }

    /// <summary>Where the line of a pin on a side branch and the target's part; null when the pin is an ancestor of the target.</summary>
    public string? PartingCommit { get; init; }

    /// <summary>What a pin's side branch holds and the target's line does not, oldest first.</summary>
    public IReadOnlyList<SideCommit> LeftBehind { get; init; } = [];

    /// <summary>Commits about which the upstream changed its mind, oldest first; absent where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UndoneCommit>? Undone { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<PlannedStep> Steps { get; init; }
}
