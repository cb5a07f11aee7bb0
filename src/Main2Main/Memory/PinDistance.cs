namespace Main2Main.Memory;

/// <summary>How far the downstream's pin was behind the upstream over time, told from git alone.</summary>
public sealed record PinDistance
{
    /// <summary>Where it begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Where it ends: at the newest upstream commit that is known.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The median over the hours of how many days it was behind.</summary>
    public required double MedianDaysBehind { get; init; }

    /// <summary>The median over the hours of how many commits it was behind.</summary>
    public required double MedianCommitsBehind { get; init; }

    /// <summary>How many days it is behind at the end.</summary>
    public required double DaysBehind { get; init; }

    /// <summary>How many commits it is behind at the end.</summary>
    public required int CommitsBehind { get; init; }

    /// <summary>How many hours were looked at.</summary>
    public required int Hours { get; init; }

    /// <summary>The moves of the pin, oldest first.</summary>
    public required IReadOnlyList<PinMove> Moves { get; init; }

    /// <summary>The days, oldest first.</summary>
    public required IReadOnlyList<DistanceSample> Days { get; init; }
}
