using System.Text;
using Main2Main.Git;

namespace Main2Main.References;

/// <summary>Replaces one full commit id by another in the downstream's tracked text files. Source: the playbook's commit reference update.</summary>
/// <param name="downstream">The downstream.</param>
/// <param name="isLeft">Which files are left as they are, because they record what was.</param>
public sealed class ReferenceReplacer(GitRepository downstream, Func<string, bool> isLeft)
{
    /// <summary>Replaces the id wherever it stands alone (not inside a longer hexadecimal word).</summary>
    /// <param name="oldCommit">The id to replace, 40 digits.</param>
    /// <param name="newCommit">The new id, 40 digits.</param>
    /// <returns>The files that were changed.</returns>
    /// <exception cref="Main2MainException">A file cannot be written.</exception>
    public async Task<IReadOnlyList<string>> ReplaceAsync(string oldCommit, string newCommit)
    {
        var files = new TreeFiles(downstream);
        var changed = new List<string>();
        foreach (var file in await FindAsync(oldCommit))
        {
            var content = await File.ReadAllBytesAsync(TreeFiles.Locate(downstream.Path, file, "the pinned commit in"));
            if (Replace(content, Encoding.ASCII.GetBytes(oldCommit), Encoding.ASCII.GetBytes(newCommit)) > 0)
            {
                await files.WriteAsync(file, content, "the pinned commit in");
                changed.Add(file);
            }
        }

        return changed;
    }

    private async Task<IReadOnlyList<string>> FindAsync(string commit)
    {
        // git grep ends with 1 when nothing matches, which is an answer and no failure.
        var result = await downstream.TryAsync(
            new GitCall("grep", "--files-with-matches", "-z", "-I", "--ignore-case", "--fixed-strings", "--no-color", "--full-name", "-e", commit));
        IReadOnlyList<string> found = result.ExitCode == 1 ? [] : GitText.SplitByNul(result.ThrowIfFailed("looking for the pinned commit").Output);
        foreach (var path in found.Where(path => !GitText.IsText(path)))
        {
            downstream.Log.Warning(
                $"The pinned commit stands in {path} too. The name is not UTF-8, so that it is left as it is: move it there by hand, or rename the file.");
        }

        return [.. found.Where(path => GitText.IsText(path) && !isLeft(path))];
    }

    private static int Replace(byte[] content, byte[] oldId, byte[] newId)
    {
        var count = 0;
        for (var at = IndexOf(content, oldId, 0); at >= 0; at = IndexOf(content, oldId, at + oldId.Length))
        {
            if (IsBoundary(content, at - 1) && IsBoundary(content, at + oldId.Length))
            {
                newId.CopyTo(content, at);
                count++;
            }
        }

        return count;
    }

    private static int IndexOf(byte[] content, byte[] id, int start)
    {
        for (var at = start; at <= content.Length - id.Length; at++)
        {
            var next = content.AsSpan(at).IndexOfAny(id[0], (byte)char.ToUpperInvariant((char)id[0]));
            if (next < 0 || at + next > content.Length - id.Length)
            {
                return -1;
            }

            at += next;
            if (Ascii.EqualsIgnoreCase(content.AsSpan(at, id.Length), id))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsBoundary(byte[] content, int at) => at < 0 || at >= content.Length || !char.IsAsciiHexDigit((char)content[at]);
}
