using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Patches;

/// <summary>Whether the upstream does by itself what a patch does.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PatchNeed>))]
public enum PatchNeed
{
    /// <summary>It does the same: the patch may go.</summary>
    MayGo,

    /// <summary>It has come to do much of what the patch does: the patch can probably go.</summary>
    LikelyMayGo,

    /// <summary>Nothing shows that it does.</summary>
    Needed,
}
