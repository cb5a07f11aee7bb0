namespace Main2Main.Adaptation.Suggestions;

/// <summary>The mechanical edits for a range: suggest.json, beside the patch.</summary>
public sealed record SuggestionReport
{
    /// <summary>The upstream commit before the range.</summary>
    public required string UpstreamBase { get; init; }

    /// <summary>The upstream commit at the range's end.</summary>
    public required string UpstreamTarget { get; init; }

    /// <summary>The downstream commit that the patch applies on.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The release tag that guards were written for; null when there is none.</summary>
    public string? ReleaseTag { get; init; }

    /// <summary>The edits, by file and line.</summary>
    public IReadOnlyList<SuggestedEdit> Edits { get; init; } = [];

    /// <summary>The edits that were taken back, with all of their places, for what the checks before CI found in them. They are not in the patch.</summary>
    public IReadOnlyList<SuggestedEdit> Withdrawn { get; init; } = [];

    /// <summary>What is offered beside: clean merges of the upstream's changes into copies of its functions. They are in a patch of their own.</summary>
    public IReadOnlyList<SuggestedEdit> Proposals { get; init; } = [];

    /// <summary>What no mechanical edit answers, by file and line.</summary>
    public IReadOnlyList<LeftFinding> Left { get; init; } = [];

    /// <summary>The files that the patch edits.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
