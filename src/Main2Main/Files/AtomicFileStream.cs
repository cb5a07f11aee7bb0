namespace Main2Main.Files;

/// <summary>A file being written that takes its name only with <see cref="Commit"/>; disposed before, it leaves nothing.</summary>
public sealed class AtomicFileStream : Stream
{
    private readonly string path;
    private readonly string temporary;
    private readonly FileStream inner;
    private bool committed;

    /// <summary>Starts the file beside its target. Folders are made as needed.</summary>
    /// <param name="path">The target.</param>
    /// <exception cref="Main2MainException">The folder cannot be written.</exception>
    public AtomicFileStream(string path)
    {
        this.path = path;
        temporary = TemporaryOf(path);
        try
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            inner = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(exception);
        }
    }

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => inner.Length;

    /// <inheritdoc />
    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>The name that a file has until it is whole.</summary>
    /// <param name="path">The target.</param>
    /// <returns>A name beside it, of this process alone.</returns>
    public static string TemporaryOf(string path) => $"{path}.writing-{Environment.ProcessId}";

    /// <summary>Flushes to the disk and renames the file over its target.</summary>
    /// <exception cref="Main2MainException">The disk is full or the folder cannot be written; the old file is untouched.</exception>
    public void Commit()
    {
        try
        {
            inner.Flush(flushToDisk: true);
            inner.Dispose();
            File.Move(temporary, path, overwrite: true);
            committed = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(exception);
        }
    }

    /// <inheritdoc />
    public override void Flush() => inner.Flush();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException exception)
        {
            throw Unwritable(exception);
        }
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing && !committed)
        {
            inner.Dispose();
            File.Delete(temporary);
        }

        base.Dispose(disposing);
    }

    private Main2MainException Unwritable(Exception exception) => new(
        FailureKind.Tool,
        $"'{path}' could not be written: {exception.Message}",
        "free space on its disk or make its folder writable, then run the same command again; nothing half-written is left.",
        exception);
}
