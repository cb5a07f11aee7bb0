using Main2Main.Reporting;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Runs a task's work, shows it on the run's page meanwhile, and notes in the journal when it ran.</summary>
internal static class Timed
{
    /// <summary>Runs the work of a task that belongs to no step.</summary>
    public static Task RunAsync(ISyncContext context, string task, Func<Task> work) => RunAsync(context, task, string.Empty, work, span =>
    {
        // Detect finds no run to note it in where it fails or finds no drift.
        if (context.Session.Journal.Current is { } state)
        {
            context.Session.Journal.Save(state with { Spans = [.. state.Spans, span] });
        }
    });

    /// <summary>Runs the work of a step's task.</summary>
    public static Task RunAsync(ISyncContext context, string task, StepWork step, Func<Task> work) => RunAsync(context, task, step.Id, work, span =>
        context.Session.Journal.Update(step.Index, entry => entry with
        {
            Seconds = new Dictionary<string, double>(entry.Seconds) { [task] = span.Seconds },
            Spans = [.. entry.Spans, span],
        }));

    private static async Task RunAsync(ISyncContext context, string task, string stepId, Func<Task> work, Action<PhaseSpan> note)
    {
        var begun = DateTimeOffset.UtcNow;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        context.Show(new Activity(task, stepId, begun));
        await work();
        note(new PhaseSpan(task, begun, Math.Round(watch.Elapsed.TotalSeconds, 3)));
    }
}
