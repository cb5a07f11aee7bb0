using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Diagnosis;

/// <summary>Whether something exists in an upstream tree.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Presence>))]
public enum Presence
{
    /// <summary>It is there.</summary>
    Present,

    /// <summary>It is not there.</summary>
    Absent,

    /// <summary>The sources do not tell.</summary>
    Unknown,
}
