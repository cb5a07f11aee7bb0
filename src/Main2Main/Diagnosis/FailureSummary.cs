using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>Why a step stopped, failed-summary.json.</summary>
public sealed record FailureSummary
{
    /// <summary>The step's name.</summary>
    public required string StepId { get; init; }

    /// <summary>The step's upstream range.</summary>
    public required string UpstreamRange { get; init; }

    /// <summary>The stop condition.</summary>
    public required StopCondition Condition { get; init; }

    /// <summary>The stop condition in words.</summary>
    public required string Reason { get; init; }

    /// <summary>Rounds that were run.</summary>
    public required int Rounds { get; init; }

    /// <summary>The last round's verdict.</summary>
    public required Verdict CiResult { get; init; }

    /// <summary>What remains unresolved.</summary>
    public required IReadOnlyList<CiError> CodeBugs { get; init; }

    /// <summary>Environment flakes of the last round.</summary>
    public required IReadOnlyList<CiError> EnvFlakes { get; init; }

    /// <summary>What the last verified state has already.</summary>
    public IReadOnlyList<CiError> Inherited { get; init; } = [];

    /// <summary>The saved edit; null when there was none.</summary>
    public required string? Patch { get; init; }

    /// <summary>The last round's log.</summary>
    public required string LogPath { get; init; }

    /// <summary>The last round's summary.</summary>
    public required string SummaryPath { get; init; }

    /// <summary>The downstream commit that was rolled back to.</summary>
    public required string RolledBackTo { get; init; }

    /// <summary>The upstream commit that the checkout was moved back to.</summary>
    public required string UpstreamCommit { get; init; }
}
