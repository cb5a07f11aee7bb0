using System.Globalization;
using Main2Main.Memory;
using Main2Main.Reporting;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Where a run stands, in one line: the step, the phase, how long it runs and about how long it still will.</summary>
/// <param name="session">The session.</param>
/// <param name="activity">What is being done.</param>
internal sealed class StandingLine(SyncSession session, Activity activity)
{
    private readonly Lazy<double?> earlier = new(() => RunHistory.SecondsOfAStep(MemoryFolder.Of(session)));

    /// <summary>Says it.</summary>
    public string Text()
    {
        var now = DateTimeOffset.UtcNow;
        if (session.Journal.Current is not { Steps.Count: > 0 } state)
        {
            return $"{activity.Task}, {Clock(now - activity.StartedAt)}";
        }

        var done = state.StepsCompleted;
        var step = activity.StepId.Length > 0 ? $"step {Math.Min(done + 1, state.Steps.Count)} of {state.Steps.Count}, " : string.Empty;
        var left = Left(state, now) is { } seconds ? $", about {About(seconds)} left" : string.Empty;
        return $"{step}{activity.Task} {Clock(now - activity.StartedAt)}, run {Clock(now - state.StartedAt)}{left}";
    }

    /// <summary>By the steps of this run that are done, else by those of earlier runs.</summary>
    private double? Left(RunState state, DateTimeOffset now)
    {
        var done = state.Steps.Where(step => step.Phase == StepPhase.Advanced).Select(step => step.Spans.Sum(span => span.Seconds)).ToList();
        var each = done.Count > 0 ? done.Average() : earlier.Value;
        var current = state.Steps.FirstOrDefault(step => step.Phase != StepPhase.Advanced);
        var used = current is null ? 0 : current.Spans.Sum(span => span.Seconds) +
            (activity.StepId == current.Id ? (now - activity.StartedAt).TotalSeconds : 0);
        return each is null ? null : Math.Max(0, (each.Value * (state.Steps.Count - done.Count)) - used);
    }

    // The machine's clock may have been set back.
    private static string Clock(TimeSpan time) => (time < TimeSpan.Zero ? TimeSpan.Zero : time).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static string About(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
    };
}
