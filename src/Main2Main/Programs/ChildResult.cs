namespace Main2Main.Programs;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and more where a signal ended it.</param>
/// <param name="LeftBehind">How many processes it left running; they were ended.</param>
internal sealed record ChildResult(int ExitCode, int LeftBehind);
