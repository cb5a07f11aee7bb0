using Cake.Frosting;
using Main2Main.Rollbacks;

namespace Main2Main.Frosting;

/// <summary>Proposes the last pin that is known to be good. Writes a branch, and neither HEAD nor the working tree.</summary>
[TaskName(nameof(Rollback))]
[TaskDescription("Proposes the last pin that is known to be good, on a branch, with the edits of newer pins kept as patches.")]
public sealed class Rollback : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        var report = await new RollbackStage(context.Session).RunAsync();
        Screen.Create().Line($"Branch {report.Branch}: {report.From[..10]} back to {report.To[..10]}; report: {context.Session.Workspace.Rollback}");
    }
}
