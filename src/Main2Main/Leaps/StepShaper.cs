using System.Globalization;
using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Planning;
using Main2Main.Workspace;

namespace Main2Main.Leaps;

/// <summary>Joins the playbook's steps to leaps, as <c>plan.strategy</c> asks.</summary>
/// <param name="session">The session.</param>
public sealed class StepShaper(SyncSession session) : IStepShaper
{
    private bool IsAuto => session.Settings.Plan.Strategy == PlanSettings.Auto;

    /// <inheritdoc />
    public async Task<StepPlan> ShapeAsync(StepPlan plan, IReadOnlyList<UpstreamCommit> commits, StepPlanner planner)
    {
        if (session.Settings.Plan.Strategy == PlanSettings.Steps || plan.Steps.Count < 2)
        {
            return plan;
        }

        var impact = await new ImpactStage(session).TryRunForRangeAsync(plan.BaseCommit, plan.TargetCommit, session.Journal.Required.DownstreamStart);
        var named = LeapParts.Named(impact);
        var parts = LeapParts.Of(plan.Steps, impact, session.Settings.Layout);
        var sizes = LeapParts.Gather(plan.Steps, IsAuto ? named : new HashSet<string>(), session.Settings.Plan);
        var steps = Join(plan, sizes, parts, new Queue<UpstreamCommit>(commits), planner);
        session.Log.Information(string.Create(CultureInfo.InvariantCulture, $"Strategy {session.Settings.Plan.Strategy}: {plan.Steps.Count} steps are taken in {steps.Count}; Impact names {named.Count} of {plan.TotalCommits} commit(s)."));
        return plan with { Steps = steps };
    }

    private List<PlannedStep> Join(
        StepPlan plan, IReadOnlyList<int> sizes, IReadOnlyList<PlannedPart> parts, Queue<UpstreamCommit> commits, StepPlanner planner)
    {
        var steps = new List<PlannedStep>();
        foreach (var size in sizes)
        {
            var first = steps.Sum(step => step.Parts!.Count);
            IReadOnlyList<PlannedPart> own = [.. parts.Skip(first).Take(size)];
            var joined = planner.Join(steps.Count + 1, plan.Steps[first].StartCommit, commits.TakeThrough(own[^1].EndCommit));
            steps.Add(joined with { Parts = own, Group = steps.Count + 1, Mechanical = size > 1 && (!IsAuto || own.All(part => part.Named == 0)) });
        }

        return steps;
    }
}
