namespace Main2Main.Memory;

/// <summary>An error that was cured once: what caused it and what the cure was.</summary>
public sealed record Lesson
{
    /// <summary>The error's signature.</summary>
    public required string Signature { get; init; }

    /// <summary>The exception's type.</summary>
    public required string ErrorType { get; init; }

    /// <summary>The exception's message.</summary>
    public required string ErrorMessage { get; init; }

    /// <summary>What kind of upstream change it showed; null when it was not diagnosed.</summary>
    public Mechanism? Mechanism { get; init; }

    /// <summary>The upstream commit that the diagnosis named first; null when it named none.</summary>
    public string? CauseCommit { get; init; }

    /// <summary>The first line of its message.</summary>
    public string? CauseSubject { get; init; }

    /// <summary>Who made the edit.</summary>
    public required string Adapter { get; init; }

    /// <summary>The files that the edit changed.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The edit that cured it, as git prints it; its beginning, where it is long.</summary>
    public required string Patch { get; init; }

    /// <summary>Where it was cured.</summary>
    public required Sighting Learnt { get; init; }

    /// <summary>Where it was seen later, oldest first.</summary>
    public IReadOnlyList<Sighting> Seen { get; init; } = [];
}

/// <summary>A round that showed an error.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StepId">The step.</param>
/// <param name="Round">The round.</param>
/// <param name="UpstreamRange">The step's upstream range.</param>
/// <param name="At">When the round began.</param>
public sealed record Sighting(string RunId, string StepId, int Round, string UpstreamRange, DateTimeOffset At);
