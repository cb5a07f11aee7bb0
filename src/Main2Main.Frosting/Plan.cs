using Cake.Frosting;
using Main2Main.Leaps;
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
    public override bool ShouldRun(ISyncContext context) =>
        context.IsTarget(nameof(Plan))
            || (!context.Session.Journal.RestsHere && (!new PlanStage(context.Session).IsDone() || PlanCutter.IsPending(context.Session)));

    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        await context.ClaimAsync();
        var format = context.IsTarget(nameof(Plan)) ? context.Format(nameof(Plan), "json") : null;
        await Timed.RunAsync(context, nameof(Plan), async () =>
        {
            await new PlanCutter(context.Session).ResumeAsync();
            _ = await new PlanStage(context.Session, new StepShaper(context.Session)).RunAsync();
        });
        if (format is not null && File.Exists(context.Session.Workspace.Plan))
        {
            DocumentOutput.Write(File.ReadAllText(context.Session.Workspace.Plan));
        }
    }
}
