using System.Text;

namespace Main2Main.Git;

/// <summary>The files of a repository's working tree, with what is edited and not committed.</summary>
/// <param name="repository">The repository.</param>
public sealed class WorkTreeFiles(GitRepository repository) : IRepositoryFiles
{
    /// <inheritdoc/>
    public string Place => $"'{repository.Path}'";

    /// <inheritdoc/>
    /// <exception cref="Main2MainException">The file cannot be read.</exception>
    public async Task<string?> ReadAsync(string path)
    {
        var file = System.IO.Path.Combine(repository.Path, path);
        try
        {
            return File.Exists(file) ? await File.ReadAllTextAsync(file, Encoding.UTF8) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Repository, $"'{file}' cannot be read: {exception.Message}", "make the file readable, then run the same command again.", exception);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlySet<string>> HeldAsync(IReadOnlyCollection<string> paths) =>
        Task.FromResult<IReadOnlySet<string>>(paths.Where(Holds).ToHashSet(StringComparer.Ordinal));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync() => repository.ListAsync("listing the files", "ls-files", "-z", "--full-name");

    private bool Holds(string path)
    {
        var full = System.IO.Path.Combine(repository.Path, path);
        return path.EndsWith('/') ? Directory.Exists(full) : File.Exists(full);
    }
}
