using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Frosting.Tests.Fixtures;
using static Main2Main.Frosting.Tests.Fixtures.SuiteScript;

namespace Main2Main.Frosting.Tests;

/// <summary>What the loop promises when something from outside goes wrong.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FaultTests : IDisposable
{
    private readonly Pair pair = new();
    private readonly string nap = $"{Random.Shared.Next(300_000, 900_000)}";

    public FaultTests() => _ = pair.AddStep("one");

    public void Dispose() => pair.Dispose();

    [TestCase("TERM")]
    [TestCase("INT")]
    [TestCase("HUP")]
    public void A_signal_ends_the_suite_and_its_children_and_the_next_start_goes_on(string signal)
    {
        var waiting = Path.Combine(pair.Root, "waiting");
        pair.ConfigureSuites(Suite("first", $"[ -e {waiting} ] && exit 0; touch {waiting}; setsid sleep {nap} & sleep {nap}"));
        using var host = Start();
        Await(() => File.Exists(waiting));

        _ = Cli.Wrap("kill").WithArguments([$"-{signal}", $"{host.Id}"]).ExecuteAsync().GetAwaiter().GetResult();
        var error = host.StandardError.ReadToEnd();
        host.WaitForExit();

        Assert.That(host.ExitCode, Is.EqualTo(1), error);
        Assert.That(error, Does.Contain($"RunCi was interrupted by SIG{signal}").And.Contain("run the same command again").And.Not.Contain("   at "));
        Assert.That(ProcessesWith(nap), Is.Empty);
        Assert.That(pair.Run("Sync").ExitCode, Is.Zero);
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Processes_of_a_run_that_was_killed_are_ended_by_the_next_start()
    {
        var waiting = Path.Combine(pair.Root, "waiting");
        pair.ConfigureSuites(Suite("first", $"[ -e {waiting} ] && exit 0; touch {waiting}; setsid sleep {nap} & sleep {nap}"));
        using var host = Start();
        Await(() => File.Exists(waiting));

        host.Kill();
        host.WaitForExit();
        Assert.That(ProcessesWith(nap), Is.Not.Empty, "nobody ends them");
        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.ToString(), Does.Contain("was killed and left"));
        Assert.That(ProcessesWith(nap), Is.Empty);
    }

    [Test]
    public void Locks_that_a_killed_git_left_in_either_repository_do_not_stop_the_next_start()
    {
        _ = pair.Run("RunCi");
        foreach (var repository in new[] { pair.Upstream, pair.Downstream })
        {
            File.WriteAllText(Path.Combine(repository, ".git/index.lock"), string.Empty);
            File.WriteAllText(Path.Combine(repository, ".git/HEAD.lock"), string.Empty);
        }

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Directory.EnumerateFiles(pair.Root, "*.lock", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void A_lock_in_a_repository_that_no_run_works_on_is_somebody_elses()
    {
        var file = Path.Combine(pair.Downstream, ".git/index.lock");
        File.WriteAllText(file, string.Empty);

        Assert.That(pair.Run("Sync").ExitCode, Is.EqualTo(1));
        Assert.That(File.Exists(file));
    }

    [Test]
    public void Two_runs_at_once_do_not_mix()
    {
        var enough = Path.Combine(pair.Root, "enough");
        pair.ConfigureSuites(Suite("first", $"until [ -e {enough} ]; do sleep 0.1; done"));
        using var host = Start();
        Await(() => File.Exists(Path.Combine(pair.Workspace, "steps/step-1/ci/round-1.first.log")));

        var second = pair.Run("Sync");
        File.WriteAllText(enough, string.Empty);
        host.WaitForExit();

        Assert.That(second.ExitCode, Is.EqualTo(1));
        Assert.That(second.Error, Does.Contain("in use by another run"));
        Assert.That(host.ExitCode, Is.Zero);
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_suite_that_prints_without_end_fills_the_log_and_not_the_memory()
    {
        pair.ConfigureSuites(Suite("loud", "yes 'a line that a suite prints over and over again, with some words in it' | head -c 200000000; grep VmHWM /proc/$(ps -o ppid= -p $PPID | tr -d ' ')/status || true"));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(new FileInfo(Path.Combine(pair.Workspace, "steps/step-1/ci/round-1.log")).Length, Is.GreaterThan(200_000_000));
    }

    /// <summary>The workspace's file system is a small one of its own, in a name space of its own, where the kernel lets users have them.</summary>
    [TestCase(2_500_000, "round-1.first.log", TestName = "A disk that is full while the log is written")]
    [TestCase(20_000, "journal", TestName = "A disk that is full while the journal is begun")]
    [TestCase(400_000, "plan or journal", TestName = "A disk that is full while the plan is written")]
    public void A_full_disk_ends_the_run_whole_and_it_goes_on_when_there_is_room(int room, string where)
    {
        var probe = Unshared("true", 1_000_000);
        Assume.That(probe.ExitCode, Is.Zero, "needs a name space with a file system of its own: " + probe.StandardError);
        _ = pair.AddStep("two", "host/large.py");
        Pair.Commit(pair.Upstream, "Large", ("host/large.txt", new string('x', 900_000)));
        pair.ConfigureSuites(Suite("first", $"[ -e {pair.Workspace}/room ] || head -c 3000000 /dev/zero; echo end"));
        var command = $"dotnet {Processes.HostFile} --target=Sync --upstream={pair.Upstream} --downstream={pair.Downstream} --workspace={pair.Workspace}";

        var result = Unshared(
            $"{command}; echo \"first: $?\"; mount -o remount,size=100m {pair.Workspace} && touch {pair.Workspace}/room && {command}; echo \"second: $?\"",
            room);

        Assert.That(result.StandardOutput, Does.Contain("first: 1").And.Contain("second: 0"), $"{where}\n{result.StandardOutput}\n{result.StandardError}");
        Assert.That(result.StandardError, Does.Contain("No space left on device").And.Contain("then run the same command again").And.Not.Contain("   at "));
        Assert.That(pair.Log(), Has.Length.EqualTo(2));
        Assert.That(Processes.Git(pair.Downstream, "status", "--porcelain"), Is.Empty);
    }

    private BufferedCommandResult Unshared(string script, int room)
    {
        _ = Directory.CreateDirectory(pair.Workspace);
        return Cli.Wrap("unshare").WithArguments(["-rm", "sh", "-c", $"mount -t tmpfs -o size={room} none {pair.Workspace} && {{ {script}; }}"])
            .WithEnvironmentVariables(variables => variables.Set("NO_COLOR", "1")).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync()
            .GetAwaiter().GetResult();
    }

    private Process Start()
    {
        var host = Processes.StartHost("--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}");
        host.OutputDataReceived += (_, _) => { };
        host.BeginOutputReadLine();
        return host;
    }

    private static void Await(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 1800 && !condition(); attempt++)
        {
            Thread.Sleep(100);
        }

        Assert.That(condition(), "what the test waits for never came");
    }
}
