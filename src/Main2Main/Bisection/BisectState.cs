namespace Main2Main.Bisection;

/// <summary>The journal of a bisection, bisect/state.json.</summary>
public sealed record BisectState
{
    /// <summary>The version of this file's shape.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What it was asked.</summary>
    public required BisectQuestion Question { get; init; }

    /// <summary>Where the upstream's HEAD belongs, while it is moved; null while it is at its place.</summary>
    public string? UpstreamHead { get; init; }

    /// <summary>The branch that HEAD belongs on, while it is moved; null when it was on none.</summary>
    public string? UpstreamBranch { get; init; }

    /// <summary>The commit that is being probed; null between probes.</summary>
    public string? Probing { get; init; }

    /// <summary>The rounds of that commit so far.</summary>
    public IReadOnlyList<BisectRound> Rounds { get; init; } = [];

    /// <summary>The commits that are judged, in the order of their probes.</summary>
    public IReadOnlyList<BisectProbe> Probes { get; init; } = [];
}
