using System.Diagnostics;
using Main2Main.Secrecy;

namespace Main2Main.Programs;

/// <summary>Passes writes of several pipes on, one at a time, and knows how long ago the last one was (by a clock that never jumps).</summary>
/// <param name="inner">Where the bytes go; stays open.</param>
/// <param name="observe">Sees the bytes too; may be null.</param>
/// <param name="most">How many bytes are passed on at most; null for all.</param>
internal sealed class ActivityStream(Stream inner, ActivityStream.Observer? observe = null, long? most = null) : WriteOnlyStream
{
    /// <summary>Sees what is written.</summary>
    /// <param name="bytes">The bytes.</param>
    public delegate void Observer(ReadOnlySpan<byte> bytes);

    private readonly Lock gate = new();
    private readonly TaskCompletionSource overflow = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long passed;
    private long lastWrite = Stopwatch.GetTimestamp();

    public TimeSpan Silence => Stopwatch.GetElapsedTime(Interlocked.Read(ref lastWrite));

    /// <summary>Ends when there was more to write than may be passed on.</summary>
    public Task Overflow => overflow.Task;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _ = Interlocked.Exchange(ref lastWrite, Stopwatch.GetTimestamp());
        lock (gate)
        {
            var kept = most is { } limit && limit - passed < buffer.Length ? buffer[..(int)(limit - passed)] : buffer;
            inner.Write(kept);
            observe?.Invoke(kept);
            passed += kept.Length;
            if (kept.Length < buffer.Length)
            {
                _ = overflow.TrySetResult();
            }
        }
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

    public override void Flush()
    {
        lock (gate)
        {
            inner.Flush();
        }
    }
}
