using System.Text;

namespace Main2Main.Secrecy;

/// <summary>
/// Masks a patch on its way to a file: secrets in the lines that it adds. What it takes out or stands on is in the repository's history
/// anyway, and masked it would fit nowhere.
/// </summary>
/// <param name="inner">The file; stays open.</param>
/// <param name="mask">The mask.</param>
internal sealed class MaskedPatch(Stream inner, SecretMask mask) : WriteOnlyStream
{
    private const string Note = "main2main: secrets are masked in this patch, lines: ";

    private readonly MemoryStream line = new();
    private int masked;

    /// <summary>Whether a patch says that secrets are masked in it.</summary>
    /// <param name="path">The patch.</param>
    /// <returns>Whether its last line says so.</returns>
    public static bool Is(string path) => File.ReadLines(path, Encoding.Latin1).LastOrDefault()?.StartsWith(Note, StringComparison.Ordinal) == true;

    /// <summary>Writes the last line.</summary>
    /// <returns>In how many lines something is masked.</returns>
    public int Finish()
    {
        EndLine();
        if (masked > 0)
        {
            inner.Write(Encoding.ASCII.GetBytes($"{Note}{masked}\n"));
        }

        return masked;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.IndexOf((byte)'\n') is >= 0 and var end)
        {
            line.Write(buffer[..(end + 1)]);
            EndLine();
            buffer = buffer[(end + 1)..];
        }

        line.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() => inner.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            line.Dispose();
        }

        base.Dispose(disposing);
    }

    private void EndLine()
    {
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        if (bytes.StartsWith("+"u8))
        {
            var text = Encoding.Latin1.GetString(bytes);
            var shown = mask.Mask(text);
            masked += text == shown ? 0 : 1;
            inner.Write(Encoding.Latin1.GetBytes(shown));
        }
        else
        {
            inner.Write(bytes);
        }

        line.SetLength(0);
    }
}
