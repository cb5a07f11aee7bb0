namespace Main2Main.Configuration;

/// <summary>How the drift is cut into steps. Source: the playbook's step planner.</summary>
public sealed record PlanSettings
{
    /// <summary>Changed source lines (added plus deleted) that a step may hold; a single commit above it is a step alone.</summary>
    public int LineBudget { get; init; } = 1000;

    /// <summary>Commits that a step may hold.</summary>
    public int CommitBudget { get; init; } = 10;
}
