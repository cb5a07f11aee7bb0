using System.Buffers;
using System.IO.Pipelines;

namespace Main2Main.Git;

/// <summary>Reads what git prints line by line in little memory: a line of many megabytes comes in pieces.</summary>
internal static class LinePieces
{
    private const int BufferSize = 1 << 16;

    /// <summary>Takes a line or a piece of one.</summary>
    /// <param name="piece">The bytes, without the line break.</param>
    /// <param name="ended">Whether the line ends with it.</param>
    public delegate void Taker(ReadOnlySequence<byte> piece, bool ended);

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="source">The stream; it stays open.</param>
    /// <param name="longest">Bytes of an unfinished line beyond which they are given as a piece.</param>
    /// <param name="take">Takes each piece in order; the end of a stream without a line break does not end its line.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>A task.</returns>
    public static async Task ReadAsync(Stream source, int longest, Taker take, CancellationToken cancellation)
    {
        var reader = PipeReader.Create(source, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var consumed = TakeLines(read.Buffer, read.IsCompleted ? 0 : longest, take);
            reader.AdvanceTo(consumed, read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await reader.CompleteAsync();
    }

    private static SequencePosition TakeLines(ReadOnlySequence<byte> buffer, int longest, Taker take)
    {
        var sequence = new SequenceReader<byte>(buffer);
        while (sequence.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n', advancePastDelimiter: true))
        {
            take(line, ended: true);
        }

        if (sequence.Remaining <= longest)
        {
            return sequence.Position;
        }

        take(sequence.UnreadSequence, ended: false);
        return buffer.End;
    }
}
