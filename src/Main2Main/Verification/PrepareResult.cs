using System.Text.Json.Serialization;

namespace Main2Main.Verification;

/// <summary>One command that prepared a round's suites.</summary>
/// <param name="Suite">The suite that it belongs to; null for the command of all suites.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="ExitCode">The exit code; 124 where it was ended.</param>
/// <param name="TimedOut">Whether it was ended because it ran for too long.</param>
/// <param name="Seconds">How long it ran, in seconds.</param>
/// <param name="LogPath">What it printed.</param>
public sealed record PrepareResult(string? Suite, IReadOnlyList<string> Command, int ExitCode, bool TimedOut, double Seconds, string LogPath)
{
    /// <summary>What went wrong; null when nothing did.</summary>
    [JsonIgnore]
    public string? Problem => ExitCode == 0 ? null
        : $"the command that prepares {(Suite is null ? "the suites" : $"the suite {Suite}")} {(TimedOut ? "was ended by its time limit" : $"ended with exit code {ExitCode}")}: {ShellWords.Join(Command)}; its log: '{LogPath}'";
}
