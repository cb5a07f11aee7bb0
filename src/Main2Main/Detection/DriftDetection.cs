using System.Text.Json.Serialization;

namespace Main2Main.Detection;

/// <summary>The drift between the downstream's pin and the upstream, detect.json.</summary>
public sealed record DriftDetection
{
    /// <summary>The pinned upstream commit, 40 hexadecimal digits.</summary>
    public required string BaseCommit { get; init; }

    /// <summary>The upstream commit to reach, 40 hexadecimal digits.</summary>
    public required string TargetCommit { get; init; }

    /// <summary>The release tag as the downstream records it; null when it records none.</summary>
    public required string? CompatTag { get; init; }

    /// <summary>Whether the two commits differ.</summary>
    public required bool HasDrift { get; init; }

    /// <summary>Where the line of a pin on a side branch and the target's part; null when the pin is an ancestor of the target.</summary>
    public string? PartingCommit { get; init; }

    /// <summary>Where the pin was read: files of the downstream, or <c>--from</c>.</summary>
    public IReadOnlyList<string> PinSources { get; init; } = [];

    /// <summary>The upstream's tag that the pin stands for; null for a pin that is a commit.</summary>
    public string? PinTag { get; init; }

    /// <summary>What the downstream records of other upstreams, which a run does not move.</summary>
    public IReadOnlyList<OtherUpstream> OtherPins { get; init; } = [];

    /// <summary>Places that contradict one that is trusted more.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The branch that the target was taken from; null when it was named otherwise.</summary>
    public string? UpstreamBranch { get; init; }

    /// <summary>The branch that the downstream is on; null when it is on none.</summary>
    public string? DownstreamBranch { get; init; }

    /// <summary>The downstream's HEAD.</summary>
    [JsonPropertyName("downstream_commit")]
    public required string DownstreamHead { get; init; }
}

/// <summary>What the downstream records of another upstream: reported, never moved.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Value">What is recorded.</param>
/// <param name="File">The file, relative to the downstream's root.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record OtherUpstream(string Name, string Value, string File, int Line);
