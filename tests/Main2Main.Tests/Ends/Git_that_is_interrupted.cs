using System.Diagnostics;
using System.Globalization;
using Main2Main.Git;
using Main2Main.Programs;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Ends;

/// <summary>An interruption reaches git and what git has started.</summary>
[Parallelizable(ParallelScope.All)]
[Platform("Linux")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Git_that_is_interrupted : IDisposable
{
    private readonly TempRepository folder = new();
    private readonly CancellationTokenSource interruption = new();

    public Git_that_is_interrupted() => _ = folder.Commit(("a.txt", "a\n"));

    private GitRepository Repository => new(folder.Folder, NullRunLog.Instance, interruption.Token);

    private string Begun => Path.Combine(folder.Folder, ".git/begun");

    public void Dispose()
    {
        interruption.Dispose();
        folder.Dispose();
    }

    [Test]
    public async Task A_hook_that_does_not_end_is_ended_with_its_git()
    {
        Hook($"trap '' TERM; echo $$ > '{Begun}'; while :; do sleep 1; done");
        var commit = CommitAsync();
        await BegunAsync();
        var watch = Stopwatch.StartNew();

        await interruption.CancelAsync();

        Assert.That(async () => await commit, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(60)));
        Assert.That(RunningProcess.Of(int.Parse(await File.ReadAllTextAsync(Begun), CultureInfo.InvariantCulture)), Is.Null, "the hook is gone");
        Assert.That(Directory.EnumerateFiles(Path.Combine(folder.Folder, ".git"), "*.lock"), Is.Empty);
    }

    [Test]
    public async Task A_command_that_is_nearly_done_ends_whole_and_no_other_begins()
    {
        Hook($"echo $$ > '{Begun}'; sleep 0.5");
        var (head, commit) = (folder.Git("rev-parse", "HEAD"), CommitAsync());
        await BegunAsync();

        await interruption.CancelAsync();

        Assert.That((await commit).ExitCode, Is.Zero);
        Assert.That(folder.Git("rev-parse", "HEAD~1"), Is.EqualTo(head));
        Assert.That(async () => await Repository.HeadAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await Repository.Uninterrupted().HeadAsync(), Is.EqualTo(folder.Git("rev-parse", "HEAD")), "what is to be put back can be");
    }

    private Task<GitResult> CommitAsync() => Repository.TryAsync(new GitCall("commit", "--quiet", "--allow-empty", "-m", "one more"));

    private void Hook(string script)
    {
        var hook = Path.Combine(folder.Folder, ".git/hooks/pre-commit");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task BegunAsync()
    {
        for (var attempt = 0; attempt < 600 && !File.Exists(Begun); attempt++)
        {
            await Task.Delay(50);
        }
    }
}
