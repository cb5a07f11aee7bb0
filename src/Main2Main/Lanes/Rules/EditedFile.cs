namespace Main2Main.Lanes.Rules;

/// <summary>A file that an edit adds or changes.</summary>
/// <param name="Path">The path, relative to the downstream's root.</param>
/// <param name="Source">Its content.</param>
/// <param name="OldSource">Its content before the edit; null for a new file.</param>
/// <param name="Lines">The lines, from 1, that the edit adds or changes.</param>
internal sealed record EditedFile(string Path, byte[] Source, byte[]? OldSource, IReadOnlySet<int> Lines)
{
    /// <summary>Whether it is Python source.</summary>
    public bool IsPython => Path.EndsWith(".py", StringComparison.Ordinal);
}
