namespace Main2Main.Verification;

/// <summary>What one suite did in a round.</summary>
public sealed record SuiteOutcome
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>Its command line.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The exit code; 124 for a suite that was ended because it hung.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether it was ended because it printed nothing for too long.</summary>
    public required bool Hung { get; init; }

    /// <summary>How long it ran, in seconds.</summary>
    public required double Seconds { get; init; }
}
