using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>Runs real programs.</summary>
internal static class Processes
{
    // A run of seconds is over before what it compiles better pays.
    private const string CompileLater = "DOTNET_TC_CallCountingDelayMs";
    private const string MuchLater = "600000";

    /// <summary>The published host.</summary>
    public static string HostFile { get; } = Path.Combine(AppContext.BaseDirectory, "host", "Main2Main.Build.dll");

    public static string Git(string folder, params string[] arguments)
    {
        var result = TryGit(folder, arguments);
        return result.ExitCode == 0
            ? result.StandardOutput.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {result.StandardError}");
    }

    public static BufferedCommandResult TryGit(string folder, params string[] arguments) => Cli.Wrap("git")
        .WithArguments(["-C", folder, "-c", "init.defaultBranch=main", .. arguments])
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync().GetAwaiter().GetResult();

    public static HostResult Host(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>()) { ["NO_COLOR"] = "1" };

        // Who started the tests did not start this host.
        _ = variables.TryAdd("MAIN2MAIN_LAUNCHER", null);
        _ = variables.TryAdd("GITHUB_ACTIONS", null);

        // Tests play suites call by call; what a baseline does is tested where no process has to start.
        _ = variables.TryAdd("MAIN2MAIN_BASELINE", "false");
        if (WarmHosts.Serve(variables))
        {
            return WarmHosts.Run(arguments, variables);
        }

        _ = variables.TryAdd(CompileLater, MuchLater);
        var result = Cli.Wrap("dotnet").WithArguments([HostFile, .. arguments]).WithEnvironmentVariables(variables)
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult();
        return new HostResult(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>Starts the host without waiting for it; both of its outputs are to be read.</summary>
    public static Process StartHost(params IEnumerable<string> arguments)
    {
        // A test run that is itself in the background, or under nohup, would hand down that signals are ignored.
        var start = new ProcessStartInfo("env", ["--default-signal=HUP,INT,TERM", "dotnet", HostFile, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["MAIN2MAIN_BASELINE"] = "false";
        start.Environment[CompileLater] = MuchLater;
        return Process.Start(start)!;
    }
}

internal sealed record HostResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
