using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Reads a patch line by line in little memory: of a line longer than 64 KiB only the beginning is given.</summary>
internal static class PatchLines
{
    private const int LongestLine = 1 << 16;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="source">The stream; it stays open.</param>
    /// <param name="take">Takes each line without its line break. What is not UTF-8 is replaced.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>A task.</returns>
    public static async Task ReadAsync(Stream source, Action<string> take, CancellationToken cancellation)
    {
        var reader = PipeReader.Create(source, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var inLongLine = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var consumed = TakeLines(read.Buffer, read.IsCompleted, take, ref inLongLine);
            reader.AdvanceTo(consumed, read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await reader.CompleteAsync();
    }

    private static SequencePosition TakeLines(ReadOnlySequence<byte> buffer, bool last, Action<string> take, ref bool inLongLine)
    {
        var sequence = new SequenceReader<byte>(buffer);
        while (sequence.TryReadTo(out ReadOnlySequence<byte> line, (byte)'\n', advancePastDelimiter: true))
        {
            Give(line, take, ref inLongLine);
            inLongLine = false;
        }

        var rest = sequence.UnreadSequence;
        if (rest.Length > LongestLine || (last && rest.Length > 0))
        {
            Give(rest, take, ref inLongLine);
            return buffer.End;
        }

        return sequence.Position;
    }

    private static void Give(ReadOnlySequence<byte> line, Action<string> take, ref bool inLongLine)
    {
        if (!inLongLine)
        {
            take(Encoding.UTF8.GetString(line.Slice(0, Math.Min(line.Length, LongestLine))));
        }

        inLongLine = true;
    }
}
