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

/// <summary>How far the downstream was behind on a day, in the median of its hours.</summary>
/// <param name="Day">The day, in UTC: <c>2026-06-12</c>.</param>
/// <param name="DaysBehind">For how many days the oldest upstream commit that it lacked had been there; 0 when it lacked none.</param>
/// <param name="CommitsBehind">How many commits of the upstream's line it lacked.</param>
public sealed record DistanceSample(string Day, double DaysBehind, double CommitsBehind);

/// <summary>A move of the pin.</summary>
/// <param name="At">When the downstream's commit was made.</param>
/// <param name="DownstreamCommit">That commit.</param>
/// <param name="UpstreamCommit">The upstream commit that it pins.</param>
/// <param name="CommitsBehindBefore">How many commits the downstream was behind just before it.</param>
/// <param name="CommitsBehindAfter">How many it was behind just after it.</param>
public sealed record PinMove(DateTimeOffset At, string DownstreamCommit, string UpstreamCommit, int CommitsBehindBefore, int CommitsBehindAfter);
