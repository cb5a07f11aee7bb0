using Main2Main.Json;
using Main2Main.Reporting;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>Reads and writes steps.json and steps.md.</summary>
public static class PlanFile
{
    /// <summary>Writes the plan for programs and for people.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="plan">The plan.</param>
    public static void Write(WorkspaceFolder workspace, StepPlan plan)
    {
        AtomicFile.WriteText(workspace.PlanPage, ReportTemplates.Render("steps.sbn", new { plan }));
        ArtifactFile.Write(workspace.Plan, plan, ArtifactJson.Readable.StepPlan);
    }

    /// <summary>Reads the plan.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The plan, or null before Plan ran.</returns>
    /// <exception cref="Main2MainException">steps.json is corrupt.</exception>
    public static StepPlan? Read(WorkspaceFolder workspace) => ArtifactFile.TryRead(workspace.Plan, ArtifactJson.Readable.StepPlan);
}
