using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Main2Main.WarmHost;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>
/// Hosts that run one command line after the other, one at a time each. Where MAIN2MAIN_TESTS_COLD is set every run has a process of its own.
/// </summary>
internal static class WarmHosts
{
    private static readonly ConcurrentBag<Process> Idle = [];

    static WarmHosts() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        while (Idle.TryTake(out var host))
        {
            host.StandardInput.Close();
            _ = host.WaitForExit(TimeSpan.FromSeconds(10));
        }
    };

    /// <summary>
    /// Whether a run finds in a warm host what it would find in a process of its own: what the runtime or the loader reads of the environment is read
    /// once.
    /// </summary>
    public static bool Serve(IReadOnlyDictionary<string, string?> variables) =>
        Environment.GetEnvironmentVariable("MAIN2MAIN_TESTS_COLD") is null
        && !variables.Keys.Any(
            name => name is "TZ" or "MAIN2MAIN_TESTS_COLD" || name.StartsWith("DOTNET_", StringComparison.Ordinal) || name.StartsWith(
                "LD_", StringComparison.Ordinal));

    public static HostResult Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> variables)
    {
        var folder = Directory.CreateTempSubdirectory("main2main-warm-");
        try
        {
            var request = new HostRequest([.. arguments], variables, Path.Combine(folder.FullName, "output"), Path.Combine(folder.FullName, "error"));
            var host = Idle.TryTake(out var idle) ? idle : Start();
            host.StandardInput.WriteLine(JsonSerializer.Serialize(request));
            host.StandardInput.Flush();
            if (host.StandardOutput.ReadLine() is { } code)
            {
                Idle.Add(host);
                return new HostResult(int.Parse(code, CultureInfo.InvariantCulture), File.ReadAllText(request.Output), File.ReadAllText(request.Error));
            }

            // It ended where it would have ended as a process of its own.
            host.WaitForExit();
            return new HostResult(host.ExitCode, File.ReadAllText(request.Output), File.ReadAllText(request.Error));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start()
    {
        var start =
            new ProcessStartInfo("dotnet", [Processes.HostFile]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(HostRequest).Assembly.Location;
        start.Environment["MAIN2MAIN_WARM_HOST"] = "true";
        return Process.Start(start)!;
    }
}
