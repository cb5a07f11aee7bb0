using Main2Main.Verification;

namespace Main2Main.Reporting;

/// <summary>What a suite of a step's last round did.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Tests">Its test cases; null when no test runner was seen.</param>
public sealed record SuiteTests(string Suite, int ExitCode, TestCounts? Tests);
