using Main2Main.Impact;

namespace Main2Main.Bisection;

/// <summary>Which upstream commit broke the suites: bisect.json.</summary>
public sealed record BisectReport
{
    /// <summary>The step whose range was searched; null when the ends were named.</summary>
    public string? StepId { get; init; }

    /// <summary>The upstream commit that passes.</summary>
    public required string GoodCommit { get; init; }

    /// <summary>The upstream commit that fails.</summary>
    public required string BadCommit { get; init; }

    /// <summary>Commits behind the good end, up to and with the bad one.</summary>
    public required int CommitCount { get; init; }

    /// <summary>How it ended.</summary>
    public required BisectStatus Status { get; init; }

    /// <summary>The same in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The first bad commit; null unless it is found.</summary>
    public string? FirstBadCommit { get; init; }

    /// <summary>The first line of its message.</summary>
    public string? FirstBadSubject { get; init; }

    /// <summary>The commits that it brought, when it is a merge; they were tried together with it.</summary>
    public IReadOnlyList<string> FirstBadBrought { get; init; } = [];

    /// <summary>The number of the pull request that its subject names; null when it names none.</summary>
    public int? FirstBadPr { get; init; }

    /// <summary>Those of the wanted signatures that it shows; the others came with later commits.</summary>
    public IReadOnlyList<string> FirstBadSignatures { get; init; } = [];

    /// <summary>What Impact says that this commit changed for the downstream.</summary>
    public IReadOnlyList<ImpactFinding> Findings { get; init; } = [];

    /// <summary>Every commit that may be the first bad one, oldest first; one when it is found.</summary>
    public IReadOnlyList<BisectCandidate> Candidates { get; init; } = [];

    /// <summary>Which failure makes a commit bad.</summary>
    public WantedFailure Wanted { get; init; } = WantedFailure.Any;

    /// <summary>The signatures of that failure; empty when any failure counts.</summary>
    public IReadOnlyList<string> WantedSignatures { get; init; } = [];

    /// <summary>What was probed, in order: the bad end, the good end, then commits between them.</summary>
    public IReadOnlyList<BisectProbe> Probes { get; init; } = [];

    /// <summary>How many commits between the ends were probed.</summary>
    public int ProbeCount { get; init; }

    /// <summary>How many git bisect would have probed for the same commit, where it could judge each; null unless it is found.</summary>
    public int? PlainProbeCount { get; init; }

    /// <summary>The suites that were run, each as name and command line.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>By which rules a run was judged.</summary>
    public required string Rules { get; init; }

    /// <summary>The downstream's HEAD.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The downstream's working tree (git object id) that the suites ran in.</summary>
    public required string DownstreamTree { get; init; }

    /// <summary>When it began; a killed one that goes on keeps its beginning.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Reads a report.</summary>
    /// <param name="path">bisect.json.</param>
    /// <returns>The report; null when there is none.</returns>
    /// <exception cref="Main2MainException">The file is corrupt.</exception>
    public static BisectReport? TryRead(string path) => Json.ArtifactFile.TryRead(path, BisectionJson.Readable.BisectReport);

    /// <summary>Whether it tells which commit brought an error of a range.</summary>
    /// <param name="goodCommit">The commit before the range.</param>
    /// <param name="badCommit">The range's last commit.</param>
    /// <param name="signature">The error's signature.</param>
    /// <returns>True when the first bad commit is known, and this error was looked for and seen there.</returns>
    internal bool Explains(string goodCommit, string badCommit, string signature) =>
        Status == BisectStatus.Found && GoodCommit == goodCommit && BadCommit == badCommit && FirstBadSignatures.Contains(signature);
}

/// <summary>A commit that may be the first bad one.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Pr">The number of the pull request that its subject names; null when it names none.</param>
/// <param name="ImpactRank">Its place among the commits that Impact blames, from 1; null when Impact does not blame it.</param>
public sealed record BisectCandidate(string Sha, string Subject, int? Pr, int? ImpactRank);
