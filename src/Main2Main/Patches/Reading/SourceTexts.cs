using System.Collections.Concurrent;
using Main2Main.Git;

namespace Main2Main.Patches.Reading;

/// <summary>The texts of one repository's files, each read once.</summary>
/// <param name="repository">The repository.</param>
internal sealed class SourceTexts(GitRepository repository)
{
    private readonly ConcurrentDictionary<string, byte[]> bytes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CodeText?> texts = new(StringComparer.Ordinal);

    /// <summary>Reads blobs that will be asked for.</summary>
    public async Task ReadAsync(IEnumerable<string> blobs)
    {
        foreach (var (blob, content) in await new BlobReader(repository).ReadAsync([.. blobs.Where(blob => !bytes.ContainsKey(blob)).Distinct(StringComparer.Ordinal)]))
        {
            bytes[blob] = content;
        }
    }

    /// <summary>A blob that was read, as it is; null when the repository does not hold it.</summary>
    public byte[]? Bytes(string blob) => bytes.GetValueOrDefault(blob);

    /// <summary>A blob that was read, as statements; null when it is no Python.</summary>
    public CodeText? Of(string blob) => texts.GetOrAdd(blob, _ => Bytes(blob) is { } content ? CodeText.TryRead(content) : null);
}
