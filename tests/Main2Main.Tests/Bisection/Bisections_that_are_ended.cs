using Main2Main.Leftovers;
using Main2Main.Verification;

namespace Main2Main.Tests.Bisection;

/// <summary>A bisection that was interrupted or killed ends, started again, as an undisturbed one.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Bisections_that_are_ended
{
    private static readonly string[] Behaviours = ["pass", "pass", "pass", "pass", "pass", "fail", "fail2", "fail3", "fail4"];

    [Test]
    public async Task Interrupted_at_any_round_it_puts_both_back_and_goes_on_without_a_round_more([Values(1, 3, 4, 6)] int round)
    {
        using var calm = new BisectPair(Behaviours);
        var expected = await calm.BisectAsync();
        using var pair = new BisectPair(Behaviours);
        var before = pair.Standing;
        using var interruption = new CancellationTokenSource();
        var runner = new Interrupted(round, interruption.CancelAsync);

        Assert.That(() => pair.BisectAsync(runner, interruption.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(pair.Standing, Is.EqualTo(before));

        var report = await pair.BisectAsync();
        Assert.That((report.FirstBadCommit, pair.Standing), Is.EqualTo((pair.Commits[5], before)));
        Assert.That(
            report.Probes.Select(probe => (probe.Position, probe.Verdict, probe.Rounds.Count)),
            Is.EqualTo(expected.Probes.Select(probe => (probe.Position, probe.Verdict, probe.Rounds.Count))));
        Assert.That(pair.CallCount, Is.EqualTo(calm.CallCount));
    }

    [Test]
    public async Task Killed_while_a_suite_runs_the_next_start_of_anything_puts_both_back([Values(1, 3, 4)] int round)
    {
        using var pair = new BisectPair(Behaviours);
        await File.WriteAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/code.py"), "x = 2  # not committed\n");
        var before = pair.Standing;
        var killed = new Killed(round, pair.Downstream.Folder);
        _ = pair.BisectAsync(killed);
        await killed.Reached;
        Assert.That(pair.Standing, Is.Not.EqualTo(before));

        await new Remains(pair.Open()).ClearAsync();

        Assert.That(pair.Standing, Is.EqualTo(before));
        Assert.That(Directory.EnumerateFiles(pair.Open().Workspace.Bisection, "interrupted-*.patch").Count(), Is.EqualTo(1));
        Assert.That((await pair.BisectAsync()).FirstBadCommit, Is.EqualTo(pair.Commits[5]));
        Assert.That(pair.Standing, Is.EqualTo(before));
    }

    [Test]
    public async Task A_checkout_that_somebody_has_moved_since_is_left_alone()
    {
        using var pair = new BisectPair(Behaviours);
        var killed = new Killed(3, pair.Downstream.Folder);
        _ = pair.BisectAsync(killed);
        await killed.Reached;
        _ = pair.Upstream.Git("checkout", "--quiet", "-b", "mine");

        await new Remains(pair.Open()).ClearAsync();

        Assert.That(pair.Upstream.Git("branch", "--show-current"), Is.EqualTo("mine"));
    }

    [Test]
    public async Task A_checkout_that_was_ended_in_the_middle_is_undone_and_an_edit_of_somebody_is_not()
    {
        using var pair = new BisectPair(Behaviours);
        _ = pair.Upstream.Git("checkout", "--quiet", "-b", "wider");
        pair.Commits.Add(pair.Upstream.Commit(("host/new.py", "NEW = 1\n"), ("host/behaviour", "fail9\n"), ("README", "one\n")));
        var before = pair.Standing;
        var killed = new Killed(3, pair.Downstream.Folder);
        _ = pair.BisectAsync(killed);
        await killed.Reached;

        // As if git was ended on its way back: two files are there already, one of them is new.
        await File.WriteAllTextAsync(Path.Combine(pair.Upstream.Folder, "host/behaviour"), "fail9\n");
        await File.WriteAllTextAsync(Path.Combine(pair.Upstream.Folder, "host/new.py"), "NEW = 1\n");
        var edit = Path.Combine(pair.Upstream.Folder, "host/count");
        var count = await File.ReadAllTextAsync(edit);
        await File.WriteAllTextAsync(edit, "mine\n");

        Assert.That(
            () => new Remains(pair.Open()).ClearAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("has uncommitted changes: 'host/count'."));
        Assert.That(await File.ReadAllTextAsync(edit), Is.EqualTo("mine\n"));
        await File.WriteAllTextAsync(edit, count);
        await new Remains(pair.Open()).ClearAsync();

        Assert.That(pair.Standing, Is.EqualTo(before));
    }

    [Test]
    public async Task A_finished_one_is_told_again_without_a_run_and_anew_by_restart()
    {
        using var pair = new BisectPair(Behaviours);
        var first = await pair.BisectAsync();
        var calls = pair.CallCount;

        var again = await pair.BisectAsync();
        Assert.That((again.FirstBadCommit, pair.CallCount), Is.EqualTo((first.FirstBadCommit, calls)));

        pair.Settings = pair.Settings with { Restart = true };
        _ = await pair.BisectAsync();
        Assert.That(pair.CallCount, Is.EqualTo(2 * calls));
        Assert.That(File.Exists(Path.Combine(pair.Open().Workspace.Previous, "bisect-1", "bisect.json")), Is.True);
    }

    [Test]
    public async Task A_journal_that_cannot_be_read_is_told_by_bisect_alone_and_left_behind_by_restart()
    {
        using var pair = new BisectPair("pass", "fail");
        _ = await pair.BisectAsync();
        await File.WriteAllTextAsync(pair.Open().Workspace.BisectState, "{ half");

        Assert.That(() => new Remains(pair.Open()).ClearAsync(), Throws.Nothing);
        Assert.That(() => pair.BisectAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("state.json' is corrupt"));
        pair.Settings = pair.Settings with { Restart = true };
        Assert.That((await pair.BisectAsync()).FirstBadCommit, Is.EqualTo(pair.Commits[1]));
    }

    [TestCase("downstream")]
    [TestCase("rules")]
    [TestCase("suite")]
    public async Task Another_question_is_not_answered_from_what_was_probed_before(string changed)
    {
        using var pair = new BisectPair(Behaviours);
        _ = await pair.BisectAsync();
        var calls = pair.CallCount;
        switch (changed)
        {
            case "downstream":
                await File.WriteAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/code.py"), "x = 3\n");
                break;
            case "rules":
                pair.Settings = pair.Settings with { Bisect = pair.Settings.Bisect with { SkipTimeouts = false } };
                break;
            default:
                pair.Settings = pair.Settings with { Ci = [$"sh suite.sh {{upstream}} {pair.Calls}"] };
                break;
        }

        Assert.That((await pair.BisectAsync()).FirstBadCommit, Is.EqualTo(pair.Commits[5]));
        Assert.That(pair.CallCount, Is.EqualTo(2 * calls));
    }

    /// <summary>Interrupts the program in the place of one round.</summary>
    private sealed class Interrupted(int round, Func<Task> interrupt) : ISuiteRunner
    {
        private readonly ProcessSuiteRunner real = new(host: null);
        private int started;

        public async Task<SuiteEnd> RunAsync(SuiteStart start, Stream output, CancellationToken cancellation)
        {
            if (++started == round)
            {
                await interrupt();
            }

            cancellation.ThrowIfCancellationRequested();
            return await real.RunAsync(start, output, cancellation);
        }
    }

    /// <summary>Litters and never comes back from one round, as in a process that is no more.</summary>
    private sealed class Killed(int round, string downstream) : ISuiteRunner
    {
        private readonly ProcessSuiteRunner real = new(host: null);
        private readonly TaskCompletionSource reached = new();
        private int started;

        public Task Reached => reached.Task;

        public async Task<SuiteEnd> RunAsync(SuiteStart start, Stream output, CancellationToken cancellation)
        {
            if (++started < round)
            {
                return await real.RunAsync(start, output, cancellation);
            }

            await File.WriteAllTextAsync(Path.Combine(downstream, "half.py"), "half written", cancellation);
            reached.SetResult();
            return await new TaskCompletionSource<SuiteEnd>().Task;
        }
    }
}
