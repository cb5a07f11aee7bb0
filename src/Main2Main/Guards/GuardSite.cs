using Main2Main.Impact;

namespace Main2Main.Guards;

/// <summary>A version guard of the downstream.</summary>
public sealed record GuardSite
{
    /// <summary>The file.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The version that it asks for.</summary>
    public required string Version { get; init; }

    /// <summary>How that stands to the release pin.</summary>
    public required GuardAge Age { get; init; }

    /// <summary>The upstream names that the release's side uses.</summary>
    public IReadOnlyList<string> ReleaseNames { get; init; } = [];

    /// <summary>The upstream names that main's side uses.</summary>
    public IReadOnlyList<string> MainNames { get; init; } = [];

    /// <summary>Whether the upstream still differs between the two: no when either side's names and calls fit both.</summary>
    public GuardNeed StillDiffers { get; init; } = GuardNeed.Unknown;

    /// <summary>What shows that it differs, as a clause; null when nothing does.</summary>
    public string? Evidence { get; init; }

    /// <summary>For a guard whose release the pin has passed, why <c>--fix</c> leaves it; null when it can be removed.</summary>
    public string? Obstacle { get; init; }
}
