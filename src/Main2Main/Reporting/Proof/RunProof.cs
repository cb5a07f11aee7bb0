using Main2Main.Impact;

namespace Main2Main.Reporting.Proof;

/// <summary>What a run proves, and what it leaves to a person.</summary>
public sealed record RunProof
{
    /// <summary>The suites that ran, in their order.</summary>
    public required IReadOnlyList<SuiteProof> Suites { get; init; }

    /// <summary>The lanes that the downstream supports.</summary>
    public required IReadOnlyList<LaneProof> Lanes { get; init; }

    /// <summary>Findings that no edit answers, the surest first.</summary>
    public required IReadOnlyList<OpenFinding> Open { get; init; }

    /// <summary>How many of them <c>break</c>.</summary>
    public int OpenBreaks => Open.Count(finding => finding.Severity == Impact.ImpactSeverity.Breaks);

    /// <summary>How many are <c>likely</c>.</summary>
    public int OpenLikely => Open.Count(finding => finding.Severity == Impact.ImpactSeverity.Likely);

    /// <summary>How many are to <c>review</c>.</summary>
    public int OpenReview => Open.Count(finding => finding.Severity == Impact.ImpactSeverity.Review);

    /// <summary>Steps of which it could not be told what the upstream breaks.</summary>
    public required IReadOnlyList<string> StepsWithoutImpact { get; init; }

    /// <summary>Places that the last adapter of a step left.</summary>
    public required IReadOnlyList<LeftPlace> Left { get; init; }

    /// <summary>Edited source files that no test of the suites imports or mentions; null when no test was found to look through.</summary>
    public IReadOnlyList<string>? Unreached { get; init; }

    /// <summary>Who adapts, joined by commas.</summary>
    public required string Adapter { get; init; }

    /// <summary>The errors that stopped the run; none when it was not stopped by any.</summary>
    public required IReadOnlyList<StopCause> Causes { get; init; }
}

/// <summary>A finding of a step that is done which no edit of the step answers.</summary>
/// <param name="StepId">The step.</param>
/// <param name="Finding">The finding's name in the step's impact.json.</param>
/// <param name="Severity">How surely a person is needed.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line at the step's start, from 1.</param>
/// <param name="Change">What happened to what.</param>
/// <param name="Commit">The upstream commit that is blamed first; null when none is.</param>
public sealed record OpenFinding(string StepId, string Finding, ImpactSeverity Severity, string File, int Line, string Change, string? Commit);
