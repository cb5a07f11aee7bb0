using System.Diagnostics;
using Cake.Core;

namespace Main2Main.Frosting.CiSystems;

/// <summary>Tells when tasks start, end and are skipped.</summary>
/// <param name="events">Where events go.</param>
/// <param name="inner">The strategy that does the work.</param>
internal sealed class EventStrategy(EventStream events, IExecutionStrategy inner) : DelegatingExecutionStrategy(inner)
{
    public override async Task ExecuteAsync(CakeTask task, ICakeContext context)
    {
        events.Write("task_started", ("task", task.Name));
        var watch = Stopwatch.StartNew();
        try
        {
            await base.ExecuteAsync(task, context);
            Tell(task, watch, "succeeded", why: null);
        }
        catch (Exception exception)
        {
            Tell(task, watch, "failed", exception.Message);
            throw;
        }
    }

    public override void Skip(CakeTask task, CakeTaskCriteria criteria) => events.Write("task_skipped", ("task", task.Name), ("why", criteria.Message));

    private void Tell(CakeTask task, Stopwatch watch, string status, string? why) =>
        events.Write("task_ended", ("task", task.Name), ("status", status), ("seconds", Math.Round(watch.Elapsed.TotalSeconds, 3)), ("why", why));
}
