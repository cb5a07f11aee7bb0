namespace Main2Main.Verification.Logs;

/// <summary>Gathers from the lines of one traceback or report what may tell of a connection. Nothing is judged before it is asked for.</summary>
internal sealed class ConnectionNotes
{
    private const int MostLines = 64;

    private readonly List<string> frames = [];
    private readonly List<string> executed = [];
    private readonly List<string> written = [];
    private bool afterFrame;

    /// <summary>The lines that name a file and a function, outermost first.</summary>
    public IReadOnlyList<string> Frames => frames;

    /// <summary>Lines that ran, and values of arguments.</summary>
    public IReadOnlyList<string> Executed => executed;

    /// <summary>Other lines: source around what ran.</summary>
    public IReadOnlyList<string> Written => written;

    public void Clear()
    {
        frames.Clear();
        executed.Clear();
        written.Clear();
        afterFrame = false;
    }

    /// <summary>Takes one line.</summary>
    /// <param name="line">The line, with the marks that pytest puts on it.</param>
    public void Accept(string line)
    {
        var text = line.AsSpan().TrimStart();
        if (text.IsEmpty)
        {
            afterFrame = false;
            return;
        }

        if (text.StartsWith("File \"") || (text.Length == line.Length && text.Contains(".py:", StringComparison.Ordinal)))
        {
            Add(frames, line);
            afterFrame = true;
            return;
        }

        var ran = afterFrame || text.Length == line.Length;
        afterFrame = false;
        if (PeerReader.MayName(text))
        {
            Add(ran ? executed : written, line);
        }
    }

    private static void Add(List<string> lines, string line)
    {
        if (lines.Count == MostLines)
        {
            lines.RemoveAt(MostLines / 4);
        }

        lines.Add(line);
    }
}
