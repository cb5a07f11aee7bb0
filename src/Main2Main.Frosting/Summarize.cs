using Cake.Frosting;
using Main2Main.Frosting.CiSystems;
using Main2Main.Reporting;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Writes the reviewer's report of a run that has ended.</summary>
[TaskName(nameof(Summarize))]
[TaskDescription("Writes the reviewer's report of a completed or stopped run.")]
public sealed class Summarize : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the run found no drift, or its report is written already";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) =>
        context.IsTarget(nameof(Summarize))
            || context.Session.Journal is { RestsHere: false, Current: { Status: RunStatus.Completed or RunStatus.Partial, Summarized: false } };

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        await Timed.RunAsync(context, nameof(Summarize), () => new SummarizeStage(context.Session).RunAsync());
        context.Summarize(context.Session.Workspace.FinalSummaryPage);
    }
}
