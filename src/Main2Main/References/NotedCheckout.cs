using System.Globalization;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Programs;

namespace Main2Main.References;

/// <summary>
/// A checkout is noted in git's folder before it begins: one that is ended in the middle leaves files of the commit that it went to, and
/// the next run, of any workspace, puts exactly those back.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="log">Where it is narrated.</param>
internal sealed class NotedCheckout(GitRepository repository, IRunLog log)
{
    /// <summary>Notes that a checkout begins.</summary>
    /// <param name="target">The commit that it goes to.</param>
    /// <returns>The note; disposed when the checkout is whole.</returns>
    public async Task<Note> NoteAsync(string target)
    {
        var note = new Note(await FileAsync());
        AtomicFile.WriteText(
            note.File, string.Create(CultureInfo.InvariantCulture, $"{target} {Environment.ProcessId} {RunningProcess.Of(Environment.ProcessId)?.Start}\n"));
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
        var isAtWork = words.Length > 2 && int.TryParse(words[1], CultureInfo.InvariantCulture, out var process)
            && $"{RunningProcess.Of(process)?.Start}" == words[2];
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
                var files = await HalfCheckout.UndoAsync(repository, scratch, target);
                if (files.Count > 0)
                {
                    log.Warning(
                        $"A checkout of {target[..10]} in '{repository.Path}' was ended in the middle; what it left in {files.Count} file(s) is put back.");
                }
            }
            finally
            {
                Directory.Delete(scratch, recursive: true);
            }
        }

        new Note(await FileAsync()).Dispose();
    }

    private Task<string> FileAsync() => repository.PlaceAsync("finding git's own folder", "--git-path", "main2main-checkout");

    /// <summary>The note of a checkout that is under way.</summary>
    /// <param name="File">Its file.</param>
    internal sealed record Note(string File) : IDisposable
    {
        /// <summary>The checkout is whole.</summary>
        public void Dispose() => System.IO.File.Delete(File);
    }
}
