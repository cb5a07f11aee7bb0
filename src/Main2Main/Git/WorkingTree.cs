using System.Collections.Concurrent;
using System.Security.Cryptography;
using Main2Main.Files;
using Main2Main.Secrecy;

namespace Main2Main.Git;

/// <summary>
/// A repository's working tree as git tree objects: a snapshot holds every file that git does not ignore, and can be compared,
/// saved as a patch and put back, without touching the real index.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="scratch">A folder for the temporary index, outside the repository.</param>
/// <param name="kept">Keeps snapshots from git's own clearing up; null where they need not last.</param>
/// <param name="apart">Names files that are treated as if git ignored them, unless it tracks them; null for none.</param>
public sealed class WorkingTree(GitRepository repository, string scratch, KeptTrees? kept = null, Func<IReadOnlyList<string>>? apart = null)
{
    private readonly ConcurrentDictionary<(string From, string To), IReadOnlyList<string>> compared = new();
    private readonly ConcurrentDictionary<string, string> recorded = new(StringComparer.Ordinal);

    /// <summary>Keeps the snapshots; null where they need not last.</summary>
    public KeptTrees? Kept => kept;

    /// <summary>Records the working tree.</summary>
    /// <returns>The tree's object id.</returns>
    /// <exception cref="Main2MainException">git cannot read the tree.</exception>
    public async Task<string> SnapshotAsync()
    {
        const string Doing = "recording the working tree";
        _ = Directory.CreateDirectory(scratch);
        var index = System.IO.Path.Combine(scratch, $"index-{Environment.ProcessId}");
        try
        {
            // Starting from the real index keeps git's cached file times, so that only changed files are read.
            var real = await repository.PlaceAsync(Doing, "--git-path", "index");
            if (File.Exists(real))
            {
                File.Copy(real, index, overwrite: true);
            }

            _ = (await repository.TryAsync(new GitCall("add", "--all").WithIndex(index))).ThrowIfFailed(Doing);
            var left = await ApartAsync();
            if (left.Count > 0)
            {
                _ = (await repository.TryAsync(new GitCall("update-index", "--force-remove", "-z", "--stdin").WithIndex(index).WithPaths(left)))
                    .ThrowIfFailed(Doing);
            }

            return await TreeOfIndexAsync(index, Doing);
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    /// <summary>The tree of an index: one that is the same to the byte has the same, as long as that is kept.</summary>
    private async Task<string> TreeOfIndexAsync(string index, string doing)
    {
        var content = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(index)));
        if (recorded.TryGetValue(content, out var tree) && kept?.Holds(tree) == true)
        {
            return tree;
        }

        tree = recorded[content] = (await repository.TryAsync(new GitCall("write-tree").WithIndex(index))).ThrowIfFailed(doing).Text;
        await (kept?.KeepAsync(tree) ?? Task.CompletedTask);
        return tree;
    }

    /// <summary>What differs between HEAD, index and working tree.</summary>
    /// <returns>Paths; a folder that git does not track at all counts as one.</returns>
    /// <exception cref="Main2MainException">git cannot read the tree.</exception>
    public async Task<IReadOnlyList<string>> DirtyFilesAsync()
    {
        var left = await ApartAsync();
        return left.Count == 0
            ? await repository.DirtyFilesAsync(untracked: true)
            : [.. await repository.DirtyFilesAsync(untracked: false), .. (await UntrackedFilesAsync()).Except(left, StringComparer.Ordinal)];
    }

    /// <summary>The files that git neither tracks nor ignores, one by one.</summary>
    /// <returns>Paths.</returns>
    /// <exception cref="Main2MainException">git cannot read the tree.</exception>
    public Task<IReadOnlyList<string>> UntrackedFilesAsync() =>
        repository.ListAsync("reading the files that are not tracked", "ls-files", "--others", "--exclude-standard", "-z");

    private async Task<IReadOnlyList<string>> ApartAsync()
    {
        var named = apart?.Invoke() ?? [];
        return named.Count == 0
            ? named
            : [.. named.Except(await repository.ListAsync("listing the tracked files", "ls-files", "-z", "--full-name"), StringComparer.Ordinal)];
    }

    /// <summary>The tree of a commit.</summary>
    /// <param name="commit">The commit.</param>
    /// <returns>The tree's object id.</returns>
    public Task<string> TreeOfAsync(string commit) => repository.RunAsync("reading a commit's tree", "rev-parse", "--verify", commit + "^{tree}");

    /// <summary>The files that differ between two trees.</summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    /// <returns>Paths; a renamed file counts as two.</returns>
    public async Task<IReadOnlyList<string>> ChangedFilesAsync(string from, string to)
    {
        if (compared.TryGetValue((from, to), out var known))
        {
            return known;
        }

        var files = await repository.ListAsync("comparing two states of the working tree", "diff-tree", "-r", "-z", "--name-only", "--no-renames", from, to);
        if (HeadFile.IsId(from) && HeadFile.IsId(to))
        {
            compared[(from, to)] = files;
        }

        return files;
    }

    /// <summary>
    /// Saves the difference between two trees as a patch that <c>git apply</c> takes. Secrets in the lines that it adds are masked, which its last
    /// line and the log say.
    /// </summary>
    /// <param name="from">The older tree or commit.</param>
    /// <param name="to">The newer tree or commit.</param>
    /// <param name="path">The patch file.</param>
    /// <returns>A task that ends when the file is whole.</returns>
    public async Task SavePatchAsync(string from, string to, string path)
    {
        await using var file = new AtomicFileStream(path);
        var call = new GitCall([.. NeutralDiff.Configuration, "diff-tree", "-r", "-p", "--binary", "--no-renames", .. NeutralDiff.PatchFlags, from, to]);
        await using var masked = new MaskedPatch(file, SecretDoor.Current);
        await repository.StreamAsync("saving a patch", call, CliWrap.PipeTarget.ToStream(masked));
        if (masked.Finish() is > 0 and var lines)
        {
            repository.Log.Warning($"'{path}': {lines} line(s) that it adds hold secrets, which are masked there. It applies, but not with them.");
        }

        file.Commit();
    }

    /// <summary>Makes the working tree equal to a snapshot. Ignored files, the index and HEAD stay as they are.</summary>
    /// <param name="tree">The snapshot's object id.</param>
    /// <returns>The files that were put back or removed.</returns>
    /// <exception cref="Main2MainException">A file cannot be written or removed.</exception>
    public async Task<IReadOnlyList<string>> RestoreAsync(string tree)
    {
        var current = await SnapshotAsync();
        var changed = current == tree ? [] : await ChangedFilesAsync(tree, current);
        await RestoreFilesAsync(tree, changed);
        return changed;
    }

    /// <summary>Makes some files of the working tree equal to a snapshot.</summary>
    /// <param name="tree">The snapshot's object id.</param>
    /// <param name="files">The files; one that the snapshot does not hold is removed.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">A file cannot be written or removed.</exception>
    public async Task RestoreFilesAsync(string tree, IReadOnlyCollection<string> files)
    {
        const string Doing = "putting the working tree back";
        if (files.Count == 0)
        {
            return;
        }

        var held = (await repository.ListAsync(Doing, "ls-tree", "-r", "-z", "--name-only", "--full-tree", tree)).ToHashSet();
        var removed = files.Where(path => !held.Contains(path)).ToLookup(GitText.IsText);
        foreach (var path in removed[true])
        {
            Remove(path);
        }

        await RemoveByGitAsync([.. removed[false]], Doing);

        var written = files.Where(held.Contains).ToList();
        if (written.Count > 0)
        {
            await CheckOutAsync(tree, written, Doing);
        }
    }

    private async Task CheckOutAsync(string tree, IReadOnlyList<string> paths, string doing)
    {
        // A scratch index again: the real one must not learn of files that only a snapshot holds.
        _ = Directory.CreateDirectory(scratch);
        var index = System.IO.Path.Combine(scratch, $"restore-{Environment.ProcessId}");
        try
        {
            _ = (await repository.TryAsync(new GitCall("read-tree", tree).WithIndex(index))).ThrowIfFailed(doing);
            var checkout = new GitCall("checkout-index", "--force", "-z", "--stdin").WithIndex(index).WithPaths(paths);
            _ = (await repository.TryAsync(checkout)).ThrowIfFailed(doing);
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    /// <summary>Removes files whose names no file system call of ours can spell.</summary>
    /// <param name="paths">The files; they are lost.</param>
    /// <param name="doing">What it is for.</param>
    /// <returns>A task.</returns>
    internal async Task RemoveByGitAsync(IReadOnlyCollection<string> paths, string doing)
    {
        if (paths.Count == 0)
        {
            return;
        }

        _ = Directory.CreateDirectory(scratch);
        var index = System.IO.Path.Combine(scratch, $"remove-{Environment.ProcessId}");
        try
        {
            string[] named = ["--force", "--pathspec-from-file=-", "--pathspec-file-nul"];
            _ = (await repository.TryAsync(new GitCall(["add", .. named]).WithIndex(index).WithPathspecs(paths))).ThrowIfFailed(doing);
            _ = (await repository.TryAsync(new GitCall(["rm", "--quiet", .. named]).WithIndex(index).WithPathspecs(paths))).ThrowIfFailed(doing);
        }
        finally
        {
            File.Delete(index);
            File.Delete(index + ".lock");
        }
    }

    private void Remove(string path)
    {
        var file = System.IO.Path.Combine(repository.Path, path);
        try
        {
            File.Delete(file);
            RemoveEmptyFolders(System.IO.Path.GetDirectoryName(file)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"'{file}' could not be removed while putting the working tree back: {exception.Message}",
                "make it writable, then run the same command again.",
                exception);
        }
    }

    private void RemoveEmptyFolders(string folder)
    {
        while (folder.Length > repository.Path.Length && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = System.IO.Path.GetDirectoryName(folder)!;
        }
    }
}
