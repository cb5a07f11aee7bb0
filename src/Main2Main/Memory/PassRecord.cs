using System.Text.Json.Serialization;

namespace Main2Main.Memory;

/// <summary>A state that CI has passed.</summary>
/// <param name="Upstream">The upstream commit.</param>
/// <param name="Tree">The downstream's tree (git object id).</param>
/// <param name="Suites">Which suites it passed: a digest of their names and commands.</param>
/// <param name="RunId">The run.</param>
/// <param name="StepId">The step.</param>
/// <param name="At">When the round began.</param>
public sealed record PassRecord(string Upstream, string Tree, string Suites, string RunId, string StepId, DateTimeOffset At)
{
    /// <summary>Where it passed, for people.</summary>
    [JsonIgnore]
    public string Where => $"{StepId} of run {RunId}";
}
