using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Templates;

namespace Main2Main.Workspace;

/// <summary>Reads and writes steps.json and steps.md.</summary>
public static class PlanFile
{
    /// <summary>Writes the plan for programs and for people.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="plan">The plan.</param>
    public static void Write(WorkspaceFolder workspace, StepPlan plan)
    {
        AtomicFile.WriteText(workspace.PlanPage, ReportTemplates.Render("steps.sbn", new { plan }));
        ArtifactFile.Write(workspace.Plan, plan, WorkspaceJson.Readable.StepPlan);
    }

    /// <summary>Reads the plan.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The plan, or null before Plan ran.</returns>
    /// <exception cref="Main2MainException">steps.json is corrupt.</exception>
    public static StepPlan? Read(WorkspaceFolder workspace) => ArtifactFile.TryRead(workspace.Plan, WorkspaceJson.Readable.StepPlan);

    /// <summary>Reads the plan of the run under way.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="Main2MainException">steps.json is missing, corrupt, or of another run.</exception>
    public static StepPlan Load(SyncSession session)
    {
        var state = session.Journal.Required;
        var plan = PlanFile.Read(session.Workspace)
            ?? new StepPlan { BaseCommit = state.BaseCommit, TargetCommit = state.TargetCommit, TotalCommits = 0, Steps = [] };
        if (plan.BaseCommit != state.BaseCommit || plan.TargetCommit != state.TargetCommit
            || (state.Recut is null && !plan.Steps.Select(step => step.Id).SequenceEqual(state.Steps.Select(step => step.Id))))
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"'{session.Workspace.Plan}' does not belong to the run in '{session.Workspace.State}': its range is {plan.BaseCommit}..{plan.TargetCommit} in {plan.Steps.Count} steps, " +
                $"the run's is {state.BaseCommit}..{state.TargetCommit} in {state.Steps.Count} steps.",
                "restore the file, or begin anew with --restart.");
        }

        return plan;
    }

    /// <summary>A step of the plan.</summary>
    /// <param name="session">The session.</param>
    /// <param name="index">The step's number, from 1.</param>
    /// <returns>The step.</returns>
    public static PlannedStep LoadStep(SyncSession session, int index)
    {
        _ = session.Journal.Step(index);
        return Load(session).Steps[index - 1];
    }
}
