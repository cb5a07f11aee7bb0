namespace Main2Main.Serving;

/// <summary>Why a log failed.</summary>
/// <param name="Log">The log.</param>
/// <param name="Errors">The root causes: code bugs first.</param>
public sealed record LogAnswer(string Log, IReadOnlyList<LogError> Errors);

/// <summary>A root cause in a log and what is known of its cause in the upstream.</summary>
/// <param name="Error">Type and message.</param>
/// <param name="Category"><c>Code Bug</c> or <c>Environment Flake</c>.</param>
/// <param name="Line">The line in the log, from 1.</param>
/// <param name="FailedTestCases">The test cases that failed by it.</param>
/// <param name="Context">What the log says there.</param>
/// <param name="Mechanism">What kind of upstream change it shows; null for a flake, or without a run.</param>
/// <param name="Commits">The likeliest upstream commits, with their subjects.</param>
/// <param name="Places">The downstream's places in the traceback as <c>file:line</c>, deepest first.</param>
/// <param name="GuardNeeded">Whether the fix needs a version guard; null where it is not told.</param>
public sealed record LogError(
    string Error, string Category, int Line, IReadOnlyList<string> FailedTestCases, IReadOnlyList<string> Context, string? Mechanism,
    IReadOnlyList<string> Commits, IReadOnlyList<string> Places, string? GuardNeeded);
