namespace Main2Main.Configuration;

/// <summary>The suites of downstreams that hold certain files, so that a profile serves older commits too.</summary>
public sealed record SuiteGeneration
{
    /// <summary>What messages call it.</summary>
    public required string Name { get; init; }

    /// <summary>What the downstream holds; all of it. Always true when empty.</summary>
    public IReadOnlyList<SuiteCondition> When { get; init; } = [];

    /// <summary>The suites, in the order they run.</summary>
    public IReadOnlyList<SuiteSettings> Suites { get; init; } = [];
}
