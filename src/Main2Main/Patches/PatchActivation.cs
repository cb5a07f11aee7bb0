using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Patches;

/// <summary>Whether a patch is put in place at all.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PatchActivation>))]
public enum PatchActivation
{
    /// <summary>Its module is imported from where the downstream begins.</summary>
    Active,

    /// <summary>It is, where a condition holds that the program decides when it runs.</summary>
    Conditional,

    /// <summary>Nothing imports its module, or nothing calls the function that it stands in.</summary>
    Inactive,
}
