using System.Runtime;
using Main2Main.Impact;

namespace Main2Main.Frosting;

/// <summary>Gets a short target's code ready on the processor that is idle while Cake starts.</summary>
internal static class HeadStart
{
    // What a short analysis allocates. Collecting on the way to it costs a pause and frees next to nothing; what needs more is collected as ever.
    private const long Uncollected = 128L << 20;

    /// <summary>Begins, when the target is one that gains by it.</summary>
    /// <param name="arguments">The command line.</param>
    public static void Begin(IEnumerable<string> arguments)
    {
        // A guess at the target: a wrong one costs an idle processor some work. Nobody waits for the end, and what failed here fails again where somebody does.
        if (Environment.ProcessorCount > 1 && arguments.Any(argument => argument.Split('=')[^1].Equals(nameof(Impact), StringComparison.OrdinalIgnoreCase)))
        {
            _ = Task.Factory.StartNew(Rehearse, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private static void Rehearse()
    {
        if (GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
        {
            _ = GC.TryStartNoGCRegion(Uncollected);
        }

        Impact.Show(ImpactRehearsal.Run(), Screen.Of(TextWriter.Null));
    }
}
