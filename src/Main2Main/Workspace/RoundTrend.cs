using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Workspace;

/// <summary>Where a step is heading from one round to the next.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RoundTrend>))]
public enum RoundTrend
{
    /// <summary>Errors went and none came.</summary>
    Fewer,

    /// <summary>The errors are the same.</summary>
    Same,

    /// <summary>Errors came, all of them in tests that could not run in the previous round.</summary>
    Unmasked,

    /// <summary>An error came that the previous round could have shown: a regression.</summary>
    New,
}
