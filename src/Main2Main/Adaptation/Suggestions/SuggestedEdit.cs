namespace Main2Main.Adaptation.Suggestions;

/// <summary>One mechanical edit that a range asks for.</summary>
/// <param name="Rule">The rule that made it: <c>import</c>, <c>renamed_argument</c>, <c>added_parameter</c> and the like.</param>
/// <param name="File">The downstream file, relative to the repository's root.</param>
/// <param name="Line">The line in the file as it is, from 1.</param>
/// <param name="UpstreamSymbol">The dotted name of what the upstream changed.</param>
/// <param name="Change">What happened to it, in words: <c>parameter_removed</c>.</param>
/// <param name="Member">The member or parameter that it happened to; null for the whole.</param>
/// <param name="Commits">The upstream commits that made the change, newest first; none where they are not known.</param>
/// <param name="Guarded">Whether the code for the release stays beside it, behind the version guard.</param>
/// <param name="Reason">The edit in one sentence.</param>
public sealed record SuggestedEdit(
    string Rule, string File, int Line, string UpstreamSymbol, string Change, string? Member, IReadOnlyList<string> Commits, bool Guarded, string Reason)
{
    /// <summary>What speaks against the edit, which was taken back for it; null for an edit of the patch.</summary>
    public string? Withdrawn { get; init; }
}
