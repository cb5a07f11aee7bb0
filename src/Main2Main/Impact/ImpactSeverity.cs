using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Impact;

/// <summary>How surely a finding needs a person.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ImpactSeverity>))]
public enum ImpactSeverity
{
    /// <summary>The downstream code raises, or gets a wrong value, for certain.</summary>
    Breaks,

    /// <summary>What the downstream code gets or does is another now.</summary>
    Likely,

    /// <summary>The downstream code stands on something that changed, which may matter.</summary>
    Review,
}
