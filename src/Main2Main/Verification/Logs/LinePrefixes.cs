namespace Main2Main.Verification.Logs;

/// <summary>
/// Learns from a log what its CI system or supervisor puts before every line: a constant, a time, a counter, a service's name. A line
/// that only a test runner prints shows where the text begins; what stands before it on several lines is a prefix.
/// </summary>
internal sealed class LinePrefixes
{
    private const int MostPrefixes = 16;
    private const int LongestPrefix = 160;
    private const int FewestLines = 3;
    private const int LinesForNames = 64;

    private readonly List<LearnedPrefix> candidates = [];
    private readonly List<LearnedPrefix> learned = [];
    private string? firstName;
    private bool plainSession;

    /// <summary>Looks at a line before it is handed out.</summary>
    /// <param name="text">The line, without colour.</param>
    /// <param name="before">Lines before it that are not handed out yet.</param>
    public void See(string text, IEnumerable<(int Number, string Text)> before)
    {
        if (candidates.Count > 0)
        {
            Confirm(text);
        }

        foreach (var prefix in learned)
        {
            if (prefix.Seen < LinesForNames)
            {
                prefix.See(text);
            }
        }

        if (!text.AsSpan().TrimEnd().EndsWith("=") || learned.Exists(prefix => prefix.Length(text) > 0))
        {
            return;
        }

        if (RunnerBanner.Find(LineCleaner.Clean(0, text).Text, out var inSession) == 0)
        {
            plainSession = inSession ?? plainSession;
        }
        else if (!plainSession && RunnerBanner.Find(text, out _) is > 0 and <= LongestPrefix and var length && candidates.Count + learned.Count < MostPrefixes
            && IsPrefix(text[..length]))
        {
            Add(new LearnedPrefix(text[..length]), before);
        }
    }

    /// <summary>Takes the prefix off a line that is handed out.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The line without it; where prefixes name several programs, with the program as its channel.</returns>
    public LogLine Take(LogLine line)
    {
        foreach (var prefix in learned)
        {
            if (prefix.Length(line.Text) is > 0 and var length)
            {
                var name = prefix.NameIn(line.Text, length);
                firstName ??= name;
                return line with { Text = line.Text[length..], Channel = name == firstName ? line.Channel : line.Channel + name };
            }
        }

        return line;
    }

    // Marks of pytest's own reports are no prefix: a report may quote another session.
    private static bool IsPrefix(string text) =>
        text.Trim() is not ("" or "E" or ">" or "|") && !text.StartsWith("E  ", StringComparison.Ordinal) && !text.TrimEnd().EndsWith('=');

    private void Add(LearnedPrefix prefix, IEnumerable<(int Number, string Text)> before)
    {
        candidates.Add(prefix);
        foreach (var (_, text) in before)
        {
            prefix.See(text);
        }
    }

    private void Confirm(string text)
    {
        candidates.ForEach(candidate => candidate.See(text));
        learned.AddRange(candidates.Where(candidate => candidate.Seen >= FewestLines));
        _ = candidates.RemoveAll(candidate => candidate.Seen >= FewestLines);
    }
}
