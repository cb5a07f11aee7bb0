using Main2Main.Verification;

namespace Main2Main.Reporting.Proof;

/// <summary>What one suite did in the run.</summary>
public sealed record SuiteProof
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>Its command line.</summary>
    public required string Command { get; init; }

    /// <summary>In how many rounds it ran.</summary>
    public required int Rounds { get; init; }

    /// <summary>Seconds that it took, all rounds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The test cases of the last round in which it ran; null when no test runner was seen.</summary>
    public required TestCounts? Tests { get; init; }

    /// <summary>Steps that are done and in whose last round no test case of it ran.</summary>
    public required IReadOnlyList<string> StepsWithoutTests { get; init; }

    /// <summary>Whether it was seen to import both packages from the two checkouts in every step that is done.</summary>
    public required bool Witnessed { get; init; }
}
