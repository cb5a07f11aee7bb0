using Cake.Frosting;
using Main2Main.Carrying;
using Main2Main.Detection;

namespace Main2Main.Frosting;

/// <summary>Finds the drift and begins a run; a run under way is kept.</summary>
[TaskName(nameof(Detect))]
[TaskDescription("Finds the drift between the downstream's pin and the upstream, and begins a run.")]
[IsDependentOn(typeof(Carry))]
public sealed class Detect : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    // A range named on the command line is checked against the run's, and with --restart nothing counts as under way, but the graph of every step
    // comes by here again.
    private bool done;

    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "a run is under way, its target is kept";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) =>
        !done && !context.Session.Journal.RestsHere && (
            context.IsTarget(nameof(Detect)) || context.Settings is not { From: null, To: null, Watch: false }
                || !new DetectStage(context.Session).HasUnfinishedRun());

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        await Timed.RunAsync(context, nameof(Detect), async () => await new DetectStage(context.Session) { Carry = context.Settings.Watch ? await new WatchStage(context.Session).StandingAsync() : await CarryStage.StandingAsync(context.Session) }.RunAsync());
        done = true;
        if (context.IsTarget(nameof(Detect)) && context.Format(nameof(Detect), "json") is not null)
        {
            DocumentOutput.Write(File.ReadAllText(context.Session.Workspace.Detection));
        }
    }
}
