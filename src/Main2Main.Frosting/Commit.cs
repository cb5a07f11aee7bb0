using Cake.Frosting;
using Main2Main.Commits;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Commits what CI verified: named files, signed off, with the upstream range in the message.</summary>
[TaskName(nameof(Commit))]
[TaskDescription("Commits what CI verified: named files, signed off, with the upstream range in the message.")]
[IsDependentOn(typeof(RunCi))]
public sealed class Commit : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the step is past it, or there is no step to do";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) => StepTasks.IsDue(context, StepPhase.Committed, nameof(Commit));

    /// <inheritdoc />
    public override Task RunAsync(ISyncContext context) => StepTasks.RunAsync(
        context,
        nameof(Commit),
        (session, step) => new CommitStage(session, step).RunAsync());
}
