using System.Security.Cryptography;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Guards;

/// <summary>
/// Which files a removal is about to write, noted in git's folder before the first is written: a removal that was killed is undone by the
/// next one, which then begins anew. What somebody has edited since is not undone.
/// </summary>
/// <param name="session">The session.</param>
internal sealed class RemovalNote(SyncSession session)
{
    private const string Doing = "looking for a removal that was ended in the middle";

    /// <summary>Notes a removal.</summary>
    /// <param name="files">The files with their new contents.</param>
    /// <returns>A task.</returns>
    public async Task WriteAsync(IEnumerable<(string Path, byte[] After)> files)
    {
        var lines = files.Select(file => $"{Hash(file.After)} {file.Path}");
        AtomicFile.WriteText(await FileAsync(), string.Join('\0', [await session.Downstream.HeadAsync(), .. lines]));
    }

    /// <summary>Drops the note: the removal is whole, and told.</summary>
    /// <returns>A task.</returns>
    public async Task DropAsync() => File.Delete(await FileAsync());

    /// <summary>Undoes what a removal has written that did not come to its end.</summary>
    /// <returns>A task.</returns>
    public async Task UndoAsync()
    {
        var note = await FileAsync();
        if (!File.Exists(note))
        {
            return;
        }

        var fields = (await File.ReadAllTextAsync(note, session.Interruption)).Split('\0');
        var written = fields.Skip(1).Select(line => line.Split(' ', 2)).Where(words => IsWritten(words[0], words[1])).Select(words => words[1]).ToList();
        if (fields[0] == await session.Downstream.HeadAsync() && written.Count > 0)
        {
            await session.Tree.RestoreFilesAsync(await session.Tree.TreeOfAsync(fields[0]), written);
            session.Log.Warning($"A removal of guards was ended in the middle; what it wrote to {written.Count} file(s) is put back, and it begins anew.");
        }

        File.Delete(note);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private bool IsWritten(string after, string path)
    {
        var file = Path.Combine(session.Downstream.Path, path);
        return File.Exists(file) && Hash(File.ReadAllBytes(file)) == after;
    }

    private Task<string> FileAsync() => session.Downstream.PlaceAsync(Doing, "--git-path", "main2main-guards");
}
