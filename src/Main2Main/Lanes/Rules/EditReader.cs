using Main2Main.Git;

namespace Main2Main.Lanes.Rules;

/// <summary>Reads what one state of the downstream changes over another, with the contents.</summary>
/// <param name="downstream">The downstream.</param>
internal sealed class EditReader(GitRepository downstream)
{
    /// <summary>The added and changed files.</summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    public async Task<IReadOnlyList<EditedFile>> ReadAsync(string from, string to)
    {
        var files = (await new FileEditReader(downstream).ReadAsync(from, to)).Where(file => file.IsFile).ToList();
        var blobs = await new BlobReader(downstream).ReadAsync([.. files.SelectMany(file => new[] { file.OldBlob, file.NewBlob })]);
        return
        [
            .. files.Where(file => blobs.ContainsKey(file.NewBlob))
                .Select(
                    file => new EditedFile(
                        file.Path, blobs[file.NewBlob], blobs.GetValueOrDefault(file.OldBlob), file.Added.Select(line => line.Number).ToHashSet())),
        ];
    }
}
