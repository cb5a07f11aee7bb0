using System.Diagnostics;
using Main2Main.Programs;

namespace Main2Main.Verification;

/// <summary>Runs suites as processes, through their launchers, and ends the whole process tree of one that passes a limit.</summary>
/// <param name="host">The machine that launchers with <c>{host}</c> reach; null when there is none.</param>
public sealed class ProcessSuiteRunner(string? host) : ISuiteRunner
{
    private const int EndedExitCode = 124;

    // Clocks are looked at this often at least, so that a suspended machine does not oversleep a limit by much.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task<SuiteEnd> RunAsync(SuiteStart start, Stream output, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var activity = new ActivityStream(output);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var done = new CancellationTokenSource();
        var guard = GuardAsync(start.Suite, activity, watch, limited, done.Token);
        try
        {
            var command = new ChildCommand(SuiteLauncher.Words(start, host), start.Folder, start.Environment);
            var result = await ChildProcess.RunAsync(command, activity, limited.Token);
            return new SuiteEnd(result.ExitCode, SuiteLimit.None, watch.Elapsed, result.LeftBehind);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SuiteEnd(EndedExitCode, await guard, watch.Elapsed, LeftBehind: 0);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the suite '{start.Suite.Name}' could not be started in '{start.Folder}': {ShellWords.Join(start.Command)}: {exception.Message}",
                "mend the suite's command in main2main.json, or name a command with --ci.",
                exception);
        }
        finally
        {
            await done.CancelAsync();
            _ = await guard;
        }
    }

    private static async Task<SuiteLimit> GuardAsync(Suite suite, ActivityStream activity, Stopwatch watch, CancellationTokenSource limited, CancellationToken done)
    {
        try
        {
            while (true)
            {
                var silence = suite.HangLimit - activity.Silence;
                var time = suite.TimeLimit is { } limit ? limit - watch.Elapsed : TimeSpan.MaxValue;
                var left = silence < time ? silence : time;
                if (left <= TimeSpan.Zero)
                {
                    await limited.CancelAsync();
                    return silence < time ? SuiteLimit.Silence : SuiteLimit.Time;
                }

                await Task.Delay(left < LongestPause ? left + TimeSpan.FromMilliseconds(1) : LongestPause, done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            return SuiteLimit.None;
        }
    }
}
