namespace Main2Main.Configuration;

/// <summary>What every adapter is given, and what is held against it.</summary>
public sealed record AdaptationSettings
{
    /// <summary>About how many characters of findings, diagnoses and routes a request holds; the rest is named by its file.</summary>
    public int RequestCharacters { get; init; } = 40_000;

    /// <summary>What external adapters may spend.</summary>
    public AdaptationBudget Budget { get; init; } = new();

    /// <summary>Further folders that an adapter must leave alone; <c>{upstream}</c>, <c>{downstream}</c> and <c>{workspace}</c> stand for those.</summary>
    public IReadOnlyList<string> Untouched { get; init; } = [];
}
