using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Bisection;

/// <summary>What a probe says of an upstream commit.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ProbeVerdict>))]
public enum ProbeVerdict
{
    /// <summary>The suites pass.</summary>
    Good,

    /// <summary>The failure that is looked for is there.</summary>
    Bad,

    /// <summary>The commit cannot be judged.</summary>
    Skip,
}
