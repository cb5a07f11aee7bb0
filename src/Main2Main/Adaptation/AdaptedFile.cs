namespace Main2Main.Adaptation;

/// <summary>A downstream file that an adapter edited.</summary>
/// <param name="Path">The file, relative to the downstream's root.</param>
/// <param name="Edits">The edits, in the order of the lines; none where the adapter does not say.</param>
public sealed record AdaptedFile(string Path, IReadOnlyList<AppliedEdit> Edits)
{
    /// <summary>The adapter that made them.</summary>
    public string Adapter { get; init; } = string.Empty;
}
