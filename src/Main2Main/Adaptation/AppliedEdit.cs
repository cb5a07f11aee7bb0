namespace Main2Main.Adaptation;

/// <summary>An edit and why it was made.</summary>
/// <param name="Finding">The finding of impact.json that it answers; null when none names the place.</param>
/// <param name="Kind">What was done, in words: <c>import</c>, <c>renamed_argument</c>, <c>added_parameter</c> and the like.</param>
/// <param name="Line">The line in the file as it was before, from 1.</param>
/// <param name="Commits">The upstream commits that caused it.</param>
/// <param name="Guarded">Whether the code for the release stays beside it, behind the version guard.</param>
/// <param name="Summary">The edit in one sentence.</param>
public sealed record AppliedEdit(string? Finding, string Kind, int Line, IReadOnlyList<string> Commits, bool Guarded, string Summary);
