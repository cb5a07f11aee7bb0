namespace Main2Main.Configuration;

/// <summary>
/// Everything that was asked of a run, after command line, environment, file and profile are merged.
/// Each property is a key of main2main.json (camelCase); reference/configuration.md lists them.
/// </summary>
public sealed record SyncSettings
{
    /// <summary>The profile's name, for example <c>sample</c>; <c>none</c> when the file brings everything itself.</summary>
    public required string Profile { get; init; }

    /// <summary>The upstream checkout's folder, absolute.</summary>
    public string? Upstream { get; init; }

    /// <summary>The downstream checkout's folder, absolute.</summary>
    public string? Downstream { get; init; }

    /// <summary>The folder of all intermediate files, absolute.</summary>
    public required string Workspace { get; init; }

    /// <summary>The upstream revision to reach; when absent, the branch that the upstream's HEAD is on, or was on before a run detached it.</summary>
    public string? To { get; init; }

    /// <summary>The upstream revision to start at; the downstream's pin when absent.</summary>
    public string? From { get; init; }

    /// <summary>The downstream revision that read-only targets look at; its HEAD when absent.</summary>
    public string? DownstreamRef { get; init; }

    /// <summary>The release tag that the downstream also supports; read from the downstream when absent.</summary>
    public string? ReleaseTag { get; init; }

    /// <summary>The step a step target works on, from 1; the first unfinished one when absent.</summary>
    public int? Step { get; init; }

    /// <summary>The adapters' names, joined by commas: <c>none</c>, <c>manual</c>, <c>codemod</c>, <c>command</c> and <c>replay</c>.</summary>
    public string Adapter { get; init; } = "none";

    /// <summary>Where <c>replay</c> finds recorded edits: an earlier workspace, or a folder of patches.</summary>
    public string? Replay { get; init; }

    /// <summary>The folder of what is remembered across runs, absolute; the workspace's folder <c>memory</c> when absent.</summary>
    public string? Memory { get; init; }

    /// <summary>Names of the configured suites to run; all when empty.</summary>
    public IReadOnlyList<string> Suite { get; init; } = [];

    /// <summary>Shell commands that are run as suites: in place of the configured ones, or beside those that <see cref="Suite"/> chooses.</summary>
    public IReadOnlyList<string> Ci { get; init; } = [];

    /// <summary>How often the failed cases of a suite that showed only environment flakes are run again; not at all when absent.</summary>
    public int? RerunFlakes { get; init; }

    /// <summary>Begin a new run although the workspace holds an unfinished one.</summary>
    public bool Restart { get; init; }

    /// <summary>The downstream revision that an open proposal is carried onto.</summary>
    public string? Onto { get; init; }

    /// <summary>The open proposal whose commits a new run takes along; none when absent.</summary>
    public string? Carry { get; init; }

    /// <summary>Rest where a run has nothing to do.</summary>
    public bool IfNeeded { get; init; }

    /// <summary>Verify what is checked out at its pin, and edit nothing.</summary>
    public bool Watch { get; init; }

    /// <summary>When <c>--if-needed</c> rests, and who is told of changes.</summary>
    public CadenceSettings Cadence { get; init; } = new();

    /// <summary>Make and use the sample repositories.</summary>
    public bool Sample { get; init; }

    /// <summary>Where things lie in the two repositories.</summary>
    public required LayoutSettings Layout { get; init; }

    /// <summary>Where the pinned upstream commit is recorded, most trusted first.</summary>
    public IReadOnlyList<PinSource> Pin { get; init; } = [];

    /// <summary>Files of the downstream that record earlier pins, and in which the pin is never replaced; a folder ends in a slash.</summary>
    public IReadOnlyList<string> PinHistory { get; init; } = [];

    /// <summary>Where the release tag is recorded, most trusted first.</summary>
    public IReadOnlyList<PinSource> Release { get; init; } = [];

    /// <summary>Where other upstreams are recorded, which are reported and never moved.</summary>
    public IReadOnlyList<OtherPin> OtherPins { get; init; } = [];

    /// <summary>Which lanes the downstream keeps: <c>both</c>, or <c>main</c> for one that supports no release.</summary>
    public string Lanes { get; init; } = BothLanes;

    /// <summary>How the drift is cut into steps.</summary>
    public PlanSettings Plan { get; init; } = new();

    /// <summary>The configured CI suites, in the order they run.</summary>
    public IReadOnlyList<SuiteSettings> Suites { get; init; } = [];

    /// <summary>Suites of several generations of the downstream, in the place of <see cref="Suites"/>; the first whose condition holds counts.</summary>
    public IReadOnlyList<SuiteGeneration> SuiteGenerations { get; init; } = [];

    /// <summary>How CI rounds are run and when they end.</summary>
    public VerificationSettings Verification { get; init; } = new();

    /// <summary>How Bisect judges what it probes.</summary>
    public BisectSettings Bisect { get; init; } = new();

    /// <summary>What every adapter is given, and what is held against it.</summary>
    public AdaptationSettings Adaptation { get; init; } = new();

    /// <summary>The external adapter that <c>--adapter=command</c> runs.</summary>
    public CommandAdapterSettings CommandAdapter { get; init; } = new();

    /// <summary>How <c>--adapter=codemod</c> writes.</summary>
    public CodemodSettings Codemod { get; init; } = new();

    /// <summary>How version guards look in the downstream; no check when absent.</summary>
    public VersionGuardSettings? VersionGuard { get; init; }

    /// <summary>What may be committed, and how.</summary>
    public CommitSettings Commit { get; init; } = new();

    /// <summary>Which variables hold secrets.</summary>
    public SecretSettings Secrets { get; init; } = new();

    /// <summary>Run suites and adapters in a sandbox.</summary>
    public bool Sandbox { get; init; }

    /// <summary>What they see in it.</summary>
    public IsolationSettings Isolation { get; init; } = new();

    /// <summary>Where reports point to.</summary>
    public ReportSettings Report { get; init; } = new();

    /// <summary>Where and how Publish proposes a run's commits.</summary>
    public PublishSettings Publish { get; init; } = new();

    /// <summary>Whether a file of the downstream records earlier pins.</summary>
    /// <param name="path">The file, relative to the downstream's root.</param>
    /// <returns>True when it is one of <see cref="PinHistory"/>, or lies in one.</returns>
    internal bool IsPinHistory(string path) =>
        PinHistory.Any(entry => entry.EndsWith('/') ? path.StartsWith(entry, StringComparison.Ordinal) : path == entry);

    /// <summary>The value of <see cref="Lanes"/> for a downstream that supports no release.</summary>
    internal const string MainLane = "main";

    /// <summary>The value of <see cref="Lanes"/> for a downstream that supports a release beside main.</summary>
    internal const string BothLanes = "both";

    /// <summary>The revision of the downstream whose objects the settings were read from; null for its working tree.</summary>
    internal string? ReadAt { get; init; }

    /// <summary>Whether the targets only look at that revision: no working tree is needed, and no run can go on from what they find.</summary>
    internal bool IsLook { get; init; }
}
