namespace Main2Main.Workspace;

/// <summary>The step that an invocation works on.</summary>
/// <param name="Plan">The step as planned.</param>
/// <param name="Folder">Its folder in the workspace.</param>
public sealed record StepWork(PlannedStep Plan, StepFolder Folder)
{
    /// <summary>The step's number, from 1.</summary>
    public int Index => Plan.Index;

    /// <summary>The step's name.</summary>
    public string Id => Plan.Id;

    /// <summary>The step that was asked for, or the first unfinished one.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The step; null when every step is done and none was asked for.</returns>
    /// <exception cref="Main2MainException">The step does not exist, or an earlier one is not committed.</exception>
    public static StepWork? Select(SyncSession session)
    {
        var steps = session.Journal.Required.Steps;
        var next = steps.FirstOrDefault(step => step.Phase != StepPhase.Advanced);
        var index = session.Settings.Step ?? next?.Index;
        if (index is not { } chosen)
        {
            return null;
        }

        _ = session.Journal.Step(chosen);
        if (next is not null && next.Index < chosen)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"step {chosen} cannot be worked on: {next.Id} before it is not committed and advanced (it is {next.Phase.ToString().ToLowerInvariant()}).",
                $"run --target=Step --step={next.Index} first.");
        }

        return For(session, chosen);
    }

    /// <summary>A step by its number.</summary>
    /// <param name="session">The session.</param>
    /// <param name="index">The number, from 1.</param>
    /// <returns>The step.</returns>
    public static StepWork For(SyncSession session, int index)
    {
        var plan = PlanFile.LoadStep(session, index);
        return new StepWork(plan, session.Workspace.Step(plan.Id));
    }
}
