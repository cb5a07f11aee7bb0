namespace Main2Main.Verification;

/// <summary>One re-run of the failed cases of a suite that showed only environment flakes.</summary>
/// <param name="Cases">The cases that were run again.</param>
/// <param name="ExitCode">The exit code.</param>
/// <param name="FailedTestCases">Cases that failed again.</param>
/// <param name="CodeBugsCount">Code bugs that it showed.</param>
/// <param name="EnvFlakesCount">Environment flakes that it showed.</param>
public sealed record SuiteRerun(IReadOnlyList<string> Cases, int ExitCode, IReadOnlyList<string> FailedTestCases, int CodeBugsCount, int EnvFlakesCount);
