using System.Text;
using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Takes colour, CI timestamps and process prefixes off a line and says which process printed it.</summary>
internal static partial class LineCleaner
{
    private const int MaximumPrefixes = 8;

    public static LogLine Clean(int number, ReadOnlySpan<byte> bytes) => Clean(number, Encoding.UTF8.GetString(bytes));

    /// <summary>Cleans a line that is text already.</summary>
    /// <param name="number">The line.</param>
    /// <param name="text">What it holds.</param>
    /// <returns>The line without colour and prefixes.</returns>
    public static LogLine Clean(int number, string text)
    {
        if (text.Contains('\e'))
        {
            text = EscapeSequence().Replace(text, string.Empty);
        }

        return Clean(new LogLine(number, string.Empty, text));
    }

    /// <summary>Takes the prefixes off what is left of a line.</summary>
    /// <param name="line">The line, and the process that its prefixes so far name.</param>
    /// <returns>The line without them.</returns>
    public static LogLine Clean(LogLine line)
    {
        var (text, channel) = (line.Text, line.Channel);
        for (var count = 0; count < MaximumPrefixes; count++)
        {
            var length = PrefixLength(text, out var names);
            if (length == 0)
            {
                break;
            }

            channel = names ? string.Concat(channel, text.AsSpan(0, length).Trim()) : channel;
            text = text[length..];
        }

        return line with { Channel = channel, Text = text };
    }

    // A prefix's first letter decides which pattern is tried: most lines have none.
    private static int PrefixLength(string text, out bool namesProcess)
    {
        namesProcess = false;
        if (text.Length == 0)
        {
            return 0;
        }

        var first = text[0];
        if (first is '(' or '[')
        {
            namesProcess = true;
            return Length(ProcessPrefix(), text);
        }

        if (char.IsAsciiDigit(first))
        {
            return Length(Timestamp(), text);
        }

        return first == '\uFEFF' ? 1 : text.Contains('\t') ? Length(JobAndStep(), text) : 0;
    }

    private static int Length(Regex pattern, string text)
    {
        foreach (var match in pattern.EnumerateMatches(text))
        {
            return match.Length;
        }

        return 0;
    }

    [GeneratedRegex(@"\e(?:\[[0-?]*[ -/]*[@-~]|\][^\a\e]*(?:\a|\e\\)|[@-Z\\^_])", RegexOptions.CultureInvariant)]
    private static partial Regex EscapeSequence();

    [GeneratedRegex(@"^(?:\([^()]*\bpid=\d+[^()]*\) ?|\[(?:rank|default)\d+\]:? ?)", RegexOptions.CultureInvariant)]
    private static partial Regex ProcessPrefix();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T[\d:.]+Z ?", RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp();

    // "gh run view --log" puts the job's and the step's name before each timestamp.
    [GeneratedRegex(@"^[^\t]+\t[^\t]+\t\uFEFF?(?=\d{4}-\d{2}-\d{2}T)", RegexOptions.CultureInvariant)]
    private static partial Regex JobAndStep();
}
