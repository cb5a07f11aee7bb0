namespace Main2Main.Verification.Logs;

/// <summary>The types given to ends that no exception tells of.</summary>
internal static class RunnerEnd
{
    /// <summary>A suite that was ended because it printed nothing for too long.</summary>
    public const string Hung = "SuiteHung";

    /// <summary>A suite that was ended because it ran too long.</summary>
    public const string TimedOut = "SuiteTimedOut";

    /// <summary>A test session whose end the log does not hold.</summary>
    public const string Truncated = "SessionTruncated";

    /// <summary>Failures that are counted and not named.</summary>
    public const string Unnamed = "UnnamedFailures";

    /// <summary>An exit code that nothing in the log explains.</summary>
    public const string Unexplained = "UnexplainedExit";

    /// <summary>A test that was expected to fail, strictly, and passed.</summary>
    public const string UnexpectedPass = "UnexpectedPass";
}
