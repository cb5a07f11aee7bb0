using Main2Main.Gates;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>What an adapter is asked to do, <c>adapt/request.json</c>; the same for people and agents in <c>request.md</c>.</summary>
public sealed record AdaptationRequest
{
    /// <summary>The step's name.</summary>
    public required string StepId { get; init; }

    /// <summary>0 for the adapt phase; M for the fix after CI round M.</summary>
    public required int Round { get; init; }

    /// <summary>The upstream commit before the step.</summary>
    public required string StartCommit { get; init; }

    /// <summary>The step's last upstream commit; the upstream checkout stands there.</summary>
    public required string EndCommit { get; init; }

    /// <summary>The release tag that the downstream also supports; null when it records none.</summary>
    public required string? ReleaseTag { get; init; }

    /// <summary>The guard call for code that differs between the release and main; null when none is configured.</summary>
    public required string? VersionGuard { get; init; }

    /// <summary>The upstreams that the downstream has to work with.</summary>
    public required IReadOnlyList<RequestLane> Lanes { get; init; }

    /// <summary>The upstream checkout.</summary>
    public required string Upstream { get; init; }

    /// <summary>The downstream checkout, which alone may be edited.</summary>
    public required string Downstream { get; init; }

    /// <summary>The workspace, where everything else goes.</summary>
    public required string Workspace { get; init; }

    /// <summary>The step's upstream diff.</summary>
    public required string Patch { get; init; }

    /// <summary>The upstream files that the step changes, a line each.</summary>
    public required string ChangedFiles { get; init; }

    /// <summary>The failed round's log summary; null in the adapt phase.</summary>
    public required string? Summary { get; init; }

    /// <summary>The failed round's analysis; null in the adapt phase.</summary>
    public required string? Analysis { get; init; }

    /// <summary>The same analysis for programs; null in the adapt phase.</summary>
    public required string? AnalysisData { get; init; }

    /// <summary>This request for people.</summary>
    public required string Page { get; init; }

    /// <summary>This request for programs.</summary>
    public required string File { get; init; }

    /// <summary>Where the adapter may leave its answer: which files it edited for which commits, or why nothing is to be adapted.</summary>
    public required string Result { get; init; }

    /// <summary>The step's upstream commits.</summary>
    public required IReadOnlyList<PlannedCommit> Commits { get; init; }

    /// <summary>Which downstream places the changed upstream files lead to.</summary>
    public required IReadOnlyList<Route> Routes { get; init; }

    /// <summary>How many routes found no room.</summary>
    public int RoutesLeftOut { get; init; }

    /// <summary>Downstream paths that must not be edited.</summary>
    public required IReadOnlyList<string> Protected { get; init; }

    /// <summary>What the step breaks, impact.json; null when it could not be told.</summary>
    public string? Impact { get; init; }

    /// <summary>The downstream's places that depend most on what the step changed, the surest first.</summary>
    public IReadOnlyList<ImpactedPlace> Impacted { get; init; } = [];

    /// <summary>How many findings of impact.json found no room.</summary>
    public int ImpactedLeftOut { get; init; }

    /// <summary>The findings that are for eyes alone, with nothing that speaks for an edit; on a page of their own.</summary>
    public IReadOnlyList<ImpactedPlace> Review { get; init; } = [];

    /// <summary>That page.</summary>
    public required string ReviewPage { get; init; }

    /// <summary>What is offered for the downstream's copies of upstream functions, those that a copy needs first.</summary>
    public IReadOnlyList<CopyProposal> Proposals { get; init; } = [];

    /// <summary>How many proposals found no room.</summary>
    public int ProposalsLeftOut { get; init; }

    /// <summary>The errors of the failed round, diagnosed; none in the adapt phase.</summary>
    public IReadOnlyList<RequestedError> Errors { get; init; } = [];

    /// <summary>How many errors of the analysis found no room.</summary>
    public int ErrorsLeftOut { get; init; }

    /// <summary>What earlier steps of the run did, the latest first.</summary>
    public IReadOnlyList<EarlierStep> Earlier { get; init; } = [];

    /// <summary>How many earlier steps found no room.</summary>
    public int EarlierLeftOut { get; init; }

    /// <summary>What the adapters did that were asked before this one, for the same step and round.</summary>
    public IReadOnlyList<AdapterTurn> Turns { get; init; } = [];

    /// <summary>Their edits and what they left, result.json; null when none was asked before.</summary>
    public string? Results { get; init; }

    /// <summary>What the pre-CI checks found in the adapter's edit, which is to be mended; null when it is asked for the first time.</summary>
    public PreCiReport? Checks { get; init; }
}

/// <summary>An upstream that the downstream has to work with.</summary>
/// <param name="Name"><c>main</c> or <c>release</c>.</param>
/// <param name="Revision">The commit or tag.</param>
public sealed record RequestLane(string Name, string Revision);

/// <summary>A changed upstream place and the downstream places to look at for it.</summary>
/// <param name="Upstream">The upstream path of the guide's row.</param>
/// <param name="Downstream">The downstream paths, as the row names them.</param>
/// <param name="Check">What to check there.</param>
/// <param name="Files">The step's changed files that the row covers.</param>
public sealed record Route(string Upstream, string Downstream, string Check, IReadOnlyList<string> Files);
