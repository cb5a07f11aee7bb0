using Main2Main.Impact;

namespace Main2Main.Frosting;

/// <summary>Gets the process ready for its work: threads for all, and a short target's code on the processor that is idle while Cake starts.</summary>
internal static class HeadStart
{
    // Who needs a source that nobody has announced waits for git. With a thread for each processor all of them may wait, and the pool adds two a second.
    private const int Threads = 16;

    /// <summary>Begins, when the target is one that gains by it.</summary>
    /// <param name="arguments">The command line.</param>
    public static void Begin(IEnumerable<string> arguments)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        _ = ThreadPool.SetMinThreads(Math.Max(workers, Threads), ports);

        // A guess at the target: a wrong one costs an idle processor some work. Nobody waits for the end, and what failed here fails again where somebody does.
        if (Environment.ProcessorCount > 1 && arguments.Any(argument => argument.Split('=')[^1].Equals(nameof(Impact), StringComparison.OrdinalIgnoreCase)))
        {
            _ = Task.Factory.StartNew(Rehearse, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private static void Rehearse() => Impact.Show(ImpactRehearsal.Run(), Screen.Of(TextWriter.Null));
}
