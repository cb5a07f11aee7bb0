using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>The diagnosis of a failed round, error-analysis.json.</summary>
public sealed record RoundAnalysis
{
    /// <summary>The step's name.</summary>
    public required string StepId { get; init; }

    /// <summary>The round, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>The step's upstream range.</summary>
    public required string UpstreamRange { get; init; }

    /// <summary>The release tag; null when the downstream records none.</summary>
    public required string? ReleaseTag { get; init; }

    /// <summary>How the round's errors differ from the previous round's; null for the first round.</summary>
    public required RoundComparison? Comparison { get; init; }

    /// <summary>One entry a code bug, in the order of the log.</summary>
    public required IReadOnlyList<ErrorDiagnosis> Diagnoses { get; init; }
}
