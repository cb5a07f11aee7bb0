using Cake.Frosting;
using Main2Main.Planning;

namespace Main2Main.Frosting;

/// <summary>Cuts the drift into steps.</summary>
[TaskName(nameof(Plan))]
[TaskDescription("Cuts the drift into steps and writes each step's upstream diff.")]
[IsDependentOn(typeof(Detect))]
public sealed class Plan : AsyncFrostingTask<ISyncContext>, IFrostingTask
{
    /// <summary>Why the task is skipped.</summary>
    public string SkippedMessage => "the run is planned already, or there is no drift";

    /// <inheritdoc />
    public override bool ShouldRun(ISyncContext context) => context.IsTarget(nameof(Plan)) || !new PlanStage(context.Session).IsDone();

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        var format = context.IsTarget(nameof(Plan)) ? context.Format(nameof(Plan), "json") : null;
        await Timed.RunAsync(context, nameof(Plan), () => new PlanStage(context.Session).RunAsync());
        if (format is not null && File.Exists(context.Session.Workspace.Plan))
        {
            DocumentOutput.Write(File.ReadAllText(context.Session.Workspace.Plan));
        }
    }
}
