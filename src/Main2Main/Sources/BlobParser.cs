using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using CliWrap;
using Main2Main.Git;
using Main2Main.Python;

namespace Main2Main.Sources;

/// <summary>Parses blobs as one <c>git cat-file --batch</c> delivers them.</summary>
/// <param name="repository">The repository.</param>
internal sealed class BlobParser(GitRepository repository)
{
    private readonly ConcurrentDictionary<string, PythonModule> modules = new();

    /// <summary>Parses blobs.</summary>
    /// <param name="blobs">Their ids, each once.</param>
    /// <returns>The module of each; one that git does not hold has a failure that says so.</returns>
    /// <exception cref="Main2MainException">git failed, or the clone is partial and its remote out of reach.</exception>
    public async Task<IReadOnlyDictionary<string, PythonModule>> ParseAsync(IReadOnlyList<string> blobs)
    {
        await repository.Partial.FetchAsync(blobs);

        // Bounded, so that git waits for the parser and not all sources are in memory at once.
        var queue = Channel.CreateBounded<Source>(256);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => WorkAsync(queue.Reader))).ToList();
        try
        {
            await repository.StreamAsync(
                "reading Python sources", BlobReader.Call(blobs), PipeTarget.Create((output, cancellation) => SplitAsync(output, queue.Writer, cancellation)));
        }
        finally
        {
            queue.Writer.Complete();
            await Task.WhenAll(workers);
        }

        return modules;
    }

    private async Task WorkAsync(ChannelReader<Source> reader)
    {
        await foreach (var source in reader.ReadAllAsync())
        {
            modules[source.Blob] = PythonParser.Parse(source.Content.AsSpan(0, source.Length));
            ArrayPool<byte>.Shared.Return(source.Content);
        }
    }

    private async Task SplitAsync(Stream output, ChannelWriter<Source> writer, CancellationToken cancellation)
    {
        using var reader = new BufferedStream(output, 1 << 16);
        while (await ReadLineAsync(reader, cancellation) is { } header)
        {
            var parts = header.Split(' ');
            if (parts is not [var blob, _, var size])
            {
                modules[parts[0]] = PythonModule.Lost;
                continue;
            }

            // A rented array: one for each large file would make the collector walk everything that is parsed already, again and again.
            var source = new Source(blob, ArrayPool<byte>.Shared.Rent(int.Parse(size)), int.Parse(size));
            await reader.ReadExactlyAsync(source.Content.AsMemory(0, source.Length), cancellation);
            _ = reader.ReadByte();
            await writer.WriteAsync(source, cancellation);
        }
    }

    private static async Task<string?> ReadLineAsync(BufferedStream reader, CancellationToken cancellation)
    {
        var line = new StringBuilder();
        var single = new byte[1];
        while (await reader.ReadAsync(single, cancellation) == 1)
        {
            if (single[0] == '\n')
            {
                return line.ToString();
            }

            _ = line.Append((char)single[0]);
        }

        return null;
    }

    /// <param name="Blob">The blob's id.</param>
    /// <param name="Content">A rented array that begins with the content.</param>
    /// <param name="Length">How long the content is.</param>
    private sealed record Source(string Blob, byte[] Content, int Length);
}
