namespace Main2Main.Tests.Verification.Logs;

/// <summary>A long log that is never in memory as a whole: one unit many times, then an end.</summary>
internal sealed class RepeatedStream(byte[] unit, long times, byte[] end) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => (unit.Length * times) + end.Length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var repeated = unit.Length * times;
        var source = position < repeated ? unit.AsSpan((int)(position % unit.Length)) : end.AsSpan((int)(position - repeated));
        var length = Math.Min(source.Length, buffer.Length);
        source[..length].CopyTo(buffer);
        position += length;
        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
