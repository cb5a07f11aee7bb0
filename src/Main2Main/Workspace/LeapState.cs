using System.Text.Json.Serialization;

namespace Main2Main.Workspace;

/// <summary>What the leaps of a run have shown so far.</summary>
/// <param name="Credit">How many CI runs may still go into leaps before the run costs more than two runs above the playbook's steps.</param>
/// <param name="RedEnd">The last upstream commit of the nearest part that is known to fail; null when none is.</param>
public sealed record LeapState(int Credit, string? RedEnd = null)
{
    /// <summary>The rounds that divided leaps failed in, oldest first; null where none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RedRound>? Reds { get; init; }
}

/// <summary>A round that a divided leap failed in: the same tree is not run a second time at the same upstream commit.</summary>
/// <param name="Upstream">The upstream commit.</param>
/// <param name="Suites">Which suites were run: a digest of their names and commands.</param>
/// <param name="StepId">The step that the leap was.</param>
/// <param name="Folder">The folder in the step's that holds the leap's files.</param>
/// <param name="Round">The round, with the downstream's tree and its errors.</param>
public sealed record RedRound(string Upstream, string Suites, string StepId, string Folder, RoundState Round);
