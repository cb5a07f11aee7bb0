using Main2Main.Programs;
using Main2Main.Verification.Batching;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>
/// Runs suites as tasks of Slurm's arrays where their launcher is <c>sbatch</c>, and as processes where it is another. Suites that start together are
/// one array.
/// </summary>
/// <param name="session">The session.</param>
public sealed class BatchSuiteRunner(SyncSession session) : ISuiteRunner
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(300);

    private readonly ProcessSuiteRunner processes = new(session.Settings.Verification.Host);
    private readonly Lock gate = new();
    private List<GatheredSuite> gathered = [];

    /// <inheritdoc />
    public async Task<SuiteEnd> RunAsync(SuiteStart start, Stream output, CancellationToken cancellation)
    {
        if (!start.Suite.IsQueued)
        {
            return await processes.RunAsync(start, output, cancellation);
        }

        var own = new GatheredSuite(start, new TaskCompletionSource<ArrayTask>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (gate)
        {
            gathered.Add(own);
            if (gathered.Count == 1)
            {
                _ = SubmitSoonAsync();
            }
        }

        var task = await own.Submitted.Task;
        return await task.FollowAsync(output, new ProcessLimits(start.Suite.TimeLimit, start.Suite.HangLimit), cancellation);
    }

    /// <summary>Ends the jobs that a run which was killed had submitted.</summary>
    /// <param name="session">The session.</param>
    /// <returns>A task.</returns>
    public static Task EndLeftAsync(SyncSession session) => SlurmArray.EndLeftAsync(session.Workspace, session.Log);

    /// <summary>What fails here is told to each suite that waits for it.</summary>
    private async Task SubmitSoonAsync()
    {
        await Task.Delay(Gathering, CancellationToken.None);
        List<GatheredSuite> all;
        lock (gate)
        {
            (all, gathered) = (gathered, []);
        }

        foreach (var group in all.GroupBy(one => ShellWords.Join([.. SuiteLauncher.Words(one.Start, session.Settings.Verification.Host), .. one.Start.Suite.Passed.Order(StringComparer.Ordinal)]), StringComparer.Ordinal))
        {
            await SubmitAsync([.. group]);
        }
    }

    private async Task SubmitAsync(IReadOnlyList<GatheredSuite> suites)
    {
        try
        {
            var start = suites[0].Start;
            var slurm = new SlurmCommands(SuiteLauncher.Words(start, session.Settings.Verification.Host), start.Suite.Passed, session.Log);
            var tasks = await SlurmArray.SubmitAsync(
                slurm,
                session.Workspace,
                [.. suites.Select(suite => new ArrayCommand($"suite {suite.Start.Suite.Name}", SuiteLauncher.ShellLine(suite.Start)))],
                ofRun: true);
            foreach (var (suite, task) in suites.Zip(tasks))
            {
                suite.Submitted.SetResult(task);
            }
        }
        catch (Exception exception)
        {
            foreach (var suite in suites)
            {
                _ = suite.Submitted.TrySetException(exception);
            }
        }
    }
}
