using System.Buffers;
using System.Text;

namespace Main2Main.Secrecy;

/// <summary>
/// Masks what is written on its way to another stream. Only what may be the beginning of a secret waits for what follows; everything else
/// passes at once. Bytes that are no text of any kind stay as they are.
/// </summary>
/// <param name="inner">Where it goes; stays open.</param>
/// <param name="mask">The mask.</param>
internal sealed class MaskingStream(Stream inner, SecretMask mask) : WriteOnlyStream
{
    private readonly StringBuilder masked = new();
    private char[] waiting = [];
    private int count;
    private char before = ' ';

    /// <summary>Passes on what waits: nothing follows it.</summary>
    public void Finish() => Pass([], final: true);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => Pass(buffer, final: false);

    public override void Flush() => inner.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Finish();
        }

        base.Dispose(disposing);
    }

    // Each byte is a letter of its own (Latin-1): nothing is lost, and a secret may be split anywhere.
    private void Pass(ReadOnlySpan<byte> bytes, bool final)
    {
        if (waiting.Length < count + bytes.Length)
        {
            Array.Resize(ref waiting, count + bytes.Length);
        }

        _ = Encoding.Latin1.GetChars(bytes, waiting.AsSpan(count));
        var text = waiting.AsSpan(0, count + bytes.Length);
        var done = mask.Mask(text, final, before, masked);
        before = done == 0 ? before : text[done - 1];
        text[done..].CopyTo(waiting);
        count = text.Length - done;
        WriteMasked();
    }

    private void WriteMasked()
    {
        if (masked.Length == 0)
        {
            return;
        }

        foreach (var chunk in masked.GetChunks())
        {
            var bytes = ArrayPool<byte>.Shared.Rent(chunk.Length);
            inner.Write(bytes, 0, Encoding.Latin1.GetBytes(chunk.Span, bytes));
            ArrayPool<byte>.Shared.Return(bytes);
        }

        _ = masked.Clear();
    }
}
