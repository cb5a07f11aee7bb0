namespace Main2Main.Workspace;

/// <summary>What RefreshGuide did.</summary>
public sealed record GuideState
{
    /// <summary><c>no_guide</c>, <c>unchanged</c> or <c>changed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The guide, relative to the downstream; null without one.</summary>
    public string? GuidePath { get; init; }

    /// <summary>The lint report; null without a guide.</summary>
    public string? ReportPath { get; init; }

    /// <summary>The refresh's own commit; null when nothing changed.</summary>
    public string? Commit { get; init; }

    /// <summary>One line a change.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
