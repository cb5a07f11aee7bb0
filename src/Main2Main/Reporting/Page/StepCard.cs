using Main2Main.Adaptation;
using Main2Main.Impact;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Page;

/// <summary>A step as the page shows it.</summary>
internal sealed record StepCard
{
    /// <summary>The step as planned.</summary>
    public required PlannedStep Plan { get; init; }

    /// <summary>Its entry in the journal.</summary>
    public required StepState State { get; init; }

    /// <summary><c>planned</c>, <c>running</c>, <c>waiting</c>, <c>done</c> or <c>failed</c>.</summary>
    public required string Standing { get; init; }

    /// <summary>Its upstream commits.</summary>
    public required IReadOnlyList<CommitLine> Commits { get; init; }

    /// <summary>Findings, the weightiest first, as many as are shown.</summary>
    public required IReadOnlyList<FindingLine> Findings { get; init; }

    /// <summary>How many findings of each severity there are: breaks, likely, review.</summary>
    public required IReadOnlyList<int> Severities { get; init; }

    /// <summary>What the adapters did, in order.</summary>
    public required IReadOnlyList<AdapterTurn> Turns { get; init; }

    /// <summary>Its rounds.</summary>
    public required IReadOnlyList<RoundCard> Rounds { get; init; }

    /// <summary>Its commit, or what it has edited so far; null when it has edited nothing.</summary>
    public required PatchExcerpt? Patch { get; init; }

    /// <summary>The address of its commit; null when it has none, or the downstream's page is not known.</summary>
    public required string? CommitUrl { get; init; }

    /// <summary>The upstream's page; null when it is not known.</summary>
    public string? UpstreamPage { get; init; }

    /// <summary>Why it was stopped; null when it was not.</summary>
    public required PartialStop? Stop { get; init; }

    /// <summary>What a person is asked to edit; null when nobody is.</summary>
    public FileLink? Asked { get; init; }

    /// <summary>Files of the step beside the page: what they are and where, relative to the page.</summary>
    public required IReadOnlyList<FileLink> Files { get; init; }

    /// <summary>Seconds that its tasks took.</summary>
    public required double Seconds { get; init; }
}

/// <summary>An upstream commit of a step.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Url">Its address; null when the upstream's page is not known.</param>
/// <param name="Pr">The number of its pull request; null when its subject names none.</param>
/// <param name="PrUrl">The address of its pull request; null when one is not known.</param>
/// <param name="Findings">How many findings it explains.</param>
internal sealed record CommitLine(PlannedCommit Commit, string? Url, int? Pr, string? PrUrl, int Findings);

/// <summary>A file beside the page.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Path">Where it is, relative to the page.</param>
internal sealed record FileLink(string Name, string Path);

/// <summary>A finding of a step.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Headline">What changed.</param>
/// <param name="Commit">The commit that is blamed first; null when none is.</param>
/// <param name="Url">Its address; null when one is not known.</param>
internal sealed record FindingLine(ImpactFinding Finding, string Headline, string? Commit, string? Url);
