using Cake.Frosting;
using Main2Main.Adaptation;
using Main2Main.Remembering;
using Main2Main.Rounds;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Runs the CI suites and fix rounds until a verdict allows a commit or a stop condition ends the step.</summary>
[TaskName(nameof(RunCi))]
[TaskDescription("Runs the CI suites and fix rounds until a verdict allows a commit or a stop condition ends the step.")]
[IsDependentOn(typeof(Adapt))]
public sealed class RunCi : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the step is past it, or there is no step to do";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) => StepTasks.IsDue(context, StepPhase.Verified, nameof(RunCi));

    /// <inheritdoc />
    public override Task RunAsync(ISyncContext context) => StepTasks.RunAsync(
        context,
        nameof(RunCi),
        async (session, step) =>
        {
            await new RunCiStage(session, step, Adapters.Create(session), GuideRouter.Of(session), new BatchSuiteRunner(session), context.Display).RunAsync();
            await new RunMemory(session).RecordAsync(step);
        });
}
