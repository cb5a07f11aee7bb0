using System.Diagnostics;
using System.Globalization;
using System.Text;
using Main2Main.Programs;

namespace Main2Main.Verification.Batching;

/// <summary>A task of an array, from its submission to its end. Where its node is lost it is submitted again, once.</summary>
/// <param name="array">The array.</param>
/// <param name="slurm">Who asks Slurm.</param>
/// <param name="firstJob">The array's job.</param>
/// <param name="number">The task's number in it.</param>
/// <param name="name">What messages call it.</param>
/// <param name="files">Its files.</param>
internal sealed class ArrayTask(SlurmArray array, SlurmCommands slurm, string firstJob, int number, string name, TaskFiles files)
{
    private const int EndedExitCode = 124;
    private const int NoExitCode = 1;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(3);
    // A shared file system may show a file some time after the job that wrote it is over.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Ending = TimeSpan.FromMinutes(2);

    private readonly Stopwatch asked = Stopwatch.StartNew();
    private string job = firstJob;
    private Stopwatch? running;
    private Stopwatch? silent;
    private Stopwatch? over;
    private bool isSecond;

    /// <summary>Follows it to its end. Limits count from when it begins, however long it waits in the queue.</summary>
    /// <param name="output">Takes what it prints.</param>
    /// <param name="limits">How long it may run, and print nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="Main2MainException">Its node was lost twice.</exception>
    public async Task<SuiteEnd> FollowAsync(Stream output, ProcessLimits limits, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (await AdvanceAsync(output) is { } exitCode)
                {
                    _ = files.CopyNew(output);
                    return new SuiteEnd(exitCode, SuiteLimit.None, running?.Elapsed ?? TimeSpan.Zero, LeftBehind: 0);
                }

                if (Passed(limits) is var limit && limit != SuiteLimit.None)
                {
                    await CancelAsync();
                    return new SuiteEnd(EndedExitCode, limit, running!.Elapsed, LeftBehind: 0);
                }

                await Task.Delay(Look, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            await CancelAsync();
            throw;
        }
        finally
        {
            array.End();
        }
    }

    private async Task<int?> AdvanceAsync(Stream output)
    {
        running ??= files.HasBegun ? Stopwatch.StartNew() : null;
        silent = files.CopyNew(output) || silent is null ? running is null ? null : Stopwatch.StartNew() : silent;
        if (files.ExitCode is { } code)
        {
            return code;
        }

        if (asked.Elapsed < Asking)
        {
            return null;
        }

        asked.Restart();
        var (state, word) = await slurm.StateAsync(job, number);
        if (state == TaskState.Lost)
        {
            await TakeUpAsync(output, word);
            return null;
        }

        over = state == TaskState.Alive ? null : over ?? Stopwatch.StartNew();
        if (over is null || over.Elapsed < Late)
        {
            return null;
        }

        Tell(output, $"Slurm ended job {Name}, and no exit code was left: {word}");
        return NoExitCode;
    }

    private async Task TakeUpAsync(Stream output, string word)
    {
        if (isSecond)
        {
            throw new Main2MainException(
                FailureKind.Tool,
                $"Slurm lost the node of {name} twice, last in job {Name} ({word}).",
                "ask whoever keeps the cluster, then run the same command again: it goes on from here.");
        }

        Tell(output, $"Slurm lost the node of job {Name} ({word}); {name} is taken up again, once");
        files.BeginNext();
        (isSecond, running, silent) = (true, null, null);
        job = await array.SubmitAsync(string.Create(CultureInfo.InvariantCulture, $"{number}"), attempt: 2);
    }

    private SuiteLimit Passed(ProcessLimits limits) =>
        running?.Elapsed > limits.Time ? SuiteLimit.Time
        : silent?.Elapsed > limits.Silence ? SuiteLimit.Silence
        : SuiteLimit.None;

    /// <summary>Ends it, and waits until nothing of it runs any more.</summary>
    private async Task CancelAsync()
    {
        await slurm.CancelAsync(Name);
        var ending = Stopwatch.StartNew();
        while ((await slurm.StateAsync(job, number)).State == TaskState.Alive && ending.Elapsed < Ending)
        {
            await Task.Delay(Look);
        }
    }

    private string Name => SlurmCommands.Name(job, number);

    private static void Tell(Stream output, string line) => output.Write(Encoding.UTF8.GetBytes($"\n[main2main] {line}\n"));
}
