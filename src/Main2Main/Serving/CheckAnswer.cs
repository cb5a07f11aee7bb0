using Main2Main.Impact;
using Main2Main.Lanes;

namespace Main2Main.Serving;

/// <summary>What the checks find in the working tree, as it stands.</summary>
/// <param name="From">The downstream commit that it is compared with.</param>
/// <param name="MainCommit">The upstream commit of the main lane.</param>
/// <param name="ReleaseTag">The release tag; null when there is none.</param>
/// <param name="ReleaseCommit">Its commit; null when the release lane was not checked.</param>
/// <param name="ChangedFiles">The files that differ.</param>
/// <param name="Findings">What does not keep both lanes.</param>
/// <param name="Open">What the range breaks, or what is likely not to fit any more, in the working tree still: places that no edit has answered.</param>
/// <param name="Refused">What an adapter loses its edit for: weakened tests, protected paths.</param>
/// <param name="Warnings">What could not be checked.</param>
/// <param name="Passes">Whether nothing was found in the edit; what is open is for whoever edits to judge.</param>
public sealed record CheckAnswer(
    string From,
    string MainCommit,
    string? ReleaseTag,
    string? ReleaseCommit,
    IReadOnlyList<string> ChangedFiles,
    IReadOnlyList<CheckFinding> Findings,
    IReadOnlyList<OpenPlace> Open,
    IReadOnlyList<string> Refused,
    IReadOnlyList<string> Warnings,
    bool Passes);

/// <summary>A place that the range broke and that is as it was.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Severity">How surely it needs an edit.</param>
/// <param name="UpstreamSymbol">What it depends on.</param>
/// <param name="Change">What happened to that, in words.</param>
/// <param name="Suggestion">What to do.</param>
public sealed record OpenPlace(string File, int Line, ImpactSeverity Severity, string UpstreamSymbol, string Change, string Suggestion);
