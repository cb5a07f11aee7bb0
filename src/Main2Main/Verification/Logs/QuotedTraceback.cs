namespace Main2Main.Verification.Logs;

/// <summary>
/// Reads a traceback that an exception's message quotes, as one process does with what another said: with line ends, or with <c>\n</c> written out.
/// </summary>
internal static class QuotedTraceback
{
    /// <summary>The line that begins a traceback.</summary>
    public const string Header = "Traceback (most recent call last):";

    public static bool BeginsOn(string text) => text.EndsWith(Header, StringComparison.Ordinal);

    /// <summary>Reads the quote in a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="number">Its line.</param>
    /// <returns>The quoted chain, deepest exception first; empty when the message quotes none.</returns>
    public static IReadOnlyList<RaisedException> Read(string message, int number)
    {
        var start = message.IndexOf(Header, StringComparison.Ordinal);
        return start < 0 || start + Header.Length == message.Length ? [] : Read(Unescape(message[start..]).Split('\n'), number);
    }

    /// <summary>Reads the quote in a message's lines.</summary>
    /// <param name="lines">The lines, from the quote's header on or from before it.</param>
    /// <param name="number">The message's line.</param>
    /// <returns>The quoted chain, deepest exception first.</returns>
    public static IReadOnlyList<RaisedException> Read(IEnumerable<string> lines, int number)
    {
        IReadOnlyList<RaisedException> chain = [];
        var reader = new TracebackReader((found, _) => chain = chain.Count == 0 ? found : chain);
        var place = new Place(new Invocation(), Origin.Summary, null);
        foreach (var line in lines)
        {
            _ = reader.Accept(new LogLine(number, string.Empty, WithoutClosingQuote(line)), place);
        }

        reader.Flush();
        return chain;
    }

    // A quote within a quote has its backslashes doubled.
    private static string Unescape(string text)
    {
        while (text.Contains(@"\\", StringComparison.Ordinal))
        {
            text = text.Replace(@"\\", @"\", StringComparison.Ordinal);
        }

        return text.Replace(@"\r\n", "\n", StringComparison.Ordinal).Replace(@"\n", "\n", StringComparison.Ordinal)
            .Replace(@"\r", "\n", StringComparison.Ordinal).Replace(@"\'", "'", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    private static string WithoutClosingQuote(string line) =>
        line.Length > 0 && line[^1] is '\'' or '"' && line.Count(letter => letter == line[^1]) % 2 == 1 ? line[..^1] : line;
}
