namespace Main2Main.Verification;

/// <summary>What one suite did in a round.</summary>
public sealed record SuiteOutcome
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>Its command line.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The exit code; 124 for a suite that was ended.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Whether it was ended because it printed nothing for too long.</summary>
    public required bool Hung { get; init; }

    /// <summary>Whether it was ended because it ran for too long.</summary>
    public bool TimedOut { get; init; }

    /// <summary>How long it ran, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The devices that were its own.</summary>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Processes that it left running; they were ended.</summary>
    public int LeftBehind { get; init; }

    /// <summary>From where it imported the two packages; null where the suite declares that it has no witness.</summary>
    public SuiteWitness? Witness { get; init; }

    /// <summary>The test cases that it ran, without re-runs; null when no test runner was seen, and in results of an older version.</summary>
    public TestCounts? Tests { get; init; }

    /// <summary>The cases that failed, sorted.</summary>
    public IReadOnlyList<string> FailedTestCases { get; init; } = [];

    /// <summary>How many code bugs its own log shows.</summary>
    public int CodeBugsCount { get; init; }

    /// <summary>How many environment flakes its own log shows.</summary>
    public int EnvFlakesCount { get; init; }

    /// <summary>The re-runs of its failed cases, in order.</summary>
    public IReadOnlyList<SuiteRerun> Reruns { get; init; } = [];

    /// <summary>Cases that failed with an environment flake in the suite and in every one of its re-runs.</summary>
    public IReadOnlyList<string> PersistentFlakes { get; init; } = [];
}

/// <summary>One re-run of the failed cases of a suite that showed only environment flakes.</summary>
/// <param name="Cases">The cases that were run again.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="FailedTestCases">Cases that failed again.</param>
/// <param name="CodeBugsCount">Code bugs that it showed.</param>
/// <param name="EnvFlakesCount">Environment flakes that it showed.</param>
public sealed record SuiteRerun(IReadOnlyList<string> Cases, int ExitCode, IReadOnlyList<string> FailedTestCases, int CodeBugsCount, int EnvFlakesCount);
