using System.Diagnostics;
using CliWrap;
using Main2Main.Bisection;
using Main2Main.Configuration;
using Main2Main.Guards;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Workspace;

/// <summary>Whoever moves or edits a repository holds a lock in it, whatever the workspace.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Locks_on_repositories
{
    private const string Owner = "main2main-owner.json";

    [Test]
    public async Task A_second_run_is_refused_and_told_who_is_at_work_until_the_first_one_ends()
    {
        using var pair = new RunPair();
        var other = new RunPair.RecordedLog();
        var second = new SyncSession(pair.Settings with { Workspace = pair.Folder("second") }, other);
        using (await RepositoryHold.TakeAsync(pair.Open()))
        {
            Assert.That(() => RepositoryHold.TakeAsync(second), Throws.TypeOf<Main2MainException>().With.Message.Contains("is in use by another run")
                .And.Message.Contains($"process {Environment.ProcessId} on {Environment.MachineName}").And.Message.Contains(pair.Settings.Workspace));
        }

        using var taken = await RepositoryHold.TakeAsync(second);
        Assert.That(other.Lines, Is.Empty);
    }

    [Test]
    public async Task Within_a_process_the_same_workspace_takes_it_again_and_it_ends_with_the_last()
    {
        using var pair = new RunPair();
        var owner = Path.Combine(pair.Downstream.Folder, ".git", Owner);
        var outer = await RepositoryHold.TakeAsync(pair.Open());
        (await RepositoryHold.TakeDownstreamAsync(pair.Open())).Dispose();
        outer.Dispose();
        outer.Dispose();
        var last = await RepositoryHold.TakeAsync(pair.Open());

        Assert.That(File.Exists(owner), Is.True);
        last.Dispose();
        Assert.That(File.Exists(owner), Is.False);
    }

    [Test]
    public async Task The_lock_of_another_process_counts()
    {
        using var pair = new RunPair();
        var file = Path.Combine(pair.Upstream.Folder, ".git", "main2main-held");
        var ready = pair.Folder("ready");
        var holder = Cli.Wrap("python3").WithArguments(["-c", "import fcntl, sys, time\nf = open(sys.argv[1], 'w')\nfcntl.flock(f, fcntl.LOCK_EX)\nopen(sys.argv[2], 'w').close()\ntime.sleep(600)", file, ready]);
        using var end = new CancellationTokenSource();
        var running = holder.ExecuteAsync(end.Token);
        while (!File.Exists(ready))
        {
            await Task.Delay(20);
        }

        Assert.That(() => RepositoryHold.TakeAsync(pair.Open()), Throws.TypeOf<Main2MainException>().With.Message.Contains("is in use by another run"));

        await end.CancelAsync();
        Assert.That(async () => await running, Throws.InstanceOf<OperationCanceledException>());
        (await RepositoryHold.TakeAsync(pair.Open())).Dispose();
    }

    [Test]
    public async Task What_a_killed_run_left_is_told_and_taken_over([Values] bool isOtherHost)
    {
        using var pair = new RunPair();
        var file = Path.Combine(pair.Upstream.Folder, ".git", Owner);
        await File.WriteAllTextAsync(file, $$"""
            { "process_id": 4194200, "process_started_at": "2026-01-01T00:00:00+00:00", "host": "{{(isOtherHost ? "elsewhere" : Environment.MachineName)}}", "workspace": "/somewhere", "since": "2026-01-01T00:00:00+00:00" }
            """);

        using var hold = await RepositoryHold.TakeAsync(pair.Open());

        Assert.That(pair.Log.Lines, Has.One.Contains("was left by a run that is no more: process 4194200").And.One.Contains("It is taken over."));
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain($"\"process_id\": {Environment.ProcessId}"));
    }

    [Test]
    public async Task A_run_that_lives_is_believed_where_the_system_does_not_lock()
    {
        using var pair = new RunPair();
        using var sleeper = Process.Start("sleep", "600");
        await File.WriteAllTextAsync(Path.Combine(pair.Upstream.Folder, ".git", Owner), $$"""
            { "process_id": {{sleeper.Id}}, "process_started_at": "{{sleeper.StartTime.ToUniversalTime():O}}", "host": "{{Environment.MachineName}}", "workspace": "/somewhere", "since": "2026-01-01T00:00:00+00:00" }
            """);

        Assert.That(() => RepositoryHold.TakeAsync(pair.Open()), Throws.TypeOf<Main2MainException>().With.Message.Contains($"process {sleeper.Id}"));

        sleeper.Kill();
        await sleeper.WaitForExitAsync();
        (await RepositoryHold.TakeAsync(pair.Open())).Dispose();
    }

    [Test]
    public async Task Bisect_a_step_and_the_removal_of_guards_are_refused_while_another_run_works()
    {
        using var pair = new RunPair();
        var tip = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        using var hold = await RepositoryHold.TakeAsync(new SyncSession(pair.Settings with { Workspace = pair.Folder("second") }, pair.Log));
        pair.Settings = pair.Settings with { VersionGuard = new VersionGuardSettings { Function = "host_version_is" } };

        Assert.That(() => pair.SyncAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("in use by another run"));
        Assert.That(
            () => new BisectStage(pair.Open(), new ProcessSuiteRunner(host: null), new NoDisplay()).RunAsync(new BisectEnds(pair.Base, tip)),
            Throws.TypeOf<Main2MainException>().With.Message.Contains("in use by another run"));
        Assert.That(
            () => new GuardStage(pair.Open()).RunAsync(pair.Folder("guards.json"), fix: true),
            Throws.TypeOf<Main2MainException>().With.Message.Contains("in use by another run"));
        Assert.That(pair.Upstream.Git("rev-parse", "--abbrev-ref", "HEAD"), Is.EqualTo("main"));
    }

    private sealed class NoDisplay : IRoundDisplay
    {
        public IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites) => throw new InvalidOperationException();
    }
}
