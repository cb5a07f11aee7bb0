using System.Buffers;

namespace Main2Main.Verification.Logs;

/// <summary>Judges by what a process prints after an exception whether it outlived it: what it outlived did not end it.</summary>
internal static class ProcessLife
{
    private static readonly SearchValues<char> Dots = SearchValues.Create(".FEsxX");

    private static readonly string[] Attempts = ["retry", "retries", "trying again", "next attempt", "reconnect"];

    // Shells, build tools and CI systems tell how a program ended.
    private static readonly string[] Farewells =
        ["exit code", "exit status", "exited with", "ended with", "returned non-zero", "Finished: ", "make: ", "make[", "ninja: ", "Cleaning up", "Job failed", "Build step ", "^^^ +++", "script returned"];

    /// <summary>Whether a process says that it goes on.</summary>
    /// <param name="text">What it printed after an exception.</param>
    /// <returns>True for a logger's line of progress and for the announcement of another attempt.</returns>
    public static bool GoesOn(string text) =>
        text.StartsWith("INFO", StringComparison.Ordinal) || text.StartsWith("DEBUG", StringComparison.Ordinal)
        || Array.Exists(Attempts, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a line that names no process shows that the one before went on; a logged complaint or a runner's dots do not.</summary>
    /// <param name="text">What was printed after an exception.</param>
    /// <returns>True for all other text.</returns>
    public static bool IsSomething(string text) =>
        !string.IsNullOrWhiteSpace(text) && text.AsSpan().ContainsAnyExcept(Dots)
        && !text.StartsWith("WARNING", StringComparison.Ordinal) && !text.StartsWith("ERROR", StringComparison.Ordinal)
        && !text.StartsWith("##[", StringComparison.Ordinal) && !Array.Exists(Farewells, words => text.Contains(words, StringComparison.OrdinalIgnoreCase));
}
