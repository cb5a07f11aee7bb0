using Cake.Core.Diagnostics;
using Cake.Frosting;
using Main2Main.Cadence;

namespace Main2Main.Frosting;

/// <summary>With <c>--if-needed</c>, lets a run rest that has nothing to do.</summary>
[TaskName(nameof(Need))]
[TaskDescription("With --if-needed, says whether Sync has anything to do; where it has not, the rest is skipped and the exit code is 0.")]
public sealed class Need : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "--if-needed is not given";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) => context.Settings.IfNeeded || context.IsTarget(nameof(Need));

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        var rest = await new NeedStage(context.Session).RestAsync();
        context.Log.Information("{0}", rest is null ? "A run is needed." : $"Nothing to do: {rest}");
        if (rest is not null)
        {
            context.Session.Journal.NoteRest();
        }
    }
}
