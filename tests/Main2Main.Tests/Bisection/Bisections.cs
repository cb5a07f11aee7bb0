using Main2Main.Bisection;
using Main2Main.Configuration;

namespace Main2Main.Tests.Bisection;

/// <summary>Bisections of real repositories with real suites.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Bisections
{
    private static readonly string[] Twelve = ["pass", "pass", "pass", "pass", "pass", "pass", "pass", "fail", "fail2", "fail3", "fail4", "fail5", "fail6"];

    [Test]
    public async Task The_first_bad_commit_is_found_and_both_repositories_are_as_they_were()
    {
        using var pair = new BisectPair(Twelve);
        await File.WriteAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/code.py"), "x = 2  # not committed\n");
        var before = pair.Standing;

        var report = await pair.BisectAsync();

        Assert.That((report.Status, report.FirstBadCommit), Is.EqualTo((BisectStatus.Found, pair.Commits[7])));
        Assert.That(pair.Standing, Is.EqualTo(before));
        Assert.That(report.WantedSignatures, Is.EqualTo(new[] { "TypeError: the wanted one" }));
        Assert.That(report.Candidates.Select(candidate => candidate.Sha), Is.EqualTo(new[] { pair.Commits[7] }));
        Assert.That(report.ProbeCount, Is.LessThanOrEqualTo(report.PlainProbeCount!.Value + 2));
        Assert.That(report.Probes.SelectMany(probe => probe.Rounds).Select(round => round.LogPath), Is.All.Exist);
        Assert.That(
            report.Probes.Where(probe => probe.Verdict == ProbeVerdict.Bad).Select(probe => probe.Rounds.Count), Is.All.EqualTo(2), "a failure is repeated");
        var session = pair.Open();
        Assert.That(BisectReport.TryRead(session.Workspace.Bisect)!.FirstBadCommit, Is.EqualTo(pair.Commits[7]));
        Assert.That(await File.ReadAllTextAsync(session.Workspace.BisectPage), Does.Contain(pair.Commits[7]).And.Contain("TypeError: the wanted one"));
    }

    [Test]
    public async Task What_impact_blames_is_probed_first()
    {
        using var pair = new BisectPair([.. Enumerable.Repeat("pass", 1)]);
        _ = pair.Downstream.Commit(("plugin/__init__.py", ""), ("plugin/use.py", "from host.core import run\n\nrun(1)\n"));
        _ = pair.Upstream.Git("checkout", "--quiet", "-b", "next", pair.Commits[0]);
        pair.Commits.Clear();
        pair.Commits.Add(pair.Upstream.Commit(("host/__init__.py", ""), ("host/core.py", "def run(batch):\n    return batch\n")));
        for (var index = 1; index <= 12; index++)
        {
            pair.Commits.Add(pair.Upstream.Commit(
                ("host/behaviour", index < 3 ? "pass\n" : "fail\n"), ("host/count", $"next {index}\n"),
                ("host/core.py", index < 3 ? "def run(batch):\n    return batch\n" : "def run(batch, mode):\n    return batch\n")));
        }

        var report = await pair.BisectAsync();

        Assert.That(report.FirstBadCommit, Is.EqualTo(pair.Commits[3]));
        Assert.That((report.ProbeCount, report.PlainProbeCount), Is.EqualTo((2, 4)));
        Assert.That(report.Findings.Select(finding => finding.DownstreamFile).Distinct(), Is.EqualTo(new[] { "plugin/use.py" }));
        Assert.That(report.Candidates[0].ImpactRank, Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_merge_brought_is_tried_with_the_merge_because_it_does_not_hold_the_line()
    {
        using var pair = new BisectPair("pass");
        _ = pair.Upstream.Git("checkout", "--quiet", "-b", "side");
        var brought = pair.Upstream.Commit(("host/behaviour", "fail\n"));
        _ = pair.Upstream.Git("checkout", "--quiet", "main");
        pair.Commits.Add(pair.Upstream.Commit(("host/count", "1\n")));
        pair.Commits.Add(pair.Upstream.Commit(("host/count", "2\n")));
        _ = pair.Upstream.Git("merge", "--quiet", "--no-ff", "-m", "Merge side", "side");
        var merge = pair.Upstream.Git("rev-parse", "HEAD");
        pair.Commits.Add(merge);
        pair.Commits.Add(pair.Upstream.Commit(("host/count", "3\n")));

        var report = await pair.BisectAsync();

        Assert.That((report.Status, report.FirstBadCommit), Is.EqualTo((BisectStatus.Found, merge)));
        Assert.That((report.CommitCount, report.FirstBadBrought), Is.EqualTo((4, new[] { brought })));
        Assert.That(report.Probes.Select(probe => probe.Commit), Has.None.EqualTo(brought), "without the line's commits it proves nothing about them");
        Assert.That(await File.ReadAllTextAsync(pair.Open().Workspace.BisectPage), Does.Contain($"--bad={merge[..10]}^2"));
    }

    [TestCase("untestable", "exit code 125")]
    [TestCase("uncollected", "tests could not be collected")]
    [TestCase("other", "failed otherwise: ValueError: another one")]
    [TestCase("flake", "only the environment failed")]
    [TestCase("hang", "ran over its time limit")]
    [TestCase("silent", "failed otherwise")]
    public async Task A_commit_that_cannot_be_judged_is_passed_over_and_stays_a_candidate(string behaviour, string why)
    {
        using var pair = new BisectPair("pass", "pass", behaviour, "fail");
        pair.Settings = pair.Settings with { Suites = [pair.Settings.Suites[0] with { TimeoutMinutes = behaviour == "hang" ? 0.01 : null }] };
        var before = pair.Standing;

        var report = await pair.BisectAsync();

        Assert.That(report.Status, Is.EqualTo(BisectStatus.Candidates));
        Assert.That(report.Candidates.Select(candidate => candidate.Sha), Is.EqualTo(pair.Commits[2..]));
        Assert.That(report.Probes.Single(probe => probe.Commit == pair.Commits[2]).Why, Does.Contain(why));
        Assert.That((report.Reason, pair.Standing), Is.EqualTo(("the first bad commit is one of 2: those between them cannot be judged.", before)));
    }

    [TestCase("uncollected")]
    [TestCase("other")]
    [TestCase("hang")]
    [TestCase("untestable")]
    public async Task By_configuration_it_counts_as_bad(string behaviour)
    {
        using var pair = new BisectPair("pass", "pass", behaviour, "fail");
        pair.Settings = pair.Settings with
        {
            Suites = [pair.Settings.Suites[0] with { TimeoutMinutes = behaviour == "hang" ? 0.01 : null }],
            Bisect = new BisectSettings { SkipExitCodes = [], SkipCollectionErrors = false, SkipTimeouts = false, AnyFailure = true, Repeat = 1 },
        };

        var report = await pair.BisectAsync();

        Assert.That((report.FirstBadCommit, report.Wanted), Is.EqualTo((pair.Commits[2], WantedFailure.Any)));
    }

    [Test]
    public async Task A_collection_error_that_is_looked_for_is_bad()
    {
        using var pair = new BisectPair("pass", "pass", "uncollected", "uncollected");

        var report = await pair.BisectAsync();

        Assert.That(report.FirstBadCommit, Is.EqualTo(pair.Commits[2]));
        Assert.That(report.WantedSignatures, Is.EqualTo(new[] { "ImportError: no gone" }));
    }

    [TestCase("pass", "pass", BisectStatus.NotReproduced, "does not fail")]
    [TestCase("fail", "fail2", BisectStatus.AlreadyBad, "fails too")]
    [TestCase("other", "fail", BisectStatus.Unclear, "failed otherwise")]
    [TestCase("pass", "untestable", BisectStatus.Unclear, "exit code 125")]
    public async Task Ends_that_are_not_as_they_should_be_are_told_and_nothing_between_them_is_probed(
        string good, string bad, BisectStatus status, string reason)
    {
        using var pair = new BisectPair(good, "pass", bad);
        var before = pair.Standing;

        var report = await pair.BisectAsync();

        Assert.That((report.Status, report.ProbeCount, report.FirstBadCommit), Is.EqualTo((status, 0, (string?)null)));
        Assert.That(report.Reason, Does.Contain(reason));
        Assert.That(pair.Standing, Is.EqualTo(before));
    }

    [Test]
    public async Task A_failure_that_does_not_come_again_is_called_intermittent_and_counts_as_a_pass()
    {
        using var pair = new BisectPair("pass", "sometimes", "fail");

        var report = await pair.BisectAsync();

        var probe = report.Probes.Single(probe => probe.Commit == pair.Commits[1]);
        Assert.That((report.FirstBadCommit, probe.Verdict, probe.Flaky, probe.Rounds.Count), Is.EqualTo((pair.Commits[2], ProbeVerdict.Good, true, 3)));
        Assert.That(probe.Why, Does.StartWith("intermittent, 1 of 3 rounds failed"));
    }

    [Test]
    public async Task What_a_suite_leaves_in_the_downstream_is_put_back()
    {
        using var pair = new BisectPair("litter", "pass", "litter", "fail");
        var before = pair.Standing;

        var report = await pair.BisectAsync();

        Assert.That((report.FirstBadCommit, pair.Standing), Is.EqualTo((pair.Commits[3], before)));
    }

    [Test]
    public void A_suite_that_edits_the_downstream_is_told_and_its_edit_put_back()
    {
        using var pair = new BisectPair("edits", "pass", "fail");
        var before = pair.Standing;

        Assert.That(
            () => pair.BisectAsync(),
            Throws.TypeOf<Main2MainException>().With.Message.Contains("changed the downstream").And.Message.Contains("'plugin/code.py'"));
        Assert.That(pair.Standing, Is.EqualTo(before));
    }

    [Test]
    public async Task The_limit_of_probes_leaves_candidates()
    {
        using var pair = new BisectPair(Twelve);
        pair.Settings = pair.Settings with { Bisect = new BisectSettings { MaximumProbes = 1 } };

        var report = await pair.BisectAsync();

        Assert.That((report.Status, report.ProbeCount), Is.EqualTo((BisectStatus.Candidates, 1)));
        Assert.That(report.Reason, Does.EndWith("1 probes were made, which is the limit."));
        Assert.That(report.Candidates.Select(candidate => candidate.Sha), Does.Contain(pair.Commits[7]));
    }

    [Test]
    public void A_dirty_upstream_is_refused_and_left_alone()
    {
        using var pair = new BisectPair("pass", "fail");
        File.WriteAllText(Path.Combine(pair.Upstream.Folder, "host/count"), "mine");
        var before = pair.Standing;

        Assert.That(() => pair.BisectAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("has uncommitted changes: 'host/count'"));
        Assert.That((pair.Standing, pair.CallCount), Is.EqualTo((before, 0)));
    }

    [Test]
    public async Task A_suite_that_moves_the_upstream_is_told_and_nothing_of_it_is_believed()
    {
        using var pair = new BisectPair("pass", "pass", "fail");
        pair.Settings = pair.Settings with { Ci = [$"git -C {{upstream}} checkout --quiet --detach {pair.Commits[1]}; exit 1"] };

        Assert.That(() => pair.BisectAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("changed the upstream"));

        pair.Settings = pair.Settings with { Ci = [] };
        _ = pair.Upstream.Git("checkout", "--quiet", "main");
        Assert.That((await pair.BisectAsync()).FirstBadCommit, Is.EqualTo(pair.Commits[2]));
    }

    [Test]
    public void Ends_in_the_wrong_order_or_apart_are_refused()
    {
        using var pair = new BisectPair("pass", "fail");
        pair.Commits.Reverse();
        Assert.That(() => pair.BisectAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("is not an ancestor of"));
        pair.Commits[0] = pair.Commits[1];
        Assert.That(() => pair.BisectAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("there is no commit in"));
        pair.Commits[0] = "nothing";
        Assert.That(() => pair.BisectAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("'nothing' is not a commit of the upstream"));
    }
}
