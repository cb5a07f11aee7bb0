namespace Main2Main.Verification.Scheduling;

/// <summary>Runs suites side by side as far as the devices allow; those that a queue places elsewhere all at once.</summary>
/// <param name="ids">The devices; empty when none are known, then one suite runs after the other.</param>
internal sealed class SuiteScheduler(IReadOnlyList<string> ids)
{
    private readonly DevicePool pool = new(ids);

    /// <summary>Runs all suites.</summary>
    /// <typeparam name="T">What a run gives.</typeparam>
    /// <param name="suites">The suites; none needs more devices than there are.</param>
    /// <param name="run">Runs one on the devices that it is given.</param>
    /// <param name="end">Ends all of them.</param>
    /// <returns>What the runs gave, in the order of the suites.</returns>
    /// <exception cref="OperationCanceledException">They were ended on request. A run that throws ends the others, and its exception goes on.</exception>
    public async Task<IReadOnlyList<T>> RunAsync<T>(
        IReadOnlyList<Suite> suites, Func<Suite, IReadOnlyList<string>, CancellationToken, Task<T>> run, CancellationToken end)
    {
        var waiting = SuiteOrder.Best(suites, ids.Count).ToList();
        var running = new Dictionary<Task<T>, (Suite Suite, IReadOnlyList<string> Devices)>();
        var results = new Dictionary<Suite, T>();
        using var all = CancellationTokenSource.CreateLinkedTokenSource(end);
        try
        {
            while (waiting.Count > 0 || running.Count > 0)
            {
                end.ThrowIfCancellationRequested();
                StartWhatFits(waiting, running, (suite, devices) => run(suite, devices, all.Token));
                var ended = await Task.WhenAny(running.Keys);
                _ = running.Remove(ended, out var place);
                if (!place.Suite.IsQueued)
                {
                    pool.Give(place.Devices);
                }

                results[place.Suite] = await ended;
            }
        }
        finally
        {
            await all.CancelAsync();
            await ((Task)Task.WhenAll(running.Keys)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return [.. suites.Select(suite => results[suite])];
    }

    private void StartWhatFits<T>(
        List<Suite> waiting, Dictionary<Task<T>, (Suite Suite, IReadOnlyList<string> Devices)> running, Func<Suite, IReadOnlyList<string>, Task<T>> run)
    {
        foreach (var suite in waiting.ToList())
        {
            if ((suite.IsQueued ? [] : pool.TryTake(suite.Devices)) is { } devices)
            {
                _ = waiting.Remove(suite);
                running.Add(run(suite, devices), (suite, devices));
            }
        }
    }
}
