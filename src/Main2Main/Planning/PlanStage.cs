using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>The task Plan: cuts the drift into steps and writes each step's upstream diff. Source: the playbook's phase 1.</summary>
/// <param name="session">The session.</param>
/// <param name="shaper">Joins the steps, where the strategy asks for it; null for the playbook's steps.</param>
public sealed class PlanStage(SyncSession session, IStepShaper? shaper = null)
{
    /// <summary>Whether the run is planned already.</summary>
    /// <returns>True when there is nothing left to plan.</returns>
    public bool IsDone() => session.Journal.Current is { } state && (state.Steps.Count > 0 || state.Status == RunStatus.NoDrift);

    /// <summary>Plans the run; a plan once made is kept, because steps may already be committed.</summary>
    /// <returns>The plan.</returns>
    /// <exception cref="Main2MainException">The upstream's history is empty or cut off in the range.</exception>
    public async Task<StepPlan> RunAsync()
    {
        var state = session.Journal.Required;
        if (IsDone())
        {
            return PlanFile.Load(session);
        }

        var parting = await CommonLine.PartingAsync(session.Upstream, state.BaseCommit, state.TargetCommit);
        var commits = await new UpstreamHistory(session.Upstream).ReadAsync(parting ?? state.BaseCommit, state.TargetCommit);
        var carried = state.Carry is { Verified: false };
        if (commits.Count == 0 && !carried)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the upstream '{session.Upstream.Path}' has no commits in {state.BaseCommit}..{state.TargetCommit}.",
                "check the pin and the target; begin anew with --restart.");
        }

        var releases = await new ReleaseTags(session).ReadAsync(state.BaseCommit, state.TargetCommit);
        var planner = new StepPlanner(session.Settings.Layout, session.Settings.Plan, releases);
        var undone = await UndoneAsync(state, parting);
        var plan = new StepPlan
        {
            Undone = undone.Count > 0 ? undone : null,
            BaseCommit = state.BaseCommit,
            TargetCommit = state.TargetCommit,
            TotalCommits = commits.Sum(commit => commit.Brought.Count + 1),
            PartingCommit = parting,
            LeftBehind = parting is null ? [] : await new SideBranchReader(session.Upstream).ReadAsync(parting, state.BaseCommit, state.TargetCommit),
            Strategy = session.Settings.Plan.Strategy,
            Steps = new UndoneSteps(planner, commits).Join(planner.Plan(state.BaseCommit, commits), undone, session.Settings.Plan.JoinedSpan),
        };
        plan = shaper is null ? plan : await shaper.ShapeAsync(plan, commits, planner);
        plan = carried ? WithCarried(plan, planner) : plan;
        await WriteAsync(plan, releases is not null);
        return plan;
    }

    private async Task<IReadOnlyList<UndoneCommit>> UndoneAsync(RunState state, string? parting)
    {
        var tip = state.UpstreamBranch is { } branch ? await session.Upstream.ResolveAsync(branch) : null;
        return await new UndoneFinder(session.Upstream).FindAsync(parting ?? state.BaseCommit, state.TargetCommit, tip);
    }

    private async Task WriteAsync(StepPlan plan, bool endsAtReleases)
    {
        await new StepPatches(session.Upstream, session.Workspace).WriteAsync(plan.Steps);
        PlanFile.Write(session.Workspace, plan);
        session.Journal.Save(session.Journal.Required with { Steps = [.. plan.Steps.Select(step => new StepState { Index = step.Index, Id = step.Id })] });
        Tell(plan);
        if (endsAtReleases)
        {
            session.Log.Information(await new ReleaseTags(session).DescribeAsync(plan));
        }
    }

    private static string? StepOf(StepPlan plan, string commit) => plan.Steps.FirstOrDefault(step => step.Commits.Any(one => one.Sha == commit))?.Id;

    /// <summary>What was taken along of a proposal is verified before anything is built on it.</summary>
    private static StepPlan WithCarried(StepPlan plan, StepPlanner planner) => plan with
    {
        Steps = [planner.Join(1, plan.BaseCommit, []) with { Carried = true },
            .. plan.Steps.Select(step => step with { Index = step.Index + 1, Id = $"step-{step.Index + 1}" })],
    };

    private void Tell(StepPlan plan)
    {
        if (plan.PartingCommit is { } parting)
        {
            session.Log.Warning(
                $"The pin {plan.BaseCommit[..10]} is on a side branch: the plan goes from where it parts from the target's line, {parting[..10]}. " +
                $"The line lacks {plan.LeftBehind.Count} commit(s) of the side branch; {session.Workspace.PlanPage} names them.");
        }

        foreach (var one in plan.Undone ?? [])
        {
            var (first, last) = (StepOf(plan, one.Commit), StepOf(plan, one.By));
            session.Log.Information($"The upstream changed its mind: {one.Commit[..10]} ('{one.Subject}') in {first} is {one.How} by {one.By[..10]}, {(!one.Within ? $"which lies behind the target: --to={one.By[..10]} takes both" : first == last ? "in the same step" : $"in {last}; plan.revertSpan makes them one step")}.");
        }

        var merged = plan.Steps.Sum(step => step.MergedCommitCount);
        var ofMerges = merged == 0 ? string.Empty : $" ({merged} of them brought by merges)";
        session.Log.Information($"Plan: {plan.TotalCommits} commits{ofMerges} in {plan.Steps.Count} steps; see {session.Workspace.PlanPage}.");
    }
}
