using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Frosting.Tests.Fixtures;
using static Main2Main.Frosting.Tests.Fixtures.SuiteScript;

namespace Main2Main.Frosting.Tests;

/// <summary>Ends that only a process can show.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Platform("Linux")]
public sealed class EndTests : IDisposable
{
    private readonly Pair pair = new();
    private readonly string nap = $"{Random.Shared.Next(300_000, 900_000)}";

    public EndTests() => _ = pair.AddStep("one");

    private string Waiting => Path.Combine(pair.Root, "waiting");

    public void Dispose() => pair.Dispose();

    [Test]
    public void A_second_signal_ends_at_once_what_does_not_listen_to_the_first()
    {
        pair.ConfigureSuites(Suite("first", $"[ -e {Waiting} ] && exit 0; trap '' TERM INT; touch {Waiting}; while :; do sleep {nap}; done"));
        using var host = Processes.StartHost([.. Sync]);
        var (output, error) = (host.StandardOutput.ReadToEndAsync(), host.StandardError.ReadToEndAsync());
        Await(() => File.Exists(Waiting));
        var watch = Stopwatch.StartNew();

        Kill("-INT", host.Id);
        Await(() => error.IsCompleted || watch.Elapsed > TimeSpan.FromSeconds(1));
        Kill("-INT", host.Id);
        host.WaitForExit();

        Assert.That(host.ExitCode, Is.Not.Zero, output.Result + error.Result);
        Assert.That(ProcessesWith(nap), Is.Empty);
        RequireTold();
    }

    [Test]
    public void A_terminal_that_goes_ends_the_run_as_a_signal_does()
    {
        pair.ConfigureSuites(Suite("first", $"[ -e {Waiting} ] && exit 0; touch {Waiting}; sleep {nap}"));
        var command = string.Join(
            ' ', ((string[])["env", "--default-signal=HUP", "dotnet", Processes.HostFile, .. Sync, "--adapter=none"]).Select(word => $"'{word}'"));
        using var terminal = Process.Start(new ProcessStartInfo("script", ["-qec", $"exec {command}", "/dev/null"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = terminal.StandardOutput.ReadToEndAsync();
        Await(() => File.Exists(Waiting));

        terminal.Kill();
        Await(() => ProcessesWith(pair.Root).Length == 0);

        Assert.That(ProcessesWith(nap), Is.Empty);
        RequireTold();
    }

    [Test]
    public void A_target_of_this_project_that_is_ended_has_not_succeeded_and_its_tool_is_ended_too()
    {
        var shim = Path.Combine(Directory.CreateDirectory(Path.Combine(pair.Root, "shim")).FullName, "dotnet");
        File.WriteAllText(shim, $"#!/bin/sh\ntouch '{Waiting}'\ntrap '' INT\nexec sleep {nap}\n");
        File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("env", ["--default-signal=TERM", Environment.ProcessPath!, Processes.HostFile, "--target=Build"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(shim)}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["NO_COLOR"] = "1";
        using var host = Process.Start(start)!;
        var (output, error) = (host.StandardOutput.ReadToEndAsync(), host.StandardError.ReadToEndAsync());
        Await(() => File.Exists(Waiting));

        Kill("-TERM", host.Id);
        host.WaitForExit();

        Assert.That(host.ExitCode, Is.EqualTo(1), output.Result + error.Result);
        Assert.That(error.Result, Does.Contain("Build was interrupted by SIGTERM"));
        Assert.That(output.Result, Does.Not.Contain("Succeeded"));
        Assert.That(ProcessesWith(nap), Is.Empty);
    }

    [Test]
    public void A_run_goes_on_in_a_copy_of_its_workspace_and_the_original_says_that_it_is_behind()
    {
        _ = pair.AddStep("two");
        pair.ConfigureSuites(Suite("first", "exit 0"));
        Assert.That(pair.Run("Step").ExitCode, Is.Zero);
        _ = Cli.Wrap("cp").WithArguments(["-a", pair.Workspace, pair.Workspace + "-copy"]).ExecuteAsync().GetAwaiter().GetResult();

        var copy = Processes.Host(["--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}-copy"]);
        var original = pair.Run("Sync");

        Assert.That(copy.ExitCode, Is.Zero, copy.ToString());
        Assert.That(pair.Log(), Has.Length.EqualTo(2));
        Assert.That((original.ExitCode, original.Error.Contains("left it at", StringComparison.Ordinal)), Is.EqualTo((1, true)), original.ToString());
        Assert.That(pair.Log(), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_clock_that_is_set_back_three_days_is_no_trouble()
    {
        Assume.That(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, "faketime"))), "needs faketime");
        _ = pair.AddStep("two");
        pair.ConfigureSuites(Suite("first", "exit 0"));
        Assert.That(pair.Run("Step").ExitCode, Is.Zero);

        var result = Cli.Wrap("faketime").WithArguments(["-f", "-3d", "dotnet", Processes.HostFile, .. Sync, "--adapter=none"])
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult();

        Assert.That(result.ExitCode, Is.Zero, result.StandardError);
        Assert.That(pair.Log(), Has.Length.EqualTo(2));
        var summary = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.json"))).RootElement;
        Assert.That(summary.GetProperty("seconds").GetDouble(), Is.GreaterThanOrEqualTo(0));
    }

    private string[] Sync => ["--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}"];

    /// <summary>The status and the page are of this end, and the same command goes on.</summary>
    private void RequireTold()
    {
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Workspace, "final_status.json")), Does.Contain("\"outcome\": \"error\"").And.Contain("same command again"));
        Assert.That(File.Exists(Path.Combine(pair.Workspace, "report.html")));
        Assert.That(pair.Run("Sync").ExitCode, Is.Zero);
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
    }

    private static void Kill(string signal, int process) => _ = Cli.Wrap("kill").WithArguments([signal, $"{process}"]).ExecuteAsync().GetAwaiter().GetResult();

    private static void Await(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 1800 && !condition(); attempt++)
        {
            Thread.Sleep(100);
        }

        Assert.That(condition(), "what the test waits for never came");
    }
}
