using System.Globalization;
using System.Text;

namespace Main2Main.Git;

/// <summary>
/// The files of a repository as a commit holds them, read from git's objects: the repository may be bare. Links inside the commit are followed.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="revision">The commit: any name of it that the repository can resolve.</param>
public sealed class CommitFiles(GitRepository repository, string revision) : IRepositoryFiles
{
    private const int FullLength = 40;
    private const int Shown = 10;

    /// <summary>What git says of a link that leads out of the commit, with the length of the path that follows.</summary>
    private const string Outside = "symlink";

    /// <summary>What it says of one that leads nowhere, likewise.</summary>
    private static readonly string[] Nowhere = ["dangling", "loop", "notdir"];

    /// <inheritdoc/>
    public string Place => $"{(revision.Length == FullLength ? revision[..Shown] : revision)} of '{repository.Path}'";

    /// <summary>Whether the repository holds the commit.</summary>
    /// <returns>True when it does.</returns>
    public async Task<bool> ExistsAsync() => await repository.ResolveAsync(revision) is not null;

    /// <inheritdoc/>
    /// <exception cref="Main2MainException">The file is a link out of the repository, or git cannot read it.</exception>
    public async Task<string?> ReadAsync(string path)
    {
        if (path.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        var output = await AskAsync("reading a file of a commit", "--batch=%(objecttype) %(objectsize)", [path]);
        var (words, content) = Header(output);
        return words switch
        {
            ["blob", var size] => Encoding.UTF8.GetString(content.Span[..Length(size)]).TrimStart('\uFEFF'),
            [Outside, var size] => throw new Main2MainException(
                FailureKind.Repository,
                $"'{path}' at {Place} is a link to '{Encoding.UTF8.GetString(content.Span[..Length(size)])}', out of the repository, which no commit holds.",
                "keep the file itself in the repository, or look at the working tree instead."),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> HeldAsync(IReadOnlyCollection<string> paths)
    {
        // One line an answer, in the order asked: the kind, or "name missing"; where a link fails, the path that it led to in a line of its own.
        var asked = paths.Where(path => !path.Contains('\n', StringComparison.Ordinal)).ToList();
        var output = await AskAsync("looking for files in a commit", "--batch-check=%(objecttype)", asked.Select(path => path.TrimEnd('/')));
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in asked)
        {
            var (words, rest) = Header(output);
            var isLink = words is [var kind, _] && (kind == Outside || Nowhere.Contains(kind));
            output = isLink ? rest[(Length(words[1]) + 1)..] : rest;
            if (words is [var found] && found == (path.EndsWith('/') ? "tree" : "blob"))
            {
                _ = held.Add(path);
            }
        }

        return held;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync() =>
        repository.ListAsync("listing a commit's files", "ls-tree", "-r", "-z", "--name-only", "--full-tree", revision);

    private async Task<ReadOnlyMemory<byte>> AskAsync(string doing, string question, IEnumerable<string> paths)
    {
        var call = new GitCall("cat-file", question, "--follow-symlinks") { Input = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => $"{revision}:{path}\n"))) };
        return (await repository.TryAsync(call)).ThrowIfFailed(doing).Output;
    }

    private static int Length(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static (string[] Words, ReadOnlyMemory<byte> Content) Header(ReadOnlyMemory<byte> output)
    {
        var end = output.Span.IndexOf((byte)'\n');
        return end < 0 ? ([], ReadOnlyMemory<byte>.Empty) : (Encoding.UTF8.GetString(output.Span[..end]).Split(' '), output[(end + 1)..]);
    }
}
