using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Patches;

/// <summary>What the run's range changed for a patch.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PatchChange>))]
public enum PatchChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What it replaced left.</summary>
    TargetGone,

    /// <summary>The upstream came to do the same.</summary>
    BecameRedundant,

    /// <summary>What it replaces changed.</summary>
    OriginalChanged,

    /// <summary>What it adds came to the upstream.</summary>
    TargetCame,
}
