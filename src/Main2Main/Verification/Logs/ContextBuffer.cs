namespace Main2Main.Verification.Logs;

/// <summary>The lines around an error: all up to 50, of more the first 10 and the last 38.</summary>
internal sealed class ContextBuffer
{
    private const int Everything = 50;
    private const int Head = 10;
    private const int Tail = 38;

    private readonly List<string> head = [];
    private readonly Queue<string> tail = [];
    private bool overflowed;

    public void Add(string line)
    {
        if (head.Count < Head)
        {
            head.Add(Cut(line));
            return;
        }

        tail.Enqueue(Cut(line));
        overflowed |= head.Count + tail.Count > Everything;
        while (overflowed && tail.Count > Tail)
        {
            _ = tail.Dequeue();
        }
    }

    public void Clear()
    {
        head.Clear();
        tail.Clear();
        overflowed = false;
    }

    public IReadOnlyList<string> ToList() => overflowed ? [.. head, "...", .. tail] : [.. head, .. tail];

    private static string Cut(string line) => LogText.Cut(line, LogText.MaximumContextLine);
}
