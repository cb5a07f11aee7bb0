using Cake.Core.Diagnostics;
using Cake.Frosting;
using Main2Main.Carrying;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>The whole playbook: detect, plan, every step, guide, report.</summary>
[TaskName(nameof(Sync))]
[TaskDescription("Brings the downstream to the upstream's target, step by step; run again, it continues.")]
[IsDependentOn(typeof(Need))]
[IsDependentOn(typeof(Steps))]
[IsDependentOn(typeof(RefreshGuide))]
[IsDependentOn(typeof(Summarize))]
public sealed class Sync : FrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        if (context.Session.Journal.RestsHere)
        {
            return;
        }

        var state = context.Session.Journal.Required;
        context.Log.Information(
            "{0}: {1} of {2} steps, upstream {3}, downstream {4}.",
            Words.Of(state.Status),
            state.StepsCompleted,
            state.Steps.Count,
            state.ReachedCommit,
            state.DownstreamHead);
        if (state.Summarized)
        {
            context.Log.Information("Report: {0}", context.Session.Workspace.FinalSummaryPage);
        }

        if (new WatchStage(context.Session).Alarm() is { } alarm)
        {
            context.Log.Warning("Watch: {0}", alarm);
        }

        context.Outcome.Conclusion = $"{Words.Of(state.Status)}: {state.StepsCompleted} of {state.Steps.Count} steps"
            + (state.Summarized ? $"; report: {context.Session.Workspace.FinalSummaryPage}" : string.Empty);
        context.Outcome.Value =
            context.Session.Journal.PausedHere ? RunOutcome.Paused : state.Status == RunStatus.Partial ? RunOutcome.PartialStop : RunOutcome.Done;
    }
}
