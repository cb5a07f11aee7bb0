using Cake.Frosting;
using Main2Main.Adaptation;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Routes the step's changes, lets the adapter edit the downstream and checks the edit.</summary>
[TaskName(nameof(Adapt))]
[TaskDescription("Routes the step's changes, lets the adapter edit the downstream and checks the edit.")]
[IsDependentOn(typeof(UpdateReference))]
public sealed class Adapt : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the step is past it, or there is no step to do";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) => StepTasks.IsDue(context, StepPhase.Adapted, nameof(Adapt));

    /// <inheritdoc />
    public override Task RunAsync(ISyncContext context) => StepTasks.RunAsync(
        context,
        nameof(Adapt),
        (session, step) => new AdaptStage(session, step, Adapters.Create(session), GuideRouter.Of(session)).RunAsync());
}
