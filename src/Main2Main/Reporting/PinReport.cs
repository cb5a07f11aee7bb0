using System.Text.Json.Serialization;
using Main2Main.Detection;

namespace Main2Main.Reporting;

/// <summary>What a run did to a pin that is no plain commit in a file, for reports.</summary>
public sealed record PinReport
{
    /// <summary>The upstream's tag that the pin stood for before the run; null for a commit.</summary>
    public required string? TagBefore { get; init; }

    /// <summary>The tag that it stands for now.</summary>
    public required string? TagAfter { get; init; }

    /// <summary>The branch of the downstream that holds the pin, which the run did not touch; null where it is in the files that are worked on.</summary>
    public required string? Branch { get; init; }

    /// <summary>What the downstream records of other upstreams.</summary>
    public required IReadOnlyList<OtherUpstream> Others { get; init; }

    /// <summary>Places that contradict one that is trusted more, and were left as they are.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Whether the pin is a commit in a file, which every step moves.</summary>
    [JsonIgnore]
    public bool IsPlain => TagAfter is null && Branch is null;
}
