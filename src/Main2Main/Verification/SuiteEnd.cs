namespace Main2Main.Verification;

/// <summary>How one start of a suite ended.</summary>
/// <param name="ExitCode">The exit code; 128 and more for a signal, 124 where the suite was ended.</param>
/// <param name="Limit">The limit that it was ended for; none when it ended by itself.</param>
/// <param name="Elapsed">How long it ran.</param>
/// <param name="LeftBehind">Processes that it left running; they were ended.</param>
public sealed record SuiteEnd(int ExitCode, SuiteLimit Limit, TimeSpan Elapsed, int LeftBehind);
