using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Frosting.Tests.Fixtures;
using static Main2Main.Frosting.Tests.Fixtures.SuiteScript;

namespace Main2Main.Frosting.Tests;

/// <summary>Suites that a real Slurm starts: a controller and a node of one machine, for the test alone. Skipped where Slurm is not installed.</summary>
public sealed class SlurmTests
{
    private static readonly string[] Programs = ["/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/sbin/munged", "/usr/bin/srun"];

    private readonly Pair pair = new();
    private readonly string nap = $"{Random.Shared.Next(300_000, 900_000)}";
    private readonly List<(CancellationTokenSource End, Task Run)> daemons = [];
    private string folder = string.Empty;

    [OneTimeSetUp]
    public void StartSlurm()
    {
        Assume.That(Programs.Where(program => !File.Exists(program)), Is.Empty, "Slurm (slurm-wlm) is not installed");
        Assume.That(Environment.UserName, Is.EqualTo("root"), "Slurm's daemons need root here");
        folder = Directory.CreateTempSubdirectory("main2main-slurm-").FullName;
        var host = Environment.MachineName.Split('.')[0];
        File.WriteAllText(Path.Combine(folder, "slurm.conf"), $"""
            ClusterName=test
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={Port(0)}
            SlurmdPort={Port(1)}
            AuthType=auth/munge
            AuthInfo=socket={folder}/munge.socket
            CryptoType=crypto/munge
            SlurmUser=root
            SlurmdUser=root
            StateSaveLocation={folder}/state
            SlurmdSpoolDir={folder}/spool
            SlurmctldPidFile={folder}/slurmctld.pid
            SlurmdPidFile={folder}/slurmd.pid
            SlurmctldLogFile={folder}/slurmctld.log
            SlurmdLogFile={folder}/slurmd.log
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core
            MpiDefault=none
            ReturnToService=2
            KillWait=2
            NodeName={host} NodeAddr=127.0.0.1 CPUs={Environment.ProcessorCount} State=UNKNOWN
            PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP OverSubscribe=YES

            """);
        _ = Directory.CreateDirectory(Path.Combine(folder, "state"));
        _ = Directory.CreateDirectory(Path.Combine(folder, "spool"));
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        File.WriteAllBytes(Path.Combine(folder, "munge.key"), [.. Enumerable.Range(0, 128).Select(index => (byte)index)]);
        File.SetUnixFileMode(Path.Combine(folder, "munge.key"), UnixFileMode.UserRead);
        Daemon(
            "munged",
            "--foreground",
            "--force",
            $"--key-file={folder}/munge.key",
            $"--socket={folder}/munge.socket",
            $"--pid-file={folder}/munged.pid",
            $"--seed-file={folder}/munge.seed",
            $"--log-file={folder}/munged.log");
        Thread.Sleep(1000);
        Daemon("slurmctld", "-D", "-f", $"{folder}/slurm.conf");
        Daemon("slurmd", "-D", "-f", $"{folder}/slurm.conf");
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (Slurm("srun", "--immediate=2", "true").ExitCode == 0)
            {
                return;
            }

            Thread.Sleep(1000);
        }

        Assert.Inconclusive($"Slurm does not start jobs here: {Slurm("srun", "--immediate=2", "true").StandardError}\n{Tail("slurmctld.log")}\n{Tail("slurmd.log")}\n{Tail("munged.log")}");
    }

    [OneTimeTearDown]
    public void StopSlurm()
    {
        foreach (var (end, run) in daemons)
        {
            end.Cancel();
            run.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
            end.Dispose();
        }

        pair.Dispose();
        if (folder.Length > 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Suites_run_as_its_jobs_and_one_that_is_ended_leaves_no_job_and_no_process()
    {
        _ = pair.AddStep("one");
        var good = Suite("good", "echo job=$SLURM_JOB_ID in $PWD says $GREETING");
        good["environment"] = new JsonObject { ["GREETING"] = "hello" };
        var slow = Suite("slow", $"echo started; sleep {nap}");
        slow["timeoutMinutes"] = 0.3;
        var bad = Suite("bad", "exit 7");
        pair.ConfigureSuites(good, slow, bad);
        pair.Configure(configuration => configuration["verification"] = new JsonObject { ["launcher"] = "srun" });

        var result = pair.Run("Sync", new Dictionary<string, string?> { ["SLURM_CONF"] = $"{folder}/slurm.conf" });

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        var log = File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/ci/round-1.log"));
        Assert.That(
            log,
            Does.Match(@"job=\d+ in " + pair.Downstream + " says hello").And.Contain("suite good ended with exit code 0")
                .And.Contain("suite bad ended with exit code 7"));
        Assert.That(log, Does.Contain("started").And.Contain("was ended: it ran longer than 0.3 minutes"));
        for (var attempt = 0; attempt < 100 && ProcessesWith(nap).Length > 0; attempt++)
        {
            Thread.Sleep(200);
        }

        Assert.That(ProcessesWith(nap), Is.Empty);
        Assert.That(Slurm("squeue", "--noheader", "--states=RUNNING,PENDING").StandardOutput.Trim(), Is.Empty);
    }

    [Test]
    public async Task Suites_of_a_round_are_one_array_and_what_ran_on_a_node_that_is_lost_is_taken_up_again_once()
    {
        using var other = new Pair();
        _ = other.AddStep("one");
        var (quick, slow) = (Path.Combine(other.Root, "quick"), Path.Combine(other.Root, "slow"));
        other.ConfigureSuites(
            Suite("quick", $"echo quick is $SLURM_ARRAY_JOB_ID; touch {quick}"),
            Suite("slow", $"echo slow is $SLURM_ARRAY_JOB_ID; echo $SLURM_JOB_ID >> {slow}; test $(wc -l < {slow}) = 2 || sleep {nap}"));
        other.Configure(configuration => configuration["verification"] = new JsonObject { ["launcher"] = "sbatch" });

        var run = Task.Run(() => other.Run("Sync", new Dictionary<string, string?> { ["SLURM_CONF"] = $"{folder}/slurm.conf" }));
        await WaitAsync(() => run.IsCompleted || (File.Exists(quick) && File.Exists(slow)));
        var host = Environment.MachineName.Split('.')[0];
        _ = Slurm("scontrol", "update", $"nodename={host}", "state=down", "reason=lost");
        await WaitAsync(() => run.IsCompleted || Slurm("squeue", "--noheader", "--states=NODE_FAIL").StandardOutput.Trim().Length > 0);
        _ = Slurm("scontrol", "update", $"nodename={host}", "state=resume");
        var result = await run;

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var log = await File.ReadAllTextAsync(Path.Combine(other.Workspace, "steps/step-1/ci/round-1.log"));
        Assert.That(log, Does.Match(@"quick is (\d+)\n[\s\S]*slow is \1\n").And.Contain("suite slow is taken up again, once"));
        Assert.That(await File.ReadAllLinesAsync(slow), Has.Length.EqualTo(2));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(other.Workspace, "slurm")), Is.Empty);
        Assert.That(Slurm("squeue", "--noheader", "--states=RUNNING,PENDING").StandardOutput.Trim(), Is.Empty);
    }

    [Test]
    public void The_downstreams_of_a_fleet_are_one_array()
    {
        using var other = new Pair();
        _ = other.AddStep("one");
        var (list, pinless) = (Path.Combine(other.Root, "fleet.json"), JsonNode.Parse(File.ReadAllText(Path.Combine(other.Downstream, "main2main.json")))!);
        pinless["pin"]![0]!["file"] = "NOWHERE";
        File.WriteAllText(Path.Combine(other.Root, "pinless.json"), pinless.ToJsonString());
        File.WriteAllText(list, $$"""
            { "upstream": "{{other.Upstream}}", "launcher": ["sbatch", "--job-name=fleet"],
              "downstreams": [{ "name": "first", "path": "{{other.Downstream}}" }, { "name": "second", "path": "{{other.Downstream}}" }, { "name": "third", "path": "{{other.Downstream}}", "config": "pinless.json" }] }
            """);

        var result = other.Run("Impact", new Dictionary<string, string?> { ["SLURM_CONF"] = $"{folder}/slurm.conf" }, $"--fleet={list}");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            Slurm("squeue", "--noheader", "--array", "--states=all", "--name=fleet", "--format=%K")
                .StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Is.EquivalentTo((string[])["1", "2", "3"]));
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(other.Workspace, "fleet.json")))!;
        Assert.That(report["downstreams"]!.AsArray().Select(one => one!["commit_count"]!.GetValue<int>()), Is.EqualTo((int[])[1, 1, 0]));
        Assert.That($"{report["downstreams"]![2]!["problem"]}", Does.Contain("NOWHERE"));
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 150 && !condition(); attempt++)
        {
            await Task.Delay(400);
        }
    }

    private static int Port(int offset) => 20_000 + (Environment.ProcessId % 20_000) + offset;

    private void Daemon(string program, params string[] words)
    {
        var end = new CancellationTokenSource();
        daemons.Insert(0, (end, Cli.Wrap(program).WithArguments(words).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(end.Token)));
    }

    private BufferedCommandResult Slurm(string program, params string[] words) => Cli.Wrap(program).WithArguments(words).WithEnvironmentVariables(variables => variables.Set("SLURM_CONF", $"{folder}/slurm.conf"))
        .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult();

    private string Tail(string name) =>
        File.Exists(Path.Combine(folder, name)) ? string.Join('\n', File.ReadLines(Path.Combine(folder, name)).TakeLast(5)) : $"no {name}";
}
