namespace Main2Main.Verification.Logs;

/// <summary>The last lines of a log that were read, for the context of an end that the log does not explain.</summary>
internal sealed class RecentLines
{
    private const int Kept = 38;

    private readonly LogLine[] lines = new LogLine[Kept];
    private int count;

    /// <summary>The last line; the default before the first.</summary>
    public LogLine Last => count == 0 ? default : lines[(count - 1) % Kept];

    public void Add(LogLine line) => lines[count++ % Kept] = line;

    /// <summary>The lines, oldest first, as a context.</summary>
    /// <returns>At most 38 lines, each cut to the length that a context's line may have.</returns>
    public IReadOnlyList<string> ToContext() =>
        [.. Enumerable.Range(Math.Max(0, count - Kept), Math.Min(count, Kept)).Select(index => LogText.Cut(lines[index % Kept].Text, LogText.MaximumContextLine))];
}
