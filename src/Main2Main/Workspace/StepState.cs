using System.Text.Json.Serialization;

namespace Main2Main.Workspace;

/// <summary>A step's entry in the journal.</summary>
public sealed record StepState
{
    /// <summary>The step's number, from 1.</summary>
    public required int Index { get; init; }

    /// <summary>The step's name, <c>step-N</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The last phase that is done.</summary>
    public StepPhase Phase { get; init; }

    /// <summary>The phase that was begun and not yet finished: what a killed run was doing.</summary>
    public StepPhase? InProgress { get; init; }

    /// <summary>What it waits for when a person has to edit; null when it does not wait.</summary>
    public AdapterPause? Pause { get; init; }

    /// <summary>Whether both repositories were moved to the last verified state to see what fails there, and are not back yet.</summary>
    public bool AtBaseline { get; init; }

    /// <summary>How often the step was begun anew after a partial stop, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The downstream's tree (git object id) with the pin moved and nothing adapted.</summary>
    public string? ReferenceTree { get; init; }

    /// <summary>The downstream's tree that the current CI round runs against: what will be committed.</summary>
    public string? CandidateTree { get; init; }

    /// <summary>Files in which the pin was replaced.</summary>
    public IReadOnlyList<string> ReferenceFiles { get; init; } = [];

    /// <summary>CI rounds, oldest first.</summary>
    public IReadOnlyList<RoundState> Rounds { get; init; } = [];

    /// <summary>The step's commit in the downstream; null before, and where the step changed no file.</summary>
    public string? Commit { get; init; }

    /// <summary>The downstream's commit that was verified as it is, where the step changed no file; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? VerifiedUnchanged { get; init; }

    /// <summary>Files of that commit.</summary>
    public IReadOnlyList<string> CommittedFiles { get; init; } = [];

    /// <summary>The downstream's commit behind the step: its own, or the one that it verified as it is.</summary>
    [JsonIgnore]
    public string? Head => Commit ?? VerifiedUnchanged;

    /// <summary>Seconds spent in each phase, by its name.</summary>
    public IReadOnlyDictionary<string, double> Seconds { get; init; } = new Dictionary<string, double>();

    /// <summary>When its tasks ran, oldest first; a task that was taken up again stands here more than once.</summary>
    public IReadOnlyList<PhaseSpan> Spans { get; init; } = [];
}

/// <summary>A step that waits for a person's edit.</summary>
/// <param name="Round">0 for the adapt phase; M for the fix after CI round M.</param>
/// <param name="Adapter">The adapter that paused it.</param>
/// <param name="Adapters">All adapters of the run, joined by commas.</param>
/// <param name="Position">Which of them paused it, from 0; those after it go on.</param>
/// <param name="SecondTry">Whether the pre-CI checks had found something.</param>
/// <param name="Before">The downstream's tree (git object id) before the person's edit.</param>
/// <param name="Request">The page that says what is to be done.</param>
public sealed record AdapterPause(int Round, string Adapter, string Adapters, int Position, bool SecondTry, string Before, string Request);

/// <summary>A stretch of time that a run spent in one task.</summary>
/// <param name="Task">The task's name, for example <c>RunCi</c>.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Seconds">How long it took, in seconds.</param>
public sealed record PhaseSpan(string Task, DateTimeOffset StartedAt, double Seconds);
