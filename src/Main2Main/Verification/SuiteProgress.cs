using System.Diagnostics;
using Main2Main.Verification.Logs;

namespace Main2Main.Verification;

/// <summary>How far a running suite is. May be read while the suite runs.</summary>
/// <param name="suite">The suite's name.</param>
public sealed class SuiteProgress(string suite)
{
    private const int LongestLine = 4096;
    private readonly Lock gate = new();
    private readonly List<byte> line = [];
    private long started;
    private long ended;

    /// <summary>The suite's name.</summary>
    public string Suite { get; } = suite;

    /// <summary>Whether it runs now.</summary>
    public bool IsRunning => started != 0 && ended == 0;

    /// <summary>How long it has run.</summary>
    public TimeSpan Elapsed => started == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(started, ended == 0 ? Stopwatch.GetTimestamp() : ended);

    /// <summary>Test cases whose result it has printed.</summary>
    public int Tests { get; private set; }

    /// <summary>The last line that it printed and that is not empty.</summary>
    public string LastLine { get; private set; } = string.Empty;

    internal void Start() => (started, ended) = (Stopwatch.GetTimestamp(), 0);

    internal void End() => ended = Stopwatch.GetTimestamp();

    /// <summary>Looks at what the suite prints, as it comes.</summary>
    internal void Observe(ReadOnlySpan<byte> output)
    {
        lock (gate)
        {
            while (output.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end)
            {
                Keep(output[..end]);
                EndLine();
                output = output[(end + 1)..];
            }

            Keep(output);
        }
    }

    private void Keep(ReadOnlySpan<byte> part) => line.AddRange(part[..Math.Min(part.Length, LongestLine - line.Count)]);

    private void EndLine()
    {
        var text = LineCleaner.Clean(0, LineCleaner.ToText(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line))).Text.Trim();
        line.Clear();
        if (text.Length > 0)
        {
            LastLine = text;
            Tests += TestTally.Of(text);
        }
    }
}
