using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>
/// Keeps report.html up to date while a run goes on: in the background, after every change of the journal, but never for more than a
/// twentieth of the time. A page that cannot be written is told in the log once, and does not end the run.
/// </summary>
public sealed class LivePage : IAsyncDisposable
{
    private const double Share = 20;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(2);

    private readonly SyncSession session;
    private readonly RunPage page;
    private readonly SemaphoreSlim changed = new(0);
    private readonly CancellationTokenSource end = new();
    private readonly Task writing;
    private volatile Activity? activity;
    private bool warned;

    /// <summary>Begins to keep the page.</summary>
    /// <param name="session">The session; the workspace is claimed.</param>
    public LivePage(SyncSession session)
    {
        this.session = session;
        page = new RunPage(session.Uninterrupted());
        session.Journal.Saved += OnSaved;
        writing = Task.Run(WriteWhileRunningAsync, CancellationToken.None);
    }

    /// <summary>Says what the run does from now on.</summary>
    /// <param name="next">The task; null when it does nothing.</param>
    public void Show(Activity? next)
    {
        activity = next;
        _ = changed.Release();
    }

    /// <summary>Writes what has changed since the page was last written, and ends.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        session.Journal.Saved -= OnSaved;
        activity = null;
        await end.CancelAsync();
        await writing;
        end.Dispose();
        changed.Dispose();
    }

    private void OnSaved(object? sender, EventArgs arguments) => _ = changed.Release();

    private async Task WriteWhileRunningAsync()
    {
        var isDue = false;
        while (!end.IsCancellationRequested)
        {
            try
            {
                await changed.WaitAsync(end.Token);
                isDue = true;
                while (changed.Wait(0, CancellationToken.None))
                {
                    // Everything until now is one change.
                }

                var watch = System.Diagnostics.Stopwatch.StartNew();
                await WriteAsync();
                isDue = activity is not null;
                var pause = watch.Elapsed * Share;
                await Task.Delay(pause > ShortestPause ? pause : ShortestPause, end.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        if (isDue || changed.Wait(0, CancellationToken.None))
        {
            await WriteAsync();
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await page.WriteAsync(activity);
        }
        catch (Exception exception)
        {
            if (!warned)
            {
                session.Log.Warning($"'{session.Workspace.RunPage}' could not be written: {exception.Message}");
            }

            warned = true;
        }
    }
}
