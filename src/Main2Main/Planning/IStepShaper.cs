using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>Decides how the steps of a fresh plan are taken: as they are cut, or joined.</summary>
public interface IStepShaper
{
    /// <summary>Shapes a plan before it is written.</summary>
    /// <param name="plan">The plan with the playbook's steps.</param>
    /// <param name="commits">The commits of the target's line, oldest first.</param>
    /// <param name="planner">Who makes steps of commits.</param>
    /// <returns>The plan to write.</returns>
    Task<StepPlan> ShapeAsync(StepPlan plan, IReadOnlyList<UpstreamCommit> commits, StepPlanner planner);
}
