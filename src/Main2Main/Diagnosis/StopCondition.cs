using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Diagnosis;

/// <summary>Why the fix rounds of a step end without a commit. Source: the playbook's stop conditions 2 to 5 and its rule on regressions.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<StopCondition>))]
public enum StopCondition
{
    /// <summary>Two rounds in a row showed the same errors.</summary>
    SameErrors,

    /// <summary>The fix after a round changed nothing.</summary>
    NoCodeDiff,

    /// <summary>The summary holds no code bug to act on, or there is no usable summary.</summary>
    NoActionableBug,

    /// <summary>The allowed number of rounds is used up.</summary>
    RoundLimit,

    /// <summary>A command that prepares suites failed: the environment, and no code bug of the step.</summary>
    PrepareFailed,

    /// <summary>What failed fails at the last verified state already, and the configuration does not accept that.</summary>
    Inherited,

    /// <summary>A round showed an error that the one before did not have.</summary>
    Regression,
}
