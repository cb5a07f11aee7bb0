using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Verification;

/// <summary>A verdict counts only where both repositories stood still, and what the message says to do works.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class Repositories_during_suites
{
    private const string Commits = "echo '# somebody' >> plugin/use.py; git -c user.name=S -c user.email=s@x commit --quiet -m somebody plugin/use.py";

    [TestCase(Commits, "moved the downstream's HEAD", "main2main-found-", TestName = "A commit to the downstream")]
    [TestCase("echo '# x' >> PIN; git -c user.name=S -c user.email=s@x commit --quiet -am all", "moved the downstream's HEAD", "main2main-found-", TestName = "A commit that takes the moved pin along")]
    [TestCase("git checkout --quiet -b other", "is on the branch 'other'; it was on the branch 'main'", "checkout --quiet main", TestName = "A branch switch at the same commit")]
    [TestCase("git checkout --quiet -b other; " + Commits, "moved the downstream's HEAD", "checkout --quiet main", TestName = "A branch switch with a commit")]
    [TestCase("git checkout --quiet -b other; echo y >> PIN; git -c user.name=S -c user.email=s@x commit --quiet -am all; echo z >> PIN", "moved the downstream's HEAD", "symbolic-ref HEAD refs/heads/main", TestName = "A commit to another branch and an edit on top")]
    [TestCase("git checkout --quiet --detach", "is on no branch; it was on the branch 'main'", "checkout --quiet main", TestName = "A detached HEAD")]
    public async Task Whatever_moves_the_downstream_is_noticed_and_the_advice_works_on_its_branch(string act, string told, string advised)
    {
        using var pair = new RunPair();
        var tip = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Ci = [act] };

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => pair.SyncAsync()))!;

        Assert.That(failure.Problem, Does.Contain(told));
        var command = Command().Match(failure.Remedy).Groups["command"].Value;
        Assert.That(command, Does.Contain(advised));

        // Who starts again without doing it is told the same.
        pair.Settings = pair.Settings with { Ci = ["true"] };
        var again = (await Assert.ThrowsAsync<Main2MainException>(() => pair.SyncAsync()))!;
        Assert.That(Command().Match(again.Remedy).Groups["command"].Value, Is.EqualTo(command));

        await RunPair.ShellAsync(command);
        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That(pair.Downstream.Git("rev-parse", "--abbrev-ref", "HEAD"), Is.EqualTo("main"));
        Assert.That((pair.Downstream.Git("log", "--format=%s", "main").Split('\n').Length, pair.Downstream.Git("show", "HEAD:PIN"), pair.Downstream.Git("show", "HEAD:plugin/use.py")), Is.EqualTo((2, $"commit: {tip}", "from host.core import VALUE")));
        Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.Empty);
    }

    [Test]
    public async Task A_commit_that_is_taken_back_keeps_a_name()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Ci = [Commits] };

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => pair.SyncAsync()))!;
        await RunPair.ShellAsync(Command().Match(failure.Remedy).Groups["command"].Value);

        var kept = pair.Downstream.Git("for-each-ref", "--format=%(refname:short)", "refs/heads/main2main-found-*");
        Assert.That(pair.Downstream.Git("show", $"{kept}:plugin/use.py"), Does.EndWith("# somebody"));
    }

    [Test]
    public async Task A_commit_between_two_invocations_is_answered_with_advice_that_detaches_nothing()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Ci = ["false"] };
        _ = await pair.SyncAsync();
        _ = pair.Downstream.Commit(("plugin/use.py", "mine = 1\n"));

        pair.Settings = pair.Settings with { Ci = ["true"] };
        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => pair.SyncAsync()))!;
        await RunPair.ShellAsync(Command().Match(failure.Remedy).Groups["command"].Value);

        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That(pair.Downstream.Git("rev-parse", "--abbrev-ref", "HEAD"), Is.EqualTo("main"));
    }

    [Test]
    public async Task Between_two_steps_a_person_may_choose_another_branch()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Ci = ["false"] };
        _ = await pair.SyncAsync();
        _ = pair.Downstream.Git("checkout", "--quiet", "-b", "by-hand");

        pair.Settings = pair.Settings with { Ci = ["true"] };
        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That((pair.Downstream.Git("rev-list", "--count", "main..by-hand"), pair.State.DownstreamBranch), Is.EqualTo(("1", "by-hand")));
    }

    [TestCase("git -C {upstream} -c user.name=S -c user.email=s@x commit --quiet --allow-empty -m x", "its HEAD is", TestName = "A commit to the upstream")]
    [TestCase("git -C {upstream} checkout --quiet main~2", "its HEAD is", TestName = "A move of the upstream")]
    [TestCase("git -C {upstream} checkout --quiet -b junk", "on the branch 'junk'; it was on no branch", TestName = "A branch in the upstream")]
    [TestCase("echo X >> {upstream}/host/core.py", "changed files: 'host/core.py'", TestName = "An edit of the upstream")]
    [TestCase("echo X > {upstream}/host/extra.py", "files were left there, 'host/extra.py'", TestName = "A file left in the upstream")]
    public async Task Whatever_touches_the_upstream_is_noticed_after_the_suite_and_the_same_command_goes_on(string act, string told)
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
        var second = pair.Folder("second");
        pair.Settings = pair.Settings with { Ci = [act, $"touch {second}"] };

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => pair.SyncAsync()))!;

        Assert.That(failure.Problem, Does.Contain("suite ci-1 of round 1").And.Contain("changed the upstream").And.Contain(told));
        Assert.That(File.Exists(second), Is.False, "a suite ran against what the first one left");
        Assert.That(pair.Downstream.Git("rev-list", "--count", "HEAD"), Is.EqualTo("1"));
        pair.Settings = pair.Settings with { Ci = ["true"] };
        if (Command().Match(failure.Remedy) is { Success: true } command && command.Value.Contains("stash", StringComparison.Ordinal))
        {
            await RunPair.ShellAsync(command.Groups["command"].Value);
        }

        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That(pair.Upstream.Git("status", "--porcelain"), Is.Empty);
    }

    [Test]
    public async Task An_edit_of_a_tracked_file_of_the_downstream_makes_the_verdict_one_of_another_tree()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Ci = ["echo x = 1 > plugin/use.py"] };

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => pair.SyncAsync()))!;

        Assert.That(failure.Problem, Does.Contain("changed the downstream").And.Contain("'plugin/use.py'").And.Contain("round-1-leftovers.patch"));
        Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.EqualTo("M PIN"));
        pair.Settings = pair.Settings with { Ci = ["true"] };
        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
    }

    [Test]
    public async Task A_suites_new_files_do_not_serve_the_next_suite()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Ci = ["echo x > plugin/made.py", "! test -e plugin/made.py"] };

        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That(pair.Log.Lines, Has.One.Contains("left files in the downstream: 'plugin/made.py'"));
        Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.Empty);
    }

    [Test]
    public async Task Suites_that_run_side_by_side_are_looked_at_one_after_the_other()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        var suites = Enumerable.Range(1, 4)
            .Select(number => new SuiteSettings { Name = $"s{number}", Devices = 1, Command = ["sh", "-c", $"echo x > plugin/made{number}.py"] });
        pair.Settings = pair.Settings with { Ci = [], Suites = [.. suites], Verification = new VerificationSettings { Devices = new DeviceSettings { Ids = ["0", "1", "2", "3"] } } };

        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.Empty);
        Assert.That(pair.Downstream.Git("show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN"));
    }

    [GeneratedRegex(@"\((?<command>git -C .*)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();
}
