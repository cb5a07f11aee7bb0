[TaskName("Announce")]
[TaskDescription("Says which repositories are synced, before anything else is done.")]
[IsDependeeOf(typeof(Detect))]
public sealed class Announce : FrostingTask<ISyncContext>
{
    public override void Run(ISyncContext context) => context.Information(
        "{0}: {1} follows {2}.", context.Arguments.GetArgument("greeting") ?? "Sync", context.Settings.Downstream, context.Settings.Upstream);
}
