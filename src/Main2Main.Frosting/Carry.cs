using Cake.Frosting;
using Main2Main.Carrying;
using Main2Main.Detection;

namespace Main2Main.Frosting;

/// <summary>Takes the commits of an open proposal along, before a new run begins.</summary>
[TaskName(nameof(Carry))]
[TaskDescription("Puts the commits of an open proposal (--carry) on the base (--onto), before a new run begins.")]
public sealed class Carry : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    private bool done;

    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "no proposal is named, or a run is under way";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) =>
        !done && context.Settings.Carry is not null && !context.Session.Journal.RestsHere && !new DetectStage(context.Session).HasUnfinishedRun();

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        await context.HoldAsync();
        _ = await new CarryStage(context.Session, context.Settings.Onto!, context.Settings.Carry!).RunAsync();
        done = true;
    }
}
