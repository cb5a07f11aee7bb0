using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Impact;

/// <summary>Whether the fix has to branch on the version.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<GuardNeed>))]
public enum GuardNeed
{
    /// <summary>The release and main differ here.</summary>
    Yes,

    /// <summary>One form serves both.</summary>
    No,

    /// <summary>The two trees do not decide it.</summary>
    Unknown,
}
