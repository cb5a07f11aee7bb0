namespace Main2Main.Guide;

/// <summary>What a refresh of the guide did.</summary>
public sealed record GuideRefreshResult
{
    /// <summary>How it ended.</summary>
    public required GuideRefreshStatus Status { get; init; }

    /// <summary>The outcome in one line.</summary>
    public required string Note { get; init; }

    /// <summary>The guide, relative to the downstream, symbolic links resolved; null without a guide.</summary>
    public string? GuidePath { get; init; }

    /// <summary>The lint report; null without a guide.</summary>
    public string? ReportPath { get; init; }

    /// <summary>What the linter found before the update; null without a guide.</summary>
    public GuideFindings? Findings { get; init; }

    /// <summary>What was changed.</summary>
    public IReadOnlyList<GuideChange> Changes { get; init; } = [];

    /// <summary>What was left for a person.</summary>
    public IReadOnlyList<GuideNote> Left { get; init; } = [];

    /// <summary>Upstream files that the run touches and that got no row, each with the reason.</summary>
    public IReadOnlyList<GuideNote> NotMapped { get; init; } = [];

    /// <summary>The guide's text after the refresh; null without a guide.</summary>
    public string? Text { get; init; }
}

/// <summary>A path that the update left as it was.</summary>
/// <param name="Region">The region.</param>
/// <param name="Path">The path.</param>
/// <param name="Why">Why it was left, as it reads after a colon.</param>
public sealed record GuideNote(string Region, string Path, string Why);
