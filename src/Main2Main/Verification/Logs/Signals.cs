namespace Main2Main.Verification.Logs;

/// <summary>The names of the signals that end processes, by their numbers on Linux.</summary>
internal static class Signals
{
    private const int ShellOffset = 128;

    private static readonly Dictionary<int, string> Names = new()
    {
        [1] = "SIGHUP", [2] = "SIGINT", [3] = "SIGQUIT", [4] = "SIGILL", [5] = "SIGTRAP", [6] = "SIGABRT", [7] = "SIGBUS", [8] = "SIGFPE", [9] = "SIGKILL",
        [11] = "SIGSEGV", [13] = "SIGPIPE", [14] = "SIGALRM", [15] = "SIGTERM", [24] = "SIGXCPU", [25] = "SIGXFSZ", [31] = "SIGSYS",
    };

    private static readonly Dictionary<string, string> ByWords = new()
    {
        ["Killed"] = "SIGKILL", ["Segmentation fault"] = "SIGSEGV", ["Aborted"] = "SIGABRT", ["Bus error"] = "SIGBUS", ["Illegal instruction"] = "SIGILL",
        ["Floating point exception"] = "SIGFPE", ["Terminated"] = "SIGTERM", ["Hangup"] = "SIGHUP", ["CPU time limit exceeded"] = "SIGXCPU",
    };

    /// <summary>The signal that an exit code stands for, as shells (128 + n) and Python (-n) write it.</summary>
    /// <param name="exitCode">The exit code.</param>
    /// <returns>The name; null for an exit code of the program's own.</returns>
    public static string? OfExitCode(int exitCode) => exitCode switch
    {
        < 0 => Names.GetValueOrDefault(-exitCode, $"signal {-exitCode}"),
        > ShellOffset => Names.GetValueOrDefault(exitCode - ShellOffset),
        _ => null,
    };

    /// <summary>The signal that a shell's words stand for.</summary>
    /// <param name="words">For example "Segmentation fault".</param>
    /// <returns>The name; null for other words.</returns>
    public static string? OfWords(string words) => ByWords.GetValueOrDefault(words);
}
