using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Guards;

/// <summary>How the version of a guard stands to the release pin.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<GuardAge>))]
public enum GuardAge
{
    /// <summary>The pin has passed it: that release is no longer supported.</summary>
    Passed,

    /// <summary>It is the pin's.</summary>
    Current,

    /// <summary>It is newer than the pin's.</summary>
    Ahead,

    /// <summary>There is no release pin, or one of the two is no version.</summary>
    Unknown,
}
