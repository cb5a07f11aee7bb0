namespace Main2Main.Verification;

/// <summary>What a suite's run, or one re-run of its failed cases, left.</summary>
/// <param name="Part">What was run.</param>
/// <param name="End">How it ended.</param>
/// <param name="Log">Its raw log.</param>
/// <param name="Summary">What its log shows; null when it passed or its log cannot be read.</param>
internal sealed record PlayedPart(SuitePart Part, SuiteEnd End, string Log, CiSummary? Summary)
{
    /// <summary>The test cases that it ran; null when no test runner was seen.</summary>
    public TestCounts? Tests { get; init; }

    /// <summary>What its Python processes imported; null when nobody watched.</summary>
    public SuiteWitness? Seen { get; init; }

    /// <summary>Whether it failed and shows nothing but environment flakes.</summary>
    public bool ShowsOnlyFlakes => End is { ExitCode: not 0, Limit: SuiteLimit.None } && Summary is { CodeBugs.Count: 0, EnvFlakes.Count: > 0 };
}

/// <summary>How one start of a suite ended.</summary>
/// <param name="ExitCode">The exit code; 128 and more for a signal, 124 where the suite was ended.</param>
/// <param name="Limit">The limit that it was ended for; none when it ended by itself.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="LeftBehind">Processes that it left running; they were ended.</param>
public sealed record SuiteEnd(int ExitCode, SuiteLimit Limit, TimeSpan Elapsed, int LeftBehind);
