namespace Main2Main.Verification.Logs;

/// <summary>Recognises tracebacks that are only shown: the interpreter or a warning says that what they tell ended nothing.</summary>
internal static class BenignTraceback
{
    private static readonly string[] Announcements = ["Exception ignored in", "Exception ignored on", "Exception ignored while", "--- Logging error ---"];

    /// <summary>Judges by the line before and by what stands on the traceback's first line.</summary>
    /// <param name="previous">The line before.</param>
    /// <param name="start">What stands before the header on its line.</param>
    /// <returns>Whether it failed nothing.</returns>
    public static bool Is(string previous, string start) =>
        Array.Exists(Announcements, words => previous.StartsWith(words, StringComparison.Ordinal)) || IsWarning(start)
            || (start.Length == 0 && IsWarning(previous));

    // Python writes "file:line: SomeWarning: text".
    private static bool IsWarning(string text) =>
        text.IndexOf("Warning: ", StringComparison.Ordinal) is > 0 and var end && text.AsSpan(0, end).LastIndexOf(": ") is > 0 and var colon
            && char.IsAsciiDigit(text[colon - 1]);
}
