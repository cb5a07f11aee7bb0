using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Workspace;

/// <summary>What a CI round showed. Source: the playbook's CI result labels.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Every suite ended with 0.</summary>
    Passed,

    /// <summary>Something failed, and all of it is an environment flake; may be committed, but is not called passed.</summary>
    EnvFlakePass,

    /// <summary>Something failed that needs a fix or a diagnosis.</summary>
    Failed,

    /// <summary>Something failed and the log could not be summarised.</summary>
    SummaryError,
}
