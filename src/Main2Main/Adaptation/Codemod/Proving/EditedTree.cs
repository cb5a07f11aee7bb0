using System.Text;
using Main2Main.Git;

namespace Main2Main.Adaptation.Codemod.Proving;

/// <summary>A commit's tree with some files of another content. Its new objects lie in a folder of ours: the repository is only read.</summary>
/// <param name="repository">The repository.</param>
/// <param name="scratch">A folder for the objects and the index, outside the repository.</param>
internal sealed class EditedTree(GitRepository repository, string scratch) : IDisposable
{
    private const string Doing = "recording mechanical edits";

    private readonly string folder = System.IO.Path.Combine(scratch, $"suggest-{Environment.ProcessId}-{Guid.NewGuid():n}");

    /// <summary>Records the tree.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="contents">The new bytes by path; each path is a file of the commit.</param>
    /// <returns>A door that sees the tree, and the tree's id.</returns>
    /// <exception cref="Main2MainException">git cannot record it.</exception>
    public async Task<(GitRepository Repository, string Tree)> WriteAsync(string commit, IReadOnlyDictionary<string, byte[]> contents)
    {
        _ = Directory.CreateDirectory(folder);
        var shadow = await repository.WithNewObjectsInAsync(folder);
        var index = System.IO.Path.Combine(folder, "index");
        _ = (await shadow.TryAsync(new GitCall("read-tree", commit).WithIndex(index))).ThrowIfFailed(Doing);
        var entries = new StringBuilder();
        foreach (var (path, content) in contents)
        {
            var blob = (await shadow.TryAsync(new GitCall("hash-object", "-w", "-t", "blob", "--no-filters", "--stdin") { Input = content })).ThrowIfFailed(Doing).Text;
            var listed = await shadow.ListAsync(Doing, "ls-tree", "-z", "--full-tree", commit, GitCall.Literal(path));
            entries.Append(listed[0].AsSpan(0, listed[0].IndexOf(' ', StringComparison.Ordinal))).Append(' ').Append(blob).Append('\t').Append(path).Append('\0');
        }

        var update = new GitCall("update-index", "-z", "--index-info") { Input = Encoding.UTF8.GetBytes(entries.ToString()) };
        _ = (await shadow.TryAsync(update.WithIndex(index))).ThrowIfFailed(Doing);
        return (shadow, (await shadow.TryAsync(new GitCall("write-tree").WithIndex(index))).ThrowIfFailed(Doing).Text);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            // Objects are read-only files.
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }

            Directory.Delete(folder, recursive: true);
        }
    }
}
