using System.Diagnostics;
using CliWrap;

namespace Main2Main.Verification;

/// <summary>Runs suites as processes of this machine and ends the whole process tree of one that hangs.</summary>
/// <param name="hangLimit">How long a suite may print nothing. Source: the playbook's rule on hanging CI.</param>
public sealed class LocalSuiteRunner(TimeSpan hangLimit) : ISuiteRunner
{
    private const int HungExitCode = 124;

    /// <inheritdoc />
    public async Task<SuiteOutcome> RunAsync(Suite suite, string folder, Stream output)
    {
        var watch = Stopwatch.StartNew();
        await using var activity = new ActivityStream(output);
        var both = PipeTarget.ToStream(activity, autoFlush: true);
        using var end = new CancellationTokenSource();
        using var done = new CancellationTokenSource();
        var guard = EndWhenSilentAsync(activity, end, done.Token);
        try
        {
            var result = await Cli.Wrap(suite.Command[0]).WithArguments(suite.Command.Skip(1)).WithWorkingDirectory(folder)
                .WithEnvironmentVariables(suite.Environment.ToDictionary(pair => pair.Key, pair => (string?)pair.Value))
                .WithStandardOutputPipe(both).WithStandardErrorPipe(both).WithValidation(CommandResultValidation.None)
                .ExecuteAsync(end.Token);
            return Outcome(suite, result.ExitCode, hung: false, watch);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return Outcome(suite, HungExitCode, hung: true, watch);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the suite '{suite.Name}' could not be started in '{folder}': {ShellWords.Join(suite.Command)}: {exception.Message}",
                "mend the suite's command in main2main.json, or name a command with --ci.",
                exception);
        }
        finally
        {
            await done.CancelAsync();
            await guard;
        }
    }

    private static SuiteOutcome Outcome(Suite suite, int exitCode, bool hung, Stopwatch watch) => new()
    {
        Suite = suite.Name,
        Command = suite.Command,
        ExitCode = exitCode,
        Hung = hung,
        Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
    };

    private async Task EndWhenSilentAsync(ActivityStream activity, CancellationTokenSource end, CancellationToken done)
    {
        try
        {
            while (true)
            {
                var left = hangLimit - activity.Silence;
                if (left <= TimeSpan.Zero)
                {
                    await end.CancelAsync();
                    return;
                }

                await Task.Delay(left < TimeSpan.FromMinutes(1) ? left + TimeSpan.FromMilliseconds(1) : TimeSpan.FromMinutes(1), done);
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The suite has ended by itself.
        }
    }
}
