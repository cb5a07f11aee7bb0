using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using CliWrap;
using Main2Main.Git;

namespace Main2Main.Contracts;

/// <summary>Parses blobs as one <c>git cat-file --batch</c> delivers them.</summary>
/// <param name="repository">The repository.</param>
internal sealed class BlobParser(GitRepository repository)
{
    /// <summary>What stands for a blob that git does not hold.</summary>
    public static readonly PythonModule Lost = new() { Failure = new ParseFailure(1, "the repository does not hold the file's content") };

    private readonly ConcurrentDictionary<string, PythonModule> modules = new();

    /// <summary>Parses blobs.</summary>
    /// <param name="blobs">Their ids, each once.</param>
    /// <returns>The module of each; one that git does not hold has a failure that says so.</returns>
    /// <exception cref="Main2MainException">git failed.</exception>
    public async Task<IReadOnlyDictionary<string, PythonModule>> ParseAsync(IReadOnlyList<string> blobs)
    {
        // Bounded, so that git waits for the parser and not all sources are in memory at once.
        var queue = Channel.CreateBounded<(string Blob, byte[] Content)>(256);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => WorkAsync(queue.Reader))).ToList();
        var call = new GitCall("cat-file", "--batch", "--buffer")
        {
            Input = Encoding.ASCII.GetBytes(string.Concat(blobs.Select(blob => blob + '\n'))),
            // A blob that a partial clone has left out is reported, not fetched: reading must not reach for the network.
            Environment = new Dictionary<string, string?> { ["GIT_NO_LAZY_FETCH"] = "1" },
        };
        try
        {
            await repository.StreamAsync("reading Python sources", call, PipeTarget.Create((output, cancellation) => SplitAsync(output, queue.Writer, cancellation)));
        }
        finally
        {
            queue.Writer.Complete();
            await Task.WhenAll(workers);
        }

        return modules;
    }

    private async Task WorkAsync(ChannelReader<(string Blob, byte[] Content)> reader)
    {
        await foreach (var (blob, content) in reader.ReadAllAsync())
        {
            modules[blob] = PythonParser.Parse(content);
        }
    }

    private async Task SplitAsync(Stream output, ChannelWriter<(string Blob, byte[] Content)> writer, CancellationToken cancellation)
    {
        using var reader = new BufferedStream(output, 1 << 16);
        while (await ReadLineAsync(reader, cancellation) is { } header)
        {
            var parts = header.Split(' ');
            if (parts is not [var blob, _, var size])
            {
                modules[parts[0]] = Lost;
                continue;
            }

            var content = new byte[int.Parse(size)];
            await reader.ReadExactlyAsync(content, cancellation);
            _ = reader.ReadByte();
            await writer.WriteAsync((blob, content), cancellation);
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
}
