namespace Main2Main.Adaptation;

/// <summary>A file in an adapter's answer. Every field may be absent.</summary>
public sealed record AnsweredFile
{
    /// <summary>The file, relative to the downstream's root.</summary>
    public string? Path { get; init; }

    /// <summary>The upstream commits that caused the edit, also abbreviated.</summary>
    public IReadOnlyList<string>? Commits { get; init; }

    /// <summary>Why it was edited, in one sentence.</summary>
    public string? Why { get; init; }
}
