namespace Main2Main.Configuration;

/// <summary>How the drift is cut into steps. Source: the playbook's step planner.</summary>
public sealed record PlanSettings
{
    /// <summary>The value of <see cref="Strategy"/> for the playbook's steps.</summary>
    internal const string Steps = "steps";

    /// <summary>The value of <see cref="Strategy"/> for the whole range at once while it is green.</summary>
    internal const string Leap = "leap";

    /// <summary>The value of <see cref="Strategy"/> that lets Impact decide.</summary>
    internal const string Auto = "auto";

    private const int DefaultSpan = 50;

    /// <summary>How the drift is taken: <c>steps</c>, <c>leap</c> or <c>auto</c>.</summary>
    public string Strategy { get; init; } = Steps;

    /// <summary>
    /// How many commits a step may span so that a commit and the one that reverts or fixes it are in one; null for none with steps, and 50 otherwise.
    /// </summary>
    public int? RevertSpan { get; init; }

    /// <summary>The span that counts.</summary>
    internal int JoinedSpan => RevertSpan ?? (Strategy == Steps ? 0 : DefaultSpan);

    /// <summary>Changed source lines (added plus deleted) that a step may hold; a single commit above it is a step alone.</summary>
    public int LineBudget { get; init; } = 1000;

    /// <summary>Commits that a step may hold.</summary>
    public int CommitBudget { get; init; } = 10;
}
