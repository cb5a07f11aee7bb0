namespace Main2Main.Workspace;

/// <summary>The journal of one invocation: read once, written at every change.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="upstream">The upstream's folder, links resolved.</param>
/// <param name="downstream">The downstream's folder, links resolved.</param>
public sealed class RunJournal(WorkspaceFolder workspace, string upstream, string downstream)
{
    private RunState? state;
    private bool read;

    /// <summary>Raised after every change of the journal.</summary>
    public event EventHandler? Saved;

    /// <summary>The run that the workspace holds; null when it holds none.</summary>
    /// <exception cref="Main2MainException">The journal is corrupt or belongs to another pair.</exception>
    public RunState? Current
    {
        get
        {
            if (!read)
            {
                state = Journal.Read(workspace, upstream, downstream);
                read = true;
            }

            return state;
        }
    }

    /// <summary>The run that the workspace holds.</summary>
    /// <exception cref="Main2MainException">It holds none.</exception>
    public RunState Required => Current ?? throw new Main2MainException(
        FailureKind.Usage,
        $"the workspace '{workspace.Root}' holds no run.",
        "start one with --target=Sync, or with --target=Detect and --target=Plan.");

    /// <summary>Whether this invocation stopped a step.</summary>
    public bool StoppedHere { get; private set; }

    /// <summary>Whether this invocation paused a step for a person's edit.</summary>
    public bool PausedHere { get; private set; }

    /// <summary>Whether there was nothing for this invocation to do.</summary>
    public bool RestsHere { get; private set; }

    /// <summary>Whether this invocation stopped or paused a step, or rests; what follows it in the graph is then skipped.</summary>
    public bool EndedHere => StoppedHere || PausedHere || RestsHere;

    /// <summary>Whether the plan was cut anew since the step began, so that the tasks behind have nothing to do with it.</summary>
    public bool RecutHere { get; private set; }

    /// <summary>Writes a new journal.</summary>
    /// <param name="next">The journal.</param>
    public void Save(RunState next)
    {
        Journal.Write(workspace, next);
        state = next;
        read = true;
        Saved?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Writes the journal with one step's entry changed.</summary>
    /// <param name="index">The step's number.</param>
    /// <param name="change">Makes the new entry from the old one.</param>
    /// <returns>The new entry.</returns>
    public StepState Update(int index, Func<StepState, StepState> change)
    {
        var changed = change(Step(index));
        Save(Required.With(changed));
        return changed;
    }

    /// <summary>A step's entry.</summary>
    /// <param name="index">The step's number, from 1.</param>
    /// <returns>The entry.</returns>
    /// <exception cref="Main2MainException">The run has no such step.</exception>
    public StepState Step(int index) =>
        Required.Steps.FirstOrDefault(step => step.Index == index) ?? throw new Main2MainException(
            FailureKind.Usage,
            Required.Steps.Count == 0
                ? $"step {index} does not exist: the run in '{workspace.Root}' has no steps."
                : $"step {index} does not exist: the plan in '{workspace.Plan}' has steps 1 to {Required.Steps.Count}.",
            "name a planned step with --step, or leave --step out for the next one.");

    /// <summary>Notes that this invocation stopped a step.</summary>
    public void NoteStop() => StoppedHere = true;

    /// <summary>Notes that the plan was cut anew.</summary>
    /// <param name="recut">False when the next step begins.</param>
    public void NoteRecut(bool recut = true) => RecutHere = recut;

    /// <summary>Notes that there is nothing to do.</summary>
    public void NoteRest() => RestsHere = true;

    /// <summary>Notes that this invocation paused a step.</summary>
    public void NotePause() => PausedHere = true;
}
