using Cake.Core.Diagnostics;
using Cake.Frosting;

namespace Main2Main.Frosting;

/// <summary>One step, from where it stopped to its end.</summary>
[TaskName(nameof(Step))]
[TaskDescription("Does one step (--step=N, default: the next one), from where it stopped.")]
[IsDependentOn(typeof(Advance))]
public sealed class Step : FrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        var journal = context.Session.Journal;
        if (context.Settings.Step is { } index && journal.Required.Steps.Count > 0)
        {
            var step = journal.Step(index);
            context.Log.Information("{0} is {1}{2}.", step.Id, Words.Of(step.Phase), step.Commit is { } commit ? $", commit {commit}" : string.Empty);
        }

        var done = journal.Current?.StepsCompleted ?? 0;
        context.Log.Information("{0} of {1} steps are done.", done, journal.Current?.Steps.Count ?? 0);
    }
}
