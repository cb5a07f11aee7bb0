using System.Text;

namespace Main2Main.Verification.Logs;

/// <summary>Reads the text of a failure, or the captured output of a case, as a log's report is read.</summary>
internal sealed class JUnitText
{
    private const int MaximumChannels = 64;

    private readonly FailureReportReader? report;
    private readonly Dictionary<string, TracebackReader> tracebacks = [];
    private readonly Action<IReadOnlyList<RaisedException>, Place> emit;
    private readonly Place place;
    private readonly StringBuilder line = new();

    /// <summary>Begins a text.</summary>
    /// <param name="origin">Whether it is a report or captured output.</param>
    /// <param name="emit">Takes each chain.</param>
    public JUnitText(Origin origin, Action<IReadOnlyList<RaisedException>, Place> emit)
    {
        this.emit = emit;
        place = new Place(new Invocation(), origin, null);
        if (origin == Origin.Report)
        {
            report = new FailureReportReader(this.emit);
            report.Open(place, string.Empty);
        }
    }

    /// <summary>Reads a piece of the text; it may end anywhere.</summary>
    /// <param name="piece">The piece.</param>
    public void Accept(ReadOnlySpan<char> piece)
    {
        while (piece.IndexOfAny('\n', '\r') is var end and >= 0)
        {
            Append(piece[..end]);
            EndLine();
            piece = piece[(end + 1)..];
        }

        Append(piece);
    }

    public void End()
    {
        EndLine();
        report?.Close();
        foreach (var reader in tracebacks.Values)
        {
            reader.Flush();
        }
    }

    private void Append(ReadOnlySpan<char> part) => line.Append(part[..Math.Min(part.Length, LogLineReader.DefaultMaximumBytes - line.Length)]);

    private void EndLine()
    {
        var cleaned = LineCleaner.Clean(RaisedException.NotInLog, line.ToString());
        _ = line.Clear();
        var marked = report?.Accept(cleaned) ?? false;
        if (!tracebacks.TryGetValue(cleaned.Channel, out var reader))
        {
            if (tracebacks.Count >= MaximumChannels)
            {
                return;
            }

            tracebacks.Add(cleaned.Channel, reader = new TracebackReader(emit));
        }

        _ = marked || reader.Accept(cleaned, place);
    }
}
