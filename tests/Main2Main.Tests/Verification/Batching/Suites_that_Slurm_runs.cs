using System.Text;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Batching;

/// <summary>Suites whose launcher is sbatch, against commands that stand in for Slurm's; what the real ones do is tried by SlurmTests.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Suites_that_Slurm_runs : IDisposable
{
    // Takes the tasks' numbers from --array, and starts the script for each with what follows it.
    private const string Sbatch = """
        #!/bin/sh
        here=$(dirname "$0")
        job=$(( $(cat "$here/jobs" 2>/dev/null || echo 0) + 1 )); echo $job > "$here/jobs"
        for word; do case "$word" in --array=*) tasks=${word#--array=};; --*) ;; *) [ -n "$script" ] || script=$word;; esac; done
        echo "$@" >> "$here/calls"
        while [ "$1" != "$script" ]; do shift; done; shift
        for task in $(seq ${tasks%-*} ${tasks#*-}); do
          SLURM_ARRAY_TASK_ID=$task setsid sh "$script" "$@" > /dev/null 2>&1 < /dev/null &
          echo $! > "$here/pid-$job-$task"
        done
        echo $job
        """;

    private const string Squeue = """
        #!/bin/sh
        here=$(dirname "$0")
        for word; do case "$word" in --jobs=*) name=${word#--jobs=};; esac; done
        cat "$here/state-$name" 2>/dev/null || echo RUNNING
        """;

    private const string Scancel = """
        #!/bin/sh
        here=$(dirname "$0")
        echo "$1" >> "$here/cancelled"; echo CANCELLED > "$here/state-$1"
        kill -- -$(cat "$here/pid-$(echo $1 | tr _ -)") 2>/dev/null
        exit 0
        """;

    private readonly RunPair pair = new();
    private readonly string slurm;
    private readonly BatchSuiteRunner runner;

    public Suites_that_Slurm_runs()
    {
        slurm = Directory.CreateDirectory(pair.Folder("slurm")).FullName;
        foreach (var (name, text) in new[] { ("sbatch", Sbatch), ("squeue", Squeue), ("scancel", Scancel) })
        {
            File.WriteAllText(Path.Combine(slurm, name), text);
            File.SetUnixFileMode(Path.Combine(slurm, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        runner = new BatchSuiteRunner(pair.Open());
    }

    private string[] Calls => File.ReadAllLines(Path.Combine(slurm, "calls"));

    [Test]
    public async Task Suites_that_start_together_are_one_array_and_each_has_its_own_output_and_exit_code()
    {
        var ends = await Task.WhenAll(RunAsync("echo one in $PWD"), RunAsync("echo two; exit 7"), RunAsync("echo $GREETING"));

        Assert.That(ends.Select(end => end.End.ExitCode), Is.EqualTo((int[])[0, 7, 0]));
        Assert.That(ends.Select(end => end.Output), Is.EqualTo((string[])[$"one in {pair.Downstream.Folder}\n", "two\n", "hello there\n"]));
        Assert.That(Calls, Has.Length.EqualTo(1).And.All.Contain("--array=1-3").And.All.Contain("--no-requeue"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.Combine(pair.Settings.Workspace, "slurm")), Is.Empty);
    }

    [Test]
    public async Task A_suite_whose_node_is_lost_is_submitted_again_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(slurm, "state-1_2"), "NODE_FAIL\n");
        var marker = pair.Folder("marker");

        var ends = await Task.WhenAll(RunAsync("echo quick"), RunAsync($"echo begun; [ -e {marker} ] && exit 0; touch {marker}; sleep 30"));

        Assert.That(ends.Select(end => end.End.ExitCode), Is.All.Zero);
        Assert.That(
            ends[1].Output, Does.Match(@"^begun\n\n\[main2main\] Slurm lost the node of job 1_2 \(NODE_FAIL\); suite unit is taken up again, once\nbegun\n$"));
        Assert.That(
            Calls.Select(call => call.Split(' ').First(word => word.StartsWith("--array=", StringComparison.Ordinal))),
            Is.EqualTo((string[])["--array=1-2", "--array=2"]));
    }

    [Test]
    public async Task A_suite_whose_node_is_lost_twice_is_an_error_that_blames_nothing_of_the_upstream()
    {
        await File.WriteAllTextAsync(Path.Combine(slurm, "state-1_1"), "NODE_FAIL\n");
        await File.WriteAllTextAsync(Path.Combine(slurm, "state-2_1"), "NODE_FAIL\n");

        var error = (await Assert.ThrowsAsync<Main2MainException>(() => RunAsync("sleep 30")))!;

        Assert.That(error.Kind, Is.EqualTo(FailureKind.Tool));
        Assert.That(error.Message, Does.Contain("lost the node of suite unit twice"));
        Assert.That(Calls, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_suite_that_runs_too_long_is_ended_by_Slurm()
    {
        var ended = await RunAsync("echo begun; sleep 30", TimeSpan.FromSeconds(0.5));

        Assert.That(ended.End.Limit, Is.EqualTo(SuiteLimit.Time));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(slurm, "cancelled")), Is.EqualTo("1_1\n"));
    }

    public void Dispose() => pair.Dispose();

    private async Task<(SuiteEnd End, string Output)> RunAsync(string script, TimeSpan? limit = null)
    {
        var suite = new Suite
        {
            Name = "unit",
            Command = ["sh", "-c", script],
            Environment = new Dictionary<string, string> { ["GREETING"] = "hello there" },
            Rerun = [],
            Launcher = [Path.Combine(slurm, "sbatch"), "--ntasks=1"],
            Devices = 0,
            Expected = null,
            TimeLimit = limit,
            HangLimit = TimeSpan.FromMinutes(5),
        };
        using var output = new MemoryStream();
        var end = await runner.RunAsync(new SuiteStart(suite, suite.Command, pair.Downstream.Folder, [], DeviceVariable: null), output, CancellationToken.None);
        return (end, Encoding.UTF8.GetString(output.ToArray()));
    }
}
