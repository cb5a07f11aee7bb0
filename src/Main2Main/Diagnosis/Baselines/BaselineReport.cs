using Main2Main.Verification;

namespace Main2Main.Diagnosis.Baselines;

/// <summary>What fails at the last verified state of a step, baseline.json.</summary>
internal sealed record BaselineReport
{
    /// <summary>The upstream commit of that state.</summary>
    public required string UpstreamCommit { get; init; }

    /// <summary>The downstream commit of that state.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>What was run.</summary>
    public required IReadOnlyList<BaselineQuestion> Asked { get; init; }

    /// <summary>What failed, code bugs and environment flakes.</summary>
    public required IReadOnlyList<CiError> Failures { get; init; }
}
