using System.Text.Json.Serialization;

namespace Main2Main.Workspace;

/// <summary>One CI round of a step.</summary>
public sealed record RoundState
{
    /// <summary>The round's number, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>What the round showed.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The signatures of its code bugs, sorted.</summary>
    public IReadOnlyList<string> Signatures { get; init; } = [];

    /// <summary>Errors that fail at the last verified state already, each with its cases.</summary>
    public IReadOnlyList<string> Inherited { get; init; } = [];

    /// <summary>Whether nothing but inherited errors failed, and they may be committed with.</summary>
    public bool Accepted { get; init; }

    /// <summary>Why the round proves nothing; null when it does.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether a command that prepares suites failed, so that none was run.</summary>
    public bool Unprepared { get; init; }

    /// <summary>Where CI ran the very same before, so that nothing was run; null where it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reused { get; init; }

    /// <summary>Whether the round allows a commit.</summary>
    [JsonIgnore]
    public bool CanCommit => Verdict is Verdict.Passed or Verdict.EnvFlakePass || Accepted;

    /// <summary>The downstream's tree (git object id) that the round ran against.</summary>
    public required string Tree { get; init; }

    /// <summary>How its errors differ from the previous round's; null for the first round and where one of the two has no summary.</summary>
    public RoundComparison? Comparison { get; init; }

    /// <summary>When it began; null in journals of an older version.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Seconds that the round's suites took.</summary>
    public double Seconds { get; init; }
}
