using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Bisection;

/// <summary>How a bisection ended.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BisectStatus>))]
public enum BisectStatus
{
    /// <summary>One commit is the first bad one.</summary>
    Found,

    /// <summary>Several commits are left: those between them could not be judged, or the limit of probes was reached.</summary>
    Candidates,

    /// <summary>The bad end does not fail.</summary>
    NotReproduced,

    /// <summary>The good end fails too: the cause lies before it, or in the downstream.</summary>
    AlreadyBad,

    /// <summary>One of the two ends cannot be judged.</summary>
    Unclear,
}
