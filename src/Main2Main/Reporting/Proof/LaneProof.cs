namespace Main2Main.Reporting.Proof;

/// <summary>How one lane of the downstream was checked.</summary>
public sealed record LaneProof
{
    /// <summary><c>main</c> or <c>release</c>.</summary>
    public required string Lane { get; init; }

    /// <summary>The upstream commit of main, the tag of the release; null when none is recorded.</summary>
    public required string? Revision { get; init; }

    /// <summary>Steps whose suites ran against it.</summary>
    public required int RunSteps { get; init; }

    /// <summary>Steps whose edit was compared with its sources, without running anything.</summary>
    public required int ComparedSteps { get; init; }

    /// <summary>Steps that are done.</summary>
    public required int Steps { get; init; }

    /// <summary>What could not be judged, a sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
