using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Memory;

/// <summary>What a test case did.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CaseOutcome>))]
public enum CaseOutcome
{
    /// <summary>It failed with a code bug.</summary>
    Failed,

    /// <summary>It failed with an environment flake.</summary>
    Flaked,

    /// <summary>It did not fail, in a suite that ran to its end.</summary>
    Passed,
}
