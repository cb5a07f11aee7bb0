using Main2Main.Reporting.Proof;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>The reviewer's report, final-summary.json; final-summary.md renders it.</summary>
public sealed record FinalReport
{
    /// <summary><c>completed</c> or <c>partial</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The run's name.</summary>
    public required string RunId { get; init; }

    /// <summary>The upstream commit that the run started at.</summary>
    public required string BaseCommit { get; init; }

    /// <summary>The upstream commit that the run was to reach.</summary>
    public required string TargetCommit { get; init; }

    /// <summary>Where the line of a pin on a side branch and the target's part; null when the pin is an ancestor of the target.</summary>
    public string? PartingCommit { get; init; }

    /// <summary>What a pin's side branch holds and the target's line does not.</summary>
    public IReadOnlyList<SideCommit> LeftBehind { get; init; } = [];

    /// <summary>Commits about which the upstream changed its mind, oldest first.</summary>
    public IReadOnlyList<UndoneCommit> Undone { get; init; } = [];

    /// <summary>What was taken along of an open proposal; null where nothing was asked for.</summary>
    public CarryState? Carry { get; init; }

    /// <summary>
    /// Files of the downstream that its sparse checkout hides, which therefore no adapter edited and no suite ran, and that the upstream's changes
    /// break all the same.
    /// </summary>
    public IReadOnlyList<HiddenFile> HiddenFiles { get; init; } = [];

    /// <summary>The upstream commit that was reached.</summary>
    public required string ReachedCommit { get; init; }

    /// <summary>The release tag; null when the downstream records none.</summary>
    public required string? CompatTag { get; init; }

    /// <summary>What the run did to the pin; null in reports of an older version.</summary>
    public PinReport? Pin { get; init; }

    /// <summary>Steps that are done.</summary>
    public required int StepsCompleted { get; init; }

    /// <summary>Steps that were planned.</summary>
    public required int StepsTotal { get; init; }

    /// <summary>The suites that every step was verified by.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>The downstream's HEAD before the run.</summary>
    public required string DownstreamBefore { get; init; }

    /// <summary>The downstream's HEAD now.</summary>
    public required string DownstreamAfter { get; init; }

    /// <summary>The steps that are done.</summary>
    public required IReadOnlyList<StepReport> Steps { get; init; }

    /// <summary>A row for each changed file of the downstream.</summary>
    public required IReadOnlyList<ChangeLogRow> ChangeLog { get; init; }

    /// <summary>The test files that were edited for more than the commit reference: what they expect is kept, but a reviewer wants to see it.</summary>
    public IReadOnlyList<string> TestEdits { get; init; } = [];

    /// <summary>What the range changed for what the downstream puts in the upstream's place.</summary>
    public IReadOnlyList<PatchNote> Patches { get; init; } = [];

    /// <summary>What RefreshGuide did; null when it did not run.</summary>
    public required GuideState? Guide { get; init; }

    /// <summary>Why the run stopped early; null when it did not.</summary>
    public required PartialStop? Stop { get; init; }

    /// <summary>The stopped step's upstream range; null when none stopped.</summary>
    public required string? StoppedRange { get; init; }

    /// <summary>What the stopped step left unresolved.</summary>
    public required IReadOnlyList<string> UnresolvedFailures { get; init; }

    /// <summary>What the stopped step's last round inherited from the last verified state.</summary>
    public IReadOnlyList<string> Inherited { get; init; } = [];

    /// <summary>What the run proves and what it leaves to a person; null in reports of an older version.</summary>
    public RunProof? Proof { get; init; }

    /// <summary>The pre-completion checklist.</summary>
    public required IReadOnlyList<ChecklistItem> Checklist { get; init; }

    /// <summary>Seconds from the run's start to its end.</summary>
    public required double Seconds { get; init; }
}

/// <summary>A file that the downstream's sparse checkout hides and that needs an edit.</summary>
/// <param name="Path">The path, relative to the downstream.</param>
/// <param name="Why">What is wrong with it, a clause each.</param>
public sealed record HiddenFile(string Path, IReadOnlyList<string> Why);
