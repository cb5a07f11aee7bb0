using Main2Main.Programs;

namespace Main2Main.Verification;

/// <summary>Runs suites as processes, through their launchers, and ends the whole process tree of one that passes a limit.</summary>
/// <param name="host">The machine that launchers with <c>{host}</c> reach; null when there is none.</param>
public sealed class ProcessSuiteRunner(string? host) : ISuiteRunner
{
    private const int EndedExitCode = 124;

    /// <inheritdoc />
    public async Task<SuiteEnd> RunAsync(SuiteStart start, Stream output, CancellationToken cancellation)
    {
        try
        {
            var command = new ChildCommand(SuiteLauncher.Words(start, host), start.Folder, start.Environment) { Passed = start.Suite.Passed, Sandbox = start.Suite.Sandbox };
            var run = await LimitedProcess.RunAsync(command, output, new ProcessLimits(start.Suite.TimeLimit, start.Suite.HangLimit), cancellation);
            return run.Ended is { } ended
                ? new SuiteEnd(ended.ExitCode, SuiteLimit.None, run.Elapsed, ended.LeftBehind)
                : new SuiteEnd(EndedExitCode, run.Limit == ProcessLimit.Silence ? SuiteLimit.Silence : SuiteLimit.Time, run.Elapsed, LeftBehind: 0);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the suite '{start.Suite.Name}' could not be started in '{start.Folder}': {ShellWords.Join(start.Command)}: {exception.Message}",
                "mend the suite's command in main2main.json, or name a command with --ci.",
                exception);
        }
    }
}
