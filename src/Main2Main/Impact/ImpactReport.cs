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

/// <summary>An upstream commit that made changes which the downstream depends on.</summary>
/// <param name="Sha">The full commit.</param>
/// <param name="Pr">The number of the pull request that its subject names; null when it names none.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Score">How much of the report it explains; only comparable within one report.</param>
/// <param name="Findings">The findings that it explains.</param>
public sealed record BlamedCommit(string Sha, int? Pr, string Subject, double Score, IReadOnlyList<string> Findings);

/// <summary>A place that did not fit the upstream before the range already: the range is not to blame.</summary>
/// <param name="DownstreamFile">The downstream file, relative to the repository's root.</param>
/// <param name="Line">The line.</param>
/// <param name="UpstreamSymbol">The dotted name that it uses.</param>
/// <param name="Problem">What does not fit, in words.</param>
public sealed record DebtPlace(string DownstreamFile, int Line, string UpstreamSymbol, string Problem);

/// <summary>A place that works today and uses what the upstream has announced to drop, whether the range announced it or an earlier commit did.</summary>
/// <param name="DownstreamFile">The downstream file, relative to the repository's root.</param>
/// <param name="Line">The line of the use.</param>
/// <param name="UpstreamSymbol">The dotted name of what goes.</param>
/// <param name="Member">The parameter or field that goes; null for the whole.</param>
/// <param name="Says">What the upstream's code says.</param>
/// <param name="Replacement">What it says to use instead; null when it does not.</param>
/// <param name="Version">The version that it goes in; null when none is named.</param>
/// <param name="IsNew">Whether the range announced it.</param>
public sealed record GoingUse(string DownstreamFile, int Line, string UpstreamSymbol, string? Member, string Says, string? Replacement, string? Version, bool IsNew);

/// <summary>A downstream file with findings.</summary>
/// <param name="Path">The path, relative to the repository's root.</param>
/// <param name="Score">How surely it needs a person, by its findings and by how often it was edited before; only comparable within one report.</param>
/// <param name="Severity">The worst severity of its findings.</param>
/// <param name="Usages">How many usages of the upstream the file has, touched or not.</param>
/// <param name="Tests">Files of tests of the configured suites that import or mention it, at most five.</param>
/// <param name="Findings">Its findings' names, the surest first.</param>
public sealed record ImpactedFile(string Path, double Score, ImpactSeverity Severity, int Usages, IReadOnlyList<string> Tests, IReadOnlyList<string> Findings);

/// <summary>What the downstream requires of a package that the upstream requires, too.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line.</param>
/// <param name="Text">The requirement as it stands there.</param>
/// <param name="Fits">Whether one version satisfies both; null when a side is not understood.</param>
public sealed record OwnRequirement(string File, int Line, string Text, bool? Fits);

/// <summary>A requirement of the upstream that the range changed.</summary>
/// <param name="Name">The required package, spelled in its normal form.</param>
/// <param name="UpstreamFile">The upstream file that declares it.</param>
/// <param name="Old">What was required; null when nothing was.</param>
/// <param name="New">What is required now; null when nothing is any more.</param>
/// <param name="Commits">The commits of the range that changed the file, newest first.</param>
/// <param name="Files">The downstream files that import it.</param>
/// <param name="Own">What the downstream requires of it itself.</param>
public sealed record RequirementChange(string Name, string UpstreamFile, string? Old, string? New, IReadOnlyList<string> Commits,
    IReadOnlyList<string> Files, IReadOnlyList<OwnRequirement> Own);

/// <summary>A Python file that could not be parsed.</summary>
/// <param name="Repository"><c>upstream</c> or <c>downstream</c>.</param>
/// <param name="Path">The path, relative to the repository's root.</param>
/// <param name="Line">Where reading stopped.</param>
/// <param name="Reason">What was found there.</param>
public sealed record UnreadableFile(string Repository, string Path, int Line, string Reason);
