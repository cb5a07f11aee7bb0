using System.Text;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>
/// Undoes a checkout of the upstream that was ended in the middle: it leaves files of the commit that it went to. Exactly those are put
/// back; what somebody has edited is none of them.
/// </summary>
/// <param name="session">The session.</param>
internal sealed class HalfCheckout(SyncSession session)
{
    /// <summary>Undoes it; nothing is done where nothing differs from HEAD.</summary>
    /// <param name="targets">The commits that the checkout may have gone to.</param>
    /// <returns>A task.</returns>
    public async Task UndoAsync(params IReadOnlyList<string> targets)
    {
        foreach (var target in targets)
        {
            _ = await UndoAsync(session.Upstream, session.Workspace.Scratch, target);
        }
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
        var between = fields.Chunk(2).Select(pair => (Path: pair[1], Blobs: pair[0].Split(' ')))
            .Where(file => !file.Path.Contains('\n', StringComparison.Ordinal)).ToList();
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
        var begun = await File.ReadAllBytesAsync(Path.Combine(repository.Path, path));
        return whole.Succeeded && whole.Output.AsSpan().StartsWith(begun);
    }
}
