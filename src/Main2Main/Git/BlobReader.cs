using System.Globalization;
using System.Text;

namespace Main2Main.Git;

/// <summary>Reads the contents of several blobs in one call of git.</summary>
/// <param name="repository">The repository.</param>
internal sealed class BlobReader(GitRepository repository)
{
    /// <summary>The call that prints blobs one after the other, each behind a line with its id, kind and size.</summary>
    /// <param name="blobs">Their ids.</param>
    public static GitCall Call(IEnumerable<string> blobs) => new("cat-file", "--batch", "--buffer")
    {
        Input = Encoding.ASCII.GetBytes(string.Concat(blobs.Select(blob => blob + '\n'))),
        // What a partial clone has left out is fetched before, all at once: git itself would fetch it piece by piece.
        Environment = new Dictionary<string, string?> { ["GIT_NO_LAZY_FETCH"] = "1" },
    };

    /// <summary>Reads blobs.</summary>
    /// <param name="blobs">Their ids.</param>
    /// <returns>The contents by id, without those that the repository does not hold.</returns>
    /// <exception cref="Main2MainException">git failed, or the clone is partial and its remote out of reach.</exception>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(IReadOnlyCollection<string> blobs)
    {
        var wanted = blobs.Where(blob => blob.AsSpan().ContainsAnyExcept('0')).Distinct(StringComparer.Ordinal).ToList();
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return found;
        }

        await repository.Partial.FetchAsync(wanted);
        var output = (await repository.TryAsync(Call(wanted))).ThrowIfFailed("reading files").Output;
        for (var at = 0; at < output.Length;)
        {
            var end = output.AsSpan(at).IndexOf((byte)'\n') + at;
            var header = Encoding.ASCII.GetString(output, at, end - at).Split(' ');
            at = end + 1;
            if (header is [var blob, _, var size])
            {
                var length = int.Parse(size, CultureInfo.InvariantCulture);
                found[blob] = output[at..(at + length)];
                at += length + 1;
            }
        }

        return found;
    }
}
