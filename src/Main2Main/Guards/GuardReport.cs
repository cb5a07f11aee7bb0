namespace Main2Main.Guards;

/// <summary>The version guards of the downstream: guards.json.</summary>
public sealed record GuardReport
{
    /// <summary>The downstream commit that was looked at; with edits on top after <c>--fix</c>.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The guard function's name.</summary>
    public required string Function { get; init; }

    /// <summary>The release pin; null when the downstream records none.</summary>
    public string? ReleaseTag { get; init; }

    /// <summary>The tag's commit; null when there is none or the upstream does not hold it.</summary>
    public string? ReleaseCommit { get; init; }

    /// <summary>The upstream commit that stands for main: the pin, or what was asked for.</summary>
    public string? MainCommit { get; init; }

    /// <summary>The guards, by file and line; after <c>--fix</c> those that are left.</summary>
    public required IReadOnlyList<GuardSite> Guards { get; init; }

    /// <summary>How many guards <c>--fix</c> removed.</summary>
    public int Removed { get; init; }

    /// <summary>The files that <c>--fix</c> edited.</summary>
    public IReadOnlyList<string> Edited { get; init; } = [];
}
