using System.Globalization;
using Main2Main.Planning;
using Main2Main.Workspace;

namespace Main2Main.Leaps;

/// <summary>
/// Cuts the plan of a run anew. What is to be done is noted in the journal first, and done to the end whenever the run is taken up again; no
/// step that is committed is touched.
/// </summary>
/// <param name="session">The session.</param>
public sealed class PlanCutter(SyncSession session)
{
    /// <summary>Whether a run that was killed left the plan half cut.</summary>
    /// <param name="session">The session.</param>
    /// <returns>True when it did.</returns>
    public static bool IsPending(SyncSession session) => session.Journal.Current is { Recut: not null };

    /// <summary>Cuts the plan.</summary>
    /// <param name="recut">The change.</param>
    /// <returns>A task.</returns>
    public async Task CutAsync(Recut recut)
    {
        session.Journal.Save(session.Journal.Required with { Recut = recut });
        await FinishAsync();
    }

    /// <summary>Does what a run that was killed had noted; nothing where there is no such run.</summary>
    /// <returns>A task.</returns>
    public Task ResumeAsync() => IsPending(session) ? FinishAsync() : Task.CompletedTask;

    /// <summary>Does what is noted; may be repeated after a kill.</summary>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The upstream's history cannot be read, or a file not be written.</exception>
    public async Task FinishAsync()
    {
        if (session.Journal.Required.Recut is not { } recut)
        {
            return;
        }

        using var hold = await RepositoryHold.TakeAsync(session);
        var state = session.Journal.Required;
        await PutAwayAsync(state, recut);
        var plan = PlanFile.Read(session.Workspace) ?? throw new Main2MainException(
            FailureKind.Repository, $"'{session.Workspace.Plan}' is gone, and the run in '{session.Workspace.State}' is about to cut it anew.",
            "restore the file, or begin anew with --restart.");
        if (plan.Recuts == state.Recuts)
        {
            plan = await CutAsync(plan, recut);
            await new StepPatches(session.Upstream, session.Workspace).WriteAsync([.. plan.Steps.Where(step => step.Index >= recut.Index)]);
            PlanFile.Write(session.Workspace, plan);
        }

        session.Journal.Save(state with
        {
            Steps = [.. state.Steps.Where(step => step.Index < recut.Index),
                .. plan.Steps.Where(step => step.Index >= recut.Index).Select(step => new StepState { Index = step.Index, Id = step.Id })],
            Leap = recut.Leap,
            Recut = null,
            Recuts = plan.Recuts,
        });
        session.Journal.NoteRecut();
    }

    /// <summary>The folder, in that of the step, where the files of a divided leap are kept.</summary>
    /// <param name="recuts">How often the plan was cut before.</param>
    /// <returns>Its name.</returns>
    internal static string NameOf(int recuts) => string.Create(CultureInfo.InvariantCulture, $"leap-{recuts + 1}");

    private async Task PutAwayAsync(RunState state, Recut recut)
    {
        var step = state.Steps.First(step => step.Index == recut.Index);
        if (step.Phase > StepPhase.Planned || step.InProgress is not null)
        {
            _ = await session.Tree.RestoreAsync(await session.Tree.TreeOfAsync(state.LastVerifiedHead));
        }

        session.Workspace.Step(step.Id).SetAside(NameOf(state.Recuts));
    }

    private async Task<StepPlan> CutAsync(StepPlan plan, Recut recut)
    {
        var old = plan.Steps.Skip(recut.Index - 1).Take(recut.Count).ToList();
        var start = recut.Index == 1 ? plan.PartingCommit ?? old[0].StartCommit : old[0].StartCommit;
        var commits = new Queue<UpstreamCommit>(await new UpstreamHistory(session.Upstream).ReadAsync(start, old[^1].EndCommit));
        var tags = old[^1].EndTag is { } tag ? new Dictionary<string, string> { [old[^1].EndCommit] = tag } : null;
        var planner = new StepPlanner(session.Settings.Layout, session.Settings.Plan, tags);
        var parts = old.SelectMany(step => step.Parts!).ToList();
        List<PlannedStep> steps = [Step(recut.Index, old[0].StartCommit, parts[..recut.FirstParts])];
        if (parts.Count > recut.FirstParts)
        {
            steps.Add(Step(recut.Index + 1, steps[0].EndCommit, parts[recut.FirstParts..]));
        }

        var shift = steps.Count - old.Count;
        return plan with
        {
            Recuts = plan.Recuts + 1,
            Steps = [.. plan.Steps.Take(recut.Index - 1), .. steps,
                .. plan.Steps.Skip(recut.Index - 1 + recut.Count).Select(step => step with { Index = step.Index + shift, Id = $"step-{step.Index + shift}" })],
        };

        PlannedStep Step(int index, string from, List<PlannedPart> own)
        {
            var isMechanical = plan.Strategy != Configuration.PlanSettings.Auto || own.TrueForAll(part => part.Named == 0);
            // Of a part that was red already, with the mechanical edits alone, CI need not tell again what is wrong with it.
            var isKnownRed = own is [{ Named: 0 }] && own[0].EndCommit == recut.Leap.RedEnd;
            return planner.Join(index, from, commits.TakeThrough(own[^1].EndCommit)) with { Parts = own, Group = old[0].Group, Mechanical = isMechanical && (own.Count > 1 || isKnownRed) };
        }
    }
}
