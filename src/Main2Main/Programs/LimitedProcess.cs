using System.Diagnostics;

namespace Main2Main.Programs;

/// <summary>Runs a program and ends its whole tree when it passes a limit.</summary>
internal static class LimitedProcess
{
    // Clocks are looked at this often at least, so that a suspended machine does not oversleep a limit by much.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program.</param>
    /// <param name="output">Takes what it prints; stays open.</param>
    /// <param name="limits">What it may take.</param>
    /// <param name="cancellation">Ends it on request.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">It was ended on request.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">It could not be started.</exception>
    /// <exception cref="IOException">The output could not be written.</exception>
    public static async Task<LimitedResult> RunAsync(ChildCommand command, Stream output, ProcessLimits limits, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var activity = new ActivityStream(output, observe: null, limits.Output);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var done = new CancellationTokenSource();
        var guard = GuardAsync(limits, activity, watch, limited, done.Token);
        try
        {
            var ended = await ChildProcess.RunAsync(command, activity, limited.Token);
            return new LimitedResult(ended, ProcessLimit.None, watch.Elapsed);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new LimitedResult(Ended: null, await guard, watch.Elapsed);
        }
        finally
        {
            await done.CancelAsync();
            _ = await guard;
        }
    }

    private static async Task<ProcessLimit> GuardAsync(
        ProcessLimits limits, ActivityStream activity, Stopwatch watch, CancellationTokenSource limited, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var (left, limit) = Nearest(limits, activity, watch);
            if (left <= TimeSpan.Zero)
            {
                await limited.CancelAsync();
                return limit;
            }

            // A cancelled delay is no failure: the loop's condition sees it.
            _ = await Task.WhenAny(activity.Overflow, Task.Delay(left < LongestPause ? left + TimeSpan.FromMilliseconds(1) : LongestPause, done));
        }

        return ProcessLimit.None;
    }

    private static (TimeSpan Left, ProcessLimit Limit) Nearest(ProcessLimits limits, ActivityStream activity, Stopwatch watch)
    {
        var silence = limits.Silence - activity.Silence ?? TimeSpan.MaxValue;
        var time = limits.Time - watch.Elapsed ?? TimeSpan.MaxValue;
        return activity.Overflow.IsCompleted ? (TimeSpan.Zero, ProcessLimit.Output)
            : silence < time ? (silence, ProcessLimit.Silence)
            : (time, ProcessLimit.Time);
    }
}

/// <summary>How a program with limits ended.</summary>
/// <param name="Ended">How it ended by itself; null when a limit ended it.</param>
/// <param name="Limit">The limit that ended it.</param>
/// <param name="Elapsed">How long it ran.</param>
internal sealed record LimitedResult(ChildResult? Ended, ProcessLimit Limit, TimeSpan Elapsed);

/// <summary>What a program may take before it is ended; null is no limit.</summary>
/// <param name="Time">How long it may run.</param>
/// <param name="Silence">How long it may print nothing.</param>
/// <param name="Output">How many bytes it may print; what comes after them is not kept.</param>
internal sealed record ProcessLimits(TimeSpan? Time, TimeSpan? Silence, long? Output = null);
