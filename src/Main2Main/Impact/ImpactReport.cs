namespace Main2Main.Impact;

/// <summary>What an upstream range changed for the downstream: impact.json.</summary>
public sealed record ImpactReport
{
    /// <summary>The version of this artifact's form.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of the form: it goes up when a field changes its meaning, not when one is added.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The upstream commit before the range.</summary>
    public required string UpstreamBase { get; init; }

    /// <summary>The upstream commit at the range's end.</summary>
    public required string UpstreamTarget { get; init; }

    /// <summary>The downstream commit, or tree, that was looked at.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The release tag that guards were decided for; null when there is none.</summary>
    public string? ReleaseTag { get; init; }

    /// <summary>The tag's commit; null when there is none or the upstream repository does not hold it.</summary>
    public string? ReleaseCommit { get; init; }

    /// <summary>How many commits the range has.</summary>
    public int CommitCount { get; init; }

    /// <summary>The findings, the surest first: by severity, then certainty, then reach.</summary>
    public IReadOnlyList<ImpactFinding> Findings { get; init; } = [];

    /// <summary>The downstream files, the surest first.</summary>
    public IReadOnlyList<ImpactedFile> Files { get; init; } = [];

    /// <summary>The upstream commits that made the changes, those that explain most first.</summary>
    public IReadOnlyList<BlamedCommit> Commits { get; init; } = [];

    /// <summary>What works today and goes in a later version of the upstream, over the whole downstream.</summary>
    public IReadOnlyList<GoingUse> Going { get; init; } = [];

    /// <summary>The upstream's requirements that the range changed, those first that the downstream's own do not fit.</summary>
    public IReadOnlyList<RequirementChange> Requirements { get; init; } = [];

    /// <summary>How many files of tests the configured suites have, as far as it can be told; 0 when there are none.</summary>
    public int TestFiles { get; init; }

    /// <summary>What did not fit the upstream before the range already.</summary>
    public IReadOnlyList<DebtPlace> Debt { get; init; } = [];

    /// <summary>Files that could not be parsed; everything in them counts as changed.</summary>
    public IReadOnlyList<UnreadableFile> Unreadable { get; init; } = [];
}
