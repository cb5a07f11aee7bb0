using System.Globalization;
using System.Text;
using Main2Main.Git;
using Main2Main.Programs;
using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>
/// A checkout that was ended in the middle leaves files of the commit that it went to, while HEAD and the index know nothing of them. It
/// is noted in git's folder before it begins, so that the next run, of any workspace, puts exactly those files back.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="log">Where it is narrated.</param>
internal sealed class HalfCheckout(GitRepository repository, IRunLog log)
{
    /// <summary>Notes that a checkout begins.</summary>
    /// <param name="target">The commit that it goes to.</param>
    /// <returns>The note; disposed when the checkout is whole.</returns>
    public async Task<Note> NoteAsync(string target)
    {
        var note = new Note(await FileAsync());
        AtomicFile.WriteText(note.File, string.Create(CultureInfo.InvariantCulture, $"{target} {Environment.ProcessId} {RunningProcess.Of(Environment.ProcessId)?.Start}\n"));
        return note;
    }

    /// <summary>Whether a checkout was noted that did not come to its end.</summary>
    /// <returns>The commit that it went to; null when there is none, or when who began it is still at work.</returns>
    public async Task<string?> FindAsync()
    {
        if (!(await repository.TryAsync(new GitCall("rev-parse", "--git-dir"))).Succeeded || await FileAsync() is var file && !File.Exists(file))
        {
            return null;
        }

        var words = (await File.ReadAllTextAsync(file)).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var isAtWork = words.Length > 2 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var process) && $"{RunningProcess.Of(process)?.Start}" == words[2];
        return isAtWork ? null : words.FirstOrDefault();
    }

    /// <summary>Puts the files of a noted checkout back.</summary>
    /// <param name="target">The commit that it went to.</param>
    /// <returns>A task.</returns>
    public async Task UndoAsync(string target)
    {
        if (await repository.ResolveAsync(target) is not null)
        {
            var scratch = Directory.CreateTempSubdirectory("main2main-checkout-").FullName;
            try
            {
                var files = await UndoAsync(repository, scratch, target);
                if (files.Count > 0)
                {
                    log.Warning($"A checkout of {target[..10]} in '{repository.Path}' was ended in the middle; what it left in {files.Count} file(s) is put back.");
                }
            }
            finally
            {
                Directory.Delete(scratch, recursive: true);
            }
        }

        new Note(await FileAsync()).Dispose();
    }

    /// <summary>Puts files back that a checkout to a commit has written. What somebody has edited is none of them.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="scratch">A folder for a temporary index.</param>
    /// <param name="target">The commit that the checkout went to.</param>
    /// <returns>The files.</returns>
    public static async Task<IReadOnlyList<string>> UndoAsync(GitRepository repository, string scratch, string target)
    {
        if ((await repository.DirtyFilesAsync(untracked: true)).Count == 0)
        {
            return [];
        }

        var head = await repository.HeadAsync();
        var fields = await repository.ListAsync("comparing two commits", "diff-tree", "-r", "-z", "--raw", "--no-abbrev", "--no-renames", head, target);
        var between = fields.Chunk(2).Select(pair => (Path: pair[1], Blobs: pair[0].Split(' '))).Where(file => !file.Path.Contains('\n', StringComparison.Ordinal)).ToList();
        var standing = between.Where(file => File.Exists(Path.Combine(repository.Path, file.Path))).ToList();
        var hashes = await HashAsync(repository, [.. standing.Select(file => file.Path)]);
        var written = between.Except(standing).Where(file => file.Blobs[4] == "D").Select(file => file.Path).ToList();
        foreach (var (file, hash) in standing.Zip(hashes).Where(pair => pair.First.Blobs[2] != pair.Second))
        {
            if (file.Blobs[3] == hash || await IsBegunAsync(repository, target, file.Path))
            {
                written.Add(file.Path);
            }
        }

        var tree = new WorkingTree(repository, scratch);
        await tree.RestoreFilesAsync(await tree.TreeOfAsync(head), written);
        return written;
    }

    /// <summary>The ids that files would have as blobs, as they stand in the working tree.</summary>
    private static async Task<IReadOnlyList<string>> HashAsync(GitRepository repository, IReadOnlyList<string> paths)
    {
        var call = new GitCall("hash-object", "--stdin-paths") { Input = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => path + '\n'))) };
        return paths.Count == 0 ? [] : (await repository.TryAsync(call)).ThrowIfFailed("reading the working tree").Text.Split('\n');
    }

    /// <summary>Whether a file holds the beginning of what the checkout was writing to it.</summary>
    private static async Task<bool> IsBegunAsync(GitRepository repository, string target, string path)
    {
        var whole = await repository.TryAsync(new GitCall("cat-file", "--filters", $"{target}:{path}"));
        return whole.Succeeded && whole.Output.AsSpan().StartsWith(File.ReadAllBytes(Path.Combine(repository.Path, path)));
    }

    private Task<string> FileAsync() => repository.RunAsync("finding git's own folder", "rev-parse", "--path-format=absolute", "--git-path", "main2main-checkout");

    /// <summary>The note of a checkout that is under way.</summary>
    /// <param name="File">Its file.</param>
    internal sealed record Note(string File) : IDisposable
    {
        /// <summary>The checkout is whole.</summary>
        public void Dispose() => System.IO.File.Delete(File);
    }
}
