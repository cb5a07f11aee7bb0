using System.Diagnostics;

namespace Cake.Frosting.Tests;

/// <summary>Runs a whole host on an argument list: in this process with the tasks of a test, or as a process of its own.</summary>
internal sealed class TestHost
{
    private readonly CakeHost _host = CakeHost.Create();

    public TestHost() => _host.ConfigureServices(services => services.AddSingleton(Journal));

    /// <summary>What the tasks wrote down, in order.</summary>
    public Journal Journal { get; } = new();

    public TestHost With<TTask>()
        where TTask : class, IFrostingTask
    {
        _host.ConfigureServices(services => services.AddSingleton<IFrostingTask, TTask>());
        return this;
    }

    public TestHost Configure(Action<CakeHost> configure)
    {
        configure(_host);
        return this;
    }

    public HostResult Run(params string[] args)
    {
        var directory = Environment.CurrentDirectory;
        _ = Capture.Output.Take() + Capture.Errors.Take();
        try
        {
            var exitCode = _host.Run(args);
            return new HostResult(exitCode, Capture.Output.Take(), Capture.Errors.Take());
        }
        finally
        {
            Environment.CurrentDirectory = directory;
        }
    }

    /// <summary>Starts this assembly's own host, as a shell does.</summary>
    public static async Task<HostResult> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new HostResult(process.ExitCode, await output, await errors);
    }

    public static Task<HostResult> StartAsync(params string[] args) =>
        StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["NO_COLOR"] = "1" }, args);
}

/// <summary>What the tasks of a run wrote down, in order.</summary>
internal sealed class Journal : List<string>;
