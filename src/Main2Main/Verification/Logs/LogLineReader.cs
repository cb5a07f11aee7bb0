using System.Buffers;

namespace Main2Main.Verification.Logs;

/// <summary>
/// Cuts a stream into lines, keeping of each no more than a limit. A carriage return alone ends a piece of a line: a
/// progress bar's states are then lines of the same number, and what a process printed over one is not lost.
/// </summary>
/// <param name="stream">The log; stays open.</param>
/// <param name="maximumBytes">How many bytes of a line are kept.</param>
internal sealed class LogLineReader(Stream stream, int maximumBytes = LogLineReader.DefaultMaximumBytes)
{
    public const int DefaultMaximumBytes = 16 * 1024;
    private const int BufferBytes = 64 * 1024;
    private static readonly SearchValues<byte> Ends = SearchValues.Create("\r\n"u8);

    private readonly LogBytes source = new(stream);
    private readonly byte[] buffer = new byte[BufferBytes];
    private readonly byte[] line = new byte[maximumBytes];
    private int position;
    private int filled;
    private int lineLength;
    private int nextNumber;
    private bool afterReturn;
    private bool pending;

    /// <summary>Reads the next line.</summary>
    /// <param name="text">Its bytes; good until the next call.</param>
    /// <param name="number">Its number, from 0.</param>
    /// <returns>False at the end.</returns>
    public bool TryRead(out ReadOnlySpan<byte> text, out int number)
    {
        lineLength = 0;
        pending = false;
        while (position < filled || Fill())
        {
            var available = buffer.AsSpan(position, filled - position);
            var end = available.IndexOfAny(Ends);
            Keep(end < 0 ? available : available[..end]);
            position += end < 0 ? available.Length : end + 1;
            if (end >= 0 && EndsLine(available[end], out number))
            {
                text = line.AsSpan(0, lineLength);
                return true;
            }
        }

        text = line.AsSpan(0, lineLength);
        number = nextNumber;
        return pending;
    }

    private bool EndsLine(byte end, out int number)
    {
        number = nextNumber;
        var belongsToReturn = end == (byte)'\n' && afterReturn && !pending;
        nextNumber += end == (byte)'\n' ? 1 : 0;
        afterReturn = end == (byte)'\r';
        return !belongsToReturn;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty)
        {
            return;
        }

        pending = true;
        var room = Math.Min(part.Length, maximumBytes - lineLength);
        part[..room].CopyTo(line.AsSpan(lineLength));
        lineLength += room;
    }

    private bool Fill()
    {
        position = 0;
        filled = source.Read(buffer);
        return filled > 0;
    }
}
