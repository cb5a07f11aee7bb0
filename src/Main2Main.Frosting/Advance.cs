using Cake.Frosting;
using Main2Main.References;
using Main2Main.Reporting;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Makes the step's end the verified upstream commit and writes the step's summary.</summary>
[TaskName(nameof(Advance))]
[TaskDescription("Makes the step's end the verified upstream commit and writes the step's summary.")]
[IsDependentOn(typeof(Commit))]
public sealed class Advance : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the step is past it, or there is no step to do";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) => StepTasks.IsDue(context, StepPhase.Advanced, nameof(Advance));

    /// <inheritdoc />
    public override Task RunAsync(ISyncContext context) => StepTasks.RunAsync(context, nameof(Advance), async (session, step) =>
    {
        if (session.Journal.Step(step.Index).Phase == StepPhase.Committed)
        {
            await new StepReporter(session).WriteAsync(step);
        }

        await new AdvanceStage(session, step).RunAsync();
    });
}
