using Cake.Frosting;
using Main2Main.Publishing;

namespace Main2Main.Frosting;

/// <summary>Proposes a finished run: pushes its commits to a branch of a remote and keeps one pull request for it.</summary>
[TaskName(nameof(Publish))]
[TaskDescription("Pushes the run's commits to a branch of a remote and opens or updates one pull request for it.")]
[IsDependentOn(typeof(Summarize))]
public sealed class Publish : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        await Timed.RunAsync(context, nameof(Publish), async () =>
        {
            var result = await new PublishStage(context.Session).RunAsync();
            context.Outcome.Notice = result.Notice;
            if (result.Publication is { Status: PublicationStatus.Paused })
            {
                context.Outcome.Value = RunOutcome.Paused;
            }
        });
    }
}
