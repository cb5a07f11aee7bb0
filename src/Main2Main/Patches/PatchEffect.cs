using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Patches;

/// <summary>Whether a patch still applies.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PatchEffect>))]
public enum PatchEffect
{
    /// <summary>What it replaces is there.</summary>
    Applies,

    /// <summary>The upstream has no such thing and had none when the patch was written: it adds one.</summary>
    Adds,

    /// <summary>What it replaced is not there any more: nothing of the upstream's sees the patch, or it raises.</summary>
    Gone,

    /// <summary>What it replaced is not there any more, and the place is ready for that: it runs at the release alone, or where it finds its target.</summary>
    Guarded,

    /// <summary>It cannot be told.</summary>
    Unknown,
}
