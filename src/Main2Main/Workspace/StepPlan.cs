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

/// <summary>A commit of a pin's side branch whose change the target's line does not hold as it is.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Counterpart">The commit of the line that has the same subject, such as the one that it was picked from; null when there is none.</param>
public sealed record SideCommit(string Sha, string Subject, string? Counterpart);

/// <summary>A commit of the range about which the upstream changed its mind.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="By">The later commit that undoes it.</param>
/// <param name="BySubject">Its subject.</param>
/// <param name="How"><c>reverted</c>, or <c>fixed</c>.</param>
/// <param name="Within">Whether the later commit is in the range too; else it lies behind the target.</param>
public sealed record UndoneCommit(string Commit, string Subject, string By, string BySubject, string How, bool Within);
