using Main2Main.Impact;

namespace Main2Main.Reporting;

/// <summary>One reason for which a step changed a file.</summary>
public sealed record ChangeCause
{
    /// <summary>The step; empty for what is no step's.</summary>
    public required string StepId { get; init; }

    /// <summary>How it is known.</summary>
    public required ChangeEvidence Evidence { get; init; }

    /// <summary>The upstream commit that caused the change; null when none is known.</summary>
    public string? Commit { get; init; }

    /// <summary>The number of its pull request; null when its subject names none.</summary>
    public int? Pr { get; init; }

    /// <summary>The first line of its message.</summary>
    public string? Subject { get; init; }

    /// <summary>The contract and what happened to it; null when none is known.</summary>
    public string? Contract { get; init; }

    /// <summary>The contract before, in one line.</summary>
    public string? Old { get; init; }

    /// <summary>The contract after, in one line.</summary>
    public string? New { get; init; }

    /// <summary>How surely the change breaks the file; null where no finding names it.</summary>
    public ImpactSeverity? Severity { get; init; }

    /// <summary>How the file depends on the contract; null where no finding names it.</summary>
    public ImpactUsage? Usage { get; init; }

    /// <summary>The error that the edit mended; null where none is known.</summary>
    public string? Mends { get; init; }

    /// <summary>What was done, in one sentence.</summary>
    public required string Done { get; init; }

    /// <summary>Whether the step added a version guard to the file, behind which the release's code stays.</summary>
    public bool Guarded { get; init; }
}
