using System.Text;

namespace Main2Main.Git;

/// <summary>The files of a repository as a commit holds them, read from git's objects: the repository may be bare.</summary>
/// <param name="repository">The repository.</param>
/// <param name="revision">The commit: any name of it that the repository can resolve.</param>
public sealed class CommitFiles(GitRepository repository, string revision) : IRepositoryFiles
{
    private const int FullLength = 40;
    private const int Shown = 10;

    /// <inheritdoc/>
    public string Place => $"{(revision.Length == FullLength ? revision[..Shown] : revision)} of '{repository.Path}'";

    /// <summary>Whether the repository holds the commit.</summary>
    /// <returns>True when it does.</returns>
    public async Task<bool> ExistsAsync() => await repository.ResolveAsync(revision) is not null;

    /// <inheritdoc/>
    public async Task<string?> ReadAsync(string path)
    {
        var content = await repository.TryAsync(new GitCall("cat-file", "blob", $"{revision}:{path}"));
        return content.Succeeded ? Encoding.UTF8.GetString(content.Output).TrimStart('\uFEFF') : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> HeldAsync(IReadOnlyCollection<string> paths)
    {
        // One line an answer, in the order asked: the kind, or "name missing".
        var asked = paths.Where(path => !path.Contains('\n', StringComparison.Ordinal)).ToList();
        var call = new GitCall("cat-file", "--batch-check=%(objecttype)")
        {
            Input = Encoding.UTF8.GetBytes(string.Concat(asked.Select(path => $"{revision}:{path.TrimEnd('/')}\n"))),
        };
        var kinds = (await repository.TryAsync(call)).ThrowIfFailed("looking for files in a commit").Text.Split('\n');
        return asked.Zip(kinds).Where(pair => pair.Second == (pair.First.EndsWith('/') ? "tree" : "blob")).Select(pair => pair.First).ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync() => repository.ListAsync("listing a commit's files", "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision);
}
