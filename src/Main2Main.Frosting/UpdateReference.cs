using Cake.Frosting;
using Main2Main.Leaps;
using Main2Main.References;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Checks the step's end out in the upstream and moves the pin in the downstream.</summary>
[TaskName(nameof(UpdateReference))]
[TaskDescription("Checks the step's end out in the upstream and moves the pin in the downstream.")]
[IsDependentOn(typeof(Plan))]
public sealed class UpdateReference : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the step is past it, or there is no step to do";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) => StepTasks.IsDue(context, StepPhase.ReferenceUpdated, nameof(UpdateReference));

    /// <inheritdoc />
    public override Task RunAsync(ISyncContext context) => StepTasks.RunAsync(
        context,
        nameof(UpdateReference),
        async (session, step) =>
        {
            if (!await new LeapJudge(session).ReshapeAsync(step))
            {
                await new UpdateReferenceStage(session, step).RunAsync();
            }
        });
}
