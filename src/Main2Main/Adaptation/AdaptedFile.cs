namespace Main2Main.Adaptation;

/// <summary>A downstream file that an adapter edited.</summary>
/// <param name="Path">The file, relative to the downstream's root.</param>
/// <param name="Edits">The edits, in the order of the lines; none where the adapter does not say.</param>
public sealed record AdaptedFile(string Path, IReadOnlyList<AppliedEdit> Edits)
{
    /// <summary>The adapter that made them.</summary>
    public string Adapter { get; init; } = string.Empty;
}

/// <summary>An edit and why it was made.</summary>
/// <param name="Finding">The finding of impact.json that it answers; null when none names the place.</param>
/// <param name="Kind">What was done, in words: <c>import</c>, <c>renamed_argument</c>, <c>added_parameter</c> and the like.</param>
/// <param name="Line">The line in the file as it was before, from 1.</param>
/// <param name="Commits">The upstream commits that caused it.</param>
/// <param name="Guarded">Whether the code for the release stays beside it, behind the version guard.</param>
/// <param name="Summary">The edit in one sentence.</param>
public sealed record AppliedEdit(string? Finding, string Kind, int Line, IReadOnlyList<string> Commits, bool Guarded, string Summary);
