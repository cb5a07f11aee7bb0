namespace Main2Main.Bisection;

/// <summary>An upstream commit that was checked out and judged.</summary>
public sealed record BisectProbe
{
    /// <summary>The full id.</summary>
    public required string Commit { get; init; }

    /// <summary>The first line of its message.</summary>
    public required string Subject { get; init; }

    /// <summary>Its place in the range: 0 for the good end, the number of commits for the bad end.</summary>
    public required int Position { get; init; }

    /// <summary>The verdict over all its rounds.</summary>
    public required ProbeVerdict Verdict { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Whether it both failed and passed.</summary>
    public required bool Flaky { get; init; }

    /// <summary>Its rounds, in order.</summary>
    public required IReadOnlyList<BisectRound> Rounds { get; init; }

    /// <summary>Seconds of all rounds.</summary>
    public required double Seconds { get; init; }
}
