namespace Main2Main.Guide;

/// <summary>An upstream file that the run's drift touches. A renamed file is one deleted and one added.</summary>
/// <param name="Path">The file.</param>
/// <param name="Status">git's letter: <c>A</c> added, <c>M</c> modified, <c>D</c> deleted, <c>T</c> another type of file.</param>
public sealed record UpstreamChange(string Path, char Status)
{
    /// <summary>Whether the file exists no longer at the run's end.</summary>
    public bool IsDeleted => Status == 'D';
}
