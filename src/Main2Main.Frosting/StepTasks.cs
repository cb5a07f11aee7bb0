using Cake.Core.Diagnostics;
using Main2Main.Adaptation;
using Main2Main.Frosting.CiSystems;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>What the five tasks of a step share: which step, whether the phase is due, and one line of progress.</summary>
internal static class StepTasks
{
    /// <summary>A phase is due when the step has not reached it; a target named on the command line runs anyway and says what it found.</summary>
    public static bool IsDue(ISyncContext context, StepPhase phase, string task) =>
        context.IsTarget(task) || (context.Session.Journal is { EndedHere: false, RecutHere: false } && HasSteps(context) && Pending(context.Session, phase));

    public static async Task RunAsync(ISyncContext context, string task, Func<SyncSession, StepWork, Task> stage)
    {
        await context.ClaimAsync();
        var session = context.Session;
        session.Interruption.ThrowIfCancellationRequested();
        if (session.Journal.EndedHere || session.Journal.RecutHere || !HasSteps(context) || StepWork.Select(session) is not { } step)
        {
            context.Log.Information("{0}: nothing to do, {1}.", task, Why(session));
            return;
        }

        await context.HoldAsync();
        var state = session.Journal.Required;
        context.Log.Information("Step {0} of {1}, {2} (run: {3:hh\\:mm\\:ss}).", step.Index, state.Steps.Count, task, Elapsed(state.StartedAt));
        await Timed.RunAsync(context, task, step, () => stage(session, step));
        if (session.Journal.StoppedHere)
        {
            context.Outcome.Value = RunOutcome.PartialStop;
            context.Annotate(Reporting.Annotations.OfStop(step.Folder));
        }
        else if (session.Journal.PausedHere)
        {
            context.Outcome.Value = RunOutcome.Paused;
            context.Outcome.Notice = PauseNotice.Of(session.Journal.Step(step.Index).Pause!, ContinueCommand.Of(context.Settings));
        }
    }

    // The machine's clock may have been set back since the run began.
    private static TimeSpan Elapsed(DateTimeOffset start) => DateTimeOffset.UtcNow is var now && now > start ? now - start : TimeSpan.Zero;

    private static bool HasSteps(ISyncContext context) => context.Session.Journal.Current is { Steps.Count: > 0 };

    private static bool Pending(SyncSession session, StepPhase phase) =>
        StepWork.Select(session) is { } step && session.Journal.Step(step.Index).Phase < phase;

    private static string Why(SyncSession session) => session.Journal.Current switch
    {
        null => "the workspace holds no run",
        { Status: RunStatus.NoDrift } => "there is no drift",
        _ when session.Journal.StoppedHere => "the step was stopped",
        _ when session.Journal.RecutHere => "the plan was cut anew",
        _ when session.Journal.PausedHere => "the step waits for an edit",
        _ => "every step is done",
    };
}
