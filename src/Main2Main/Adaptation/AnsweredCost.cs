namespace Main2Main.Adaptation;

/// <summary>What a program says that its work cost. Every field may be absent.</summary>
public sealed record AnsweredCost
{
    /// <summary>The tokens that its model read.</summary>
    public long? InputTokens { get; init; }

    /// <summary>The tokens that its model wrote.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>What it cost in US dollars.</summary>
    public double? Dollars { get; init; }
}
