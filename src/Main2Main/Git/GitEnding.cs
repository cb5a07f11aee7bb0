using Main2Main.Programs;

namespace Main2Main.Git;

/// <summary>
/// Ends a git command and all that it has started (hooks, filters, transports) when the program is interrupted. It is given time to
/// finish first: most commands are short, and one that is ended in the middle leaves half of what it did.
/// </summary>
internal sealed class GitEnding : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource done = new();
    private readonly ProcessTree tree;
    private readonly CancellationTokenRegistration registration;

    /// <summary>Watches a command until it is disposed.</summary>
    /// <param name="process">Its process.</param>
    /// <param name="mark">The mark that it was started with.</param>
    /// <param name="interruption">Says that it is to end.</param>
    public GitEnding(int process, ProcessMark mark, CancellationToken interruption)
    {
        tree = new ProcessTree(process, mark);
        registration = interruption.Register(() => _ = EndAsync(done.Token));
    }

    public void Dispose()
    {
        registration.Dispose();
        done.Cancel();
        done.Dispose();
    }

    private async Task EndAsync(CancellationToken finished)
    {
        try
        {
            await Task.Delay(Patience, finished);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _ = await tree.EndAsync(Grace);
    }
}
