namespace Main2Main.Git;

/// <summary>What differs in one file between two trees.</summary>
/// <param name="Path">The path, relative to the repository's root.</param>
/// <param name="Mode">The file's mode in the newer tree, as git writes it; in the older one when it is gone.</param>
/// <param name="OldBlob">Its content's id in the older tree; zeros when it is new.</param>
/// <param name="NewBlob">Its content's id in the newer tree; zeros when it is gone.</param>
/// <param name="Removed">The lines that are taken out; none for a binary file.</param>
/// <param name="Added">The lines that are put in; none for a binary file.</param>
internal sealed record FileEdit(string Path, string Mode, string OldBlob, string NewBlob, IReadOnlyList<EditedLine> Removed, IReadOnlyList<EditedLine> Added)
{
    /// <summary>The older lines in whose place a newer one stands, or before which it was put in; the line itself where it is in both.</summary>
    /// <param name="line">The newer line, from 1.</param>
    /// <returns>The first and the last of them.</returns>
    public (int First, int Last) OldLines(int line)
    {
        var (removed, added, old, start) = (0, 0, 1, 1);
        for (var now = 1; ; now++)
        {
            start = added > 0 && Added[added - 1].Number == now - 1 ? start : old;
            for (; removed < Removed.Count && Removed[removed].Number == old; removed++)
            {
                old++;
            }

            var isAdded = added < Added.Count && Added[added].Number == now;
            if (now >= line)
            {
                return isAdded ? (start, Math.Max(start, old - 1)) : (old, old);
            }

            (added, old) = isAdded ? (added + 1, old) : (added, old + 1);
        }
    }

    /// <summary>Whether it is a regular file in the newer tree.</summary>
    public bool IsFile => NewBlob.AsSpan().ContainsAnyExcept('0') && Mode is not ("120000" or "160000");
}

/// <summary>A line that an edit takes out or puts in.</summary>
/// <param name="Number">The line, from 1, in the file that holds it.</param>
/// <param name="Text">Its text.</param>
internal sealed record EditedLine(int Number, string Text);
