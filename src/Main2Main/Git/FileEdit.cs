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
    /// <summary>Whether it is a regular file in the newer tree.</summary>
    public bool IsFile => NewBlob.AsSpan().ContainsAnyExcept('0') && Mode is not ("120000" or "160000");
}
