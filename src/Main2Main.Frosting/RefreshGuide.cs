using Cake.Frosting;
using Main2Main.Guide;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Lints and updates the guide of a completed run, in a commit of its own.</summary>
[TaskName(nameof(RefreshGuide))]
[TaskDescription("Lints the downstream's routing guide and commits its update alone.")]
public sealed class RefreshGuide : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the run was rolled back, found no drift, only watches, or has refreshed the guide already";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) =>
        context.IsTarget(nameof(RefreshGuide))
            || context.Session.Journal is { RestsHere: false, Current: { Status: RunStatus.Completed, Guide: null, IsWatch: false } };

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        await Timed.RunAsync(context, nameof(RefreshGuide), () => new RefreshGuideStage(context.Session).RunAsync());
    }
}
