using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Main2Main.Benchmarks;

/// <summary>Measures whole processes.</summary>
internal static partial class Measure
{
    private const int OfChildren = -1;

    /// <summary>Wall time in seconds.</summary>
    public static async Task<double> WallAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Processor seconds, user plus system, that children used and were waited for while the work ran; Linux and macOS.</summary>
    public static async Task<double> ChildProcessorAsync(Func<Task> work)
    {
        var before = ChildProcessor();
        await work();
        return ChildProcessor() - before;
    }

    /// <summary>The largest resident memory of one process, without its children, in megabytes (10^6 bytes), looked at every 2 ms; Linux.</summary>
    public static async Task<double> PeakMemoryAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(2))
        {
            peak = Math.Max(peak, await PeakAsync(process.Id));
        }

        await output;
        return process.ExitCode == 0 ? peak * 1024 / 1e6 : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}");
    }

    /// <summary>The middle of an odd number of values, or the upper one of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static async Task<long> PeakAsync(int process)
    {
        try
        {
            var line = (await File.ReadAllLinesAsync($"/proc/{process}/status")).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended between the look at its state and the look into its file.
            return 0;
        }
    }

    private static double ChildProcessor()
    {
        // struct rusage: user and system time as seconds and microseconds, then 14 words that are not needed.
        Span<long> usage = stackalloc long[18];
        return GetUsage(OfChildren, usage) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : throw new InvalidOperationException($"getrusage: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, Span<long> usage);
}
