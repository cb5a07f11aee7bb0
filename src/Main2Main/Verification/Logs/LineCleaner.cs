using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Takes colour, CI timestamps and process prefixes off a line and says which process printed it.</summary>
internal static partial class LineCleaner
{
    /// <summary>What pytest puts before each line of an error of its own.</summary>
    public const string InternalError = "INTERNALERROR>";

    private const int MaximumPrefixes = 8;

    private static readonly SearchValues<char> Dots = SearchValues.Create(".FEsxXRu,- ");

    /// <summary>A line as text, without colour and without the zeros of letters that a program of another encoding wrote.</summary>
    /// <param name="bytes">The line.</param>
    /// <returns>The text.</returns>
    public static string ToText(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        text = bytes.Contains((byte)0) ? text.Replace("\0", string.Empty, StringComparison.Ordinal) : text;
        return text.Contains('\e') ? EscapeSequence().Replace(text, string.Empty) : text;
    }

    /// <summary>Cleans a line that is text already.</summary>
    /// <param name="number">The line.</param>
    /// <param name="text">What it holds.</param>
    /// <returns>The line without colour and prefixes.</returns>
    public static LogLine Clean(int number, string text) =>
        Clean(new LogLine(number, string.Empty, text.Contains('\e') ? EscapeSequence().Replace(text, string.Empty) : text));

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

        return WithoutInternalError(line with { Channel = channel, Text = ProgressBar.TakeOff(text) });
    }

    // pytest marks each line of an error of its own; the first may follow the dots of tests.
    private static LogLine WithoutInternalError(LogLine line)
    {
        var mark = line.Text.Length > 0 && (line.Text[0] == 'I' || (line.Text[0] != ' ' && Dots.Contains(line.Text[0])))
            ? line.Text.IndexOf(InternalError, StringComparison.Ordinal)
            : -1;
        if (mark < 0 || line.Text.AsSpan(0, mark).ContainsAnyExcept(Dots))
        {
            return line;
        }

        var text = line.Text.AsSpan(mark + InternalError.Length);
        return line with { Channel = line.Channel + InternalError, Text = (text.StartsWith(" ") ? text[1..] : text).ToString() };
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

    // Colours and titles, and the strings that programs send to their terminal, as Buildkite sends its times.
    [GeneratedRegex(@"\e(?:\[[0-?]*[ -/]*[@-~]|[\]_PX^][^\a\e]*(?:\a|\e\\)|[@-Z\\^_])", RegexOptions.CultureInvariant)]
    private static partial Regex EscapeSequence();

    [GeneratedRegex(@"^(?:\([^()]{0,200}\bpid=\d+[^()]{0,200}\) ?|\[(?:rank|default)\d+\]:? ?)", RegexOptions.CultureInvariant)]
    private static partial Regex ProcessPrefix();

    // GitLab's runner puts the number of the stream behind the time.
    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T[\d:.]+Z(?: \d\d[EO][ +])? ?", RegexOptions.CultureInvariant)]
    private static partial Regex Timestamp();

    // "gh run view --log" puts the job's and the step's name before each timestamp.
    [GeneratedRegex(@"^[^\t]+\t[^\t]+\t\uFEFF?(?=\d{4}-\d{2}-\d{2}T)", RegexOptions.CultureInvariant)]
    private static partial Regex JobAndStep();
}

/// <summary>A line of a log without what terminals, CI systems and process supervisors put around it.</summary>
/// <param name="Number">The line, from 0, counted as editors count.</param>
/// <param name="Channel">Which process printed it, as its prefix says; empty without a prefix.</param>
/// <param name="Text">What it printed.</param>
internal readonly record struct LogLine(int Number, string Channel, string Text);
