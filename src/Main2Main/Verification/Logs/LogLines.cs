namespace Main2Main.Verification.Logs;

/// <summary>A log's lines, cleaned. It reads some lines ahead, so that what is put before every line is learned before the first is handed out.</summary>
/// <param name="stream">The log; stays open.</param>
internal sealed class LogLines(Stream stream)
{
    private const int MostLines = 200;
    private const int MostLetters = 256 * 1024;

    private readonly LogLineReader reader = new(stream);
    private readonly Queue<(int Number, string Text)> window = new();
    private readonly LinePrefixes prefixes = new();
    private int letters;

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(out LogLine line)
    {
        while (window.Count < MostLines && letters < MostLetters && reader.TryRead(out var bytes, out var number))
        {
            var text = LineCleaner.ToText(bytes);
            prefixes.See(text, window);
            window.Enqueue((number, text));
            letters += text.Length;
        }

        if (!window.TryDequeue(out var next))
        {
            line = default;
            return false;
        }

        letters -= next.Text.Length;
        line = LineCleaner.Clean(prefixes.Take(new LogLine(next.Number, string.Empty, next.Text)));
        return true;
    }
}
