using System.Text.Json.Serialization;

namespace Main2Main.Precedents;

/// <summary>How a change of an upstream's contract was answered, by a person or an agent, in an edit that CI has verified.</summary>
public sealed record Recipe
{
    /// <summary>The upstream's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>What happened to it.</summary>
    public required string Change { get; init; }

    /// <summary>The old contract, in one line; null when there was none.</summary>
    public string? Old { get; init; }

    /// <summary>The new contract, in one line; null when there is none.</summary>
    public string? New { get; init; }

    /// <summary>The statement before the edit.</summary>
    public required string Before { get; init; }

    /// <summary>The statement after it.</summary>
    public required string After { get; init; }

    /// <summary>The edit as a pattern; null where there is none.</summary>
    public SyntaxPattern? Pattern { get; init; }

    /// <summary>Who made it.</summary>
    public required string Adapter { get; init; }

    /// <summary>The downstream's file.</summary>
    public required string File { get; init; }

    /// <summary>The function or class around it; empty for the module.</summary>
    public required string Within { get; init; }

    /// <summary>The run that verified it.</summary>
    public required string RunId { get; init; }

    /// <summary>Its step.</summary>
    public required string StepId { get; init; }

    /// <summary>The step's upstream range.</summary>
    public required string UpstreamRange { get; init; }

    /// <summary>When it was verified.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The edit as the lines of a diff.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Lines => [.. Before.Split('\n').Select(line => "- " + line), .. After.Split('\n').Select(line => "+ " + line)];

    /// <summary>The name of the change: a recipe answers one change.</summary>
    internal string Key => KeyOf(Symbol, Change, Old, New);

    /// <summary>The name of a change.</summary>
    internal static string KeyOf(string symbol, string change, string? old, string? now) => $"{symbol} {change} {old} {now}";
}
