using Main2Main.Lanes;

namespace Main2Main.Gates;

/// <summary>What the pre-CI checks found in an edit, checks.json, or in another change of the downstream, lanes.json.</summary>
public sealed record PreCiReport
{
    /// <summary>The step's name; empty for a change that is no step's.</summary>
    public required string StepId { get; init; }

    /// <summary>The downstream commit that the edit is compared with.</summary>
    public required string From { get; init; }

    /// <summary>The downstream tree that was checked.</summary>
    public required string Tree { get; init; }

    /// <summary>The upstream commit of the main lane.</summary>
    public required string MainCommit { get; init; }

    /// <summary>The release tag of the release lane; null when none is recorded.</summary>
    public string? ReleaseTag { get; init; }

    /// <summary>The tag's commit; null when the release lane was not checked.</summary>
    public string? ReleaseCommit { get; init; }

    /// <summary>What could not be checked, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What was found, by file and line.</summary>
    public required IReadOnlyList<CheckFinding> Findings { get; init; }

    /// <summary>How long the checks took, in seconds, without the gate.</summary>
    public double Seconds { get; init; }
}
