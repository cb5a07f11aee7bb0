namespace Main2Main.Configuration;

/// <summary>What external adapters may spend; when it is spent they are asked no more, and CI decides about what there is.</summary>
public sealed record AdaptationBudget
{
    /// <summary>The limits of each step; none when null.</summary>
    public BudgetLimit? Step { get; init; }

    /// <summary>The limits of the whole run; none when null.</summary>
    public BudgetLimit? Run { get; init; }
}
