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
