using Main2Main.Git;
using Main2Main.Planning;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Planning;

/// <summary>A plan follows the target's first-parent line, whatever was merged into it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Plans_of_merged_histories
{
    [Test]
    public async Task What_a_merged_maintenance_branch_brought_stands_under_the_merge_and_is_counted()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Git("checkout", "--quiet", "-b", "old");
        string[] fixes = [pair.Upstream.Commit(("host/fix1.py", "1\n")), pair.Upstream.Commit(("host/fix2.py", "2\n"))];
        _ = pair.Upstream.Git("checkout", "--quiet", "main");
        var first = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Git("merge", "--quiet", "--no-ff", "-m", "Merge old", "old");
        var merge = pair.Upstream.Git("rev-parse", "HEAD");
        var last = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));

        var plan = await pair.PlanAsync();

        Assert.That(plan.Steps.Select(step => step.EndCommit), Is.EqualTo(new[] { first, merge, last }));
        Assert.That(
            plan.Steps[1].Commits.Select(commit => (commit.Sha, commit.MergedBy)),
            Is.EqualTo(new (string, string?)[] { (fixes[0], merge), (fixes[1], merge), (merge, null) }));
        Assert.That(
            (plan.TotalCommits, plan.Steps[1].CommitCount, plan.Steps[1].MergedCommitCount, plan.Steps[1].SourceChangedLines), Is.EqualTo((5, 3, 2, 2)));
        Assert.That(plan.Steps[1].FilesChanged, Is.EqualTo(new[] { "host/fix1.py", "host/fix2.py" }));
        Assert.That(
            await File.ReadAllTextAsync(pair.Open().Workspace.PlanPage), Does.Contain($"    - `{fixes[0][..10]}` change").And.Contain("(2 brought by merges)"));
    }

    [Test]
    public async Task A_pin_on_a_branch_that_was_merged_since_goes_on_to_the_merge_at_once()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Git("checkout", "--quiet", "-b", "side");
        var pinned = pair.Upstream.Commit(("host/side.py", "1\n"));
        _ = pair.Upstream.Git("checkout", "--quiet", "main");
        var beside = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Git("merge", "--quiet", "--no-ff", "-m", "Merge side", "side");
        var merge = pair.Upstream.Git("rev-parse", "HEAD");
        var last = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
        _ = pair.Downstream.Commit(("PIN", $"commit: {pinned}\n"));

        var plan = await pair.PlanAsync();

        Assert.That(plan.Steps.Select(step => (step.StartCommit, step.EndCommit)), Is.EqualTo(new[] { (pinned, merge), (merge, last) }));
        Assert.That(plan.Steps[0].Commits.Select(commit => commit.Sha), Is.EqualTo(new[] { beside, merge }));
        Assert.That(plan.Steps[0].FilesChanged, Is.EqualTo(new[] { "host/core.py" }));
        Assert.That(plan.PartingCommit, Is.Null);
    }

    [Test]
    public async Task A_pin_on_a_release_branch_is_planned_from_where_the_two_part_and_what_the_line_lacks_is_named()
    {
        using var pair = new RunPair();
        var parting = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Git("checkout", "--quiet", "-b", "release");
        _ = pair.Upstream.Commit(("host/picked.py", "1\n"));
        var own = pair.Upstream.Commit(("host/hotfix.py", "1\n"));
        _ = pair.Upstream.Git("commit", "--quiet", "--amend", "-m", "Hotfix of the release");
        own = pair.Upstream.Git("rev-parse", "HEAD");
        _ = pair.Upstream.Git("checkout", "--quiet", "main");
        _ = pair.Upstream.Commit(("host/picked.py", "1\n"));
        _ = pair.Upstream.Git("commit", "--quiet", "--amend", "-m", "Picked by the release");
        var next = pair.Upstream.Git("rev-parse", "HEAD");
        _ = pair.Downstream.Commit(("PIN", $"commit: {own}\n"));

        var report = await pair.SyncAsync();

        var plan = PlanFile.Read(pair.Open().Workspace)!;
        Assert.That((plan.BaseCommit, plan.PartingCommit, plan.TotalCommits), Is.EqualTo((own, parting, 1)));
        Assert.That(plan.LeftBehind, Is.EqualTo(new[] { new SideCommit(own, "Hotfix of the release", null) }));
        Assert.That(plan.Steps.Select(step => (step.StartCommit, step.EndCommit)), Is.EqualTo(new[] { (own, next) }));
        Assert.That((report!.Status, report.PartingCommit), Is.EqualTo(("completed", parting)));
        Assert.That(
            await File.ReadAllTextAsync(pair.Open().Workspace.FinalSummaryPage),
            Does.Contain("is on a side branch").And.Contain($"{own[..10]} Hotfix of the release"));
        Assert.That(pair.Downstream.Git("show", "HEAD:PIN"), Is.EqualTo($"commit: {next}"));
    }

    [Test]
    public async Task A_target_behind_the_pin_and_one_that_has_nothing_in_common_with_it_are_refused()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Downstream.Commit(("PIN", $"commit: {pair.Upstream.Git("rev-parse", "HEAD")}\n"));
        pair.Settings = pair.Settings with { To = pair.Base };
        Assert.That(() => pair.PlanAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("the target lies behind it"));

        _ = pair.Upstream.Git("checkout", "--quiet", "--orphan", "other");
        pair.Settings = pair.Settings with { To = pair.Upstream.Commit(("host/core.py", "VALUE = 9\n")) };
        Assert.That(() => pair.PlanAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("nothing in common"));
        await Task.CompletedTask;
    }

    [Test]
    public async Task Any_history_is_planned_forwards_and_every_commit_counts_once([Range(1, 6)] int seed)
    {
        using var upstream = new TempRepository();
        var commits = Grow(upstream, new Random(seed));
        var target = commits[^1];
        foreach (var start in commits.Where(commit => commit != target && Holds(upstream, commit, target)).Take(8))
        {
            var line = await new UpstreamHistory(new GitRepository(upstream.Folder, NullRunLog.Instance)).ReadAsync(start, target);

            var ends = line.Select(commit => commit.Sha).Prepend(start).ToList();
            Assert.That(ends.Zip(ends.Skip(1)).Where(pair => !Holds(upstream, pair.First, pair.Second)), Is.Empty, start);
            var all = line.SelectMany(commit => commit.Brought.Select(brought => brought.Sha).Append(commit.Sha)).ToList();
            Assert.That(all, Is.Unique.And.EquivalentTo(upstream.Git("rev-list", $"{start}..{target}").Split('\n')));
            Assert.That(ends[^1], Is.EqualTo(target));
        }
    }

    private static bool Holds(TempRepository upstream, string older, string newer) => upstream.Git("merge-base", older, newer) == older;

    /// <summary>Branches that part and merge at random, in both directions.</summary>
    private static List<string> Grow(TempRepository upstream, Random random)
    {
        var commits = new List<string> { upstream.Commit(("a0", "0")) };
        var tips = new List<string> { commits[0] };
        for (var number = 1; number <= 14; number++)
        {
            var at = random.Next(tips.Count);
            _ = upstream.Git("checkout", "--quiet", "--detach", tips[at]);
            if (random.Next(3) == 0 && tips[random.Next(tips.Count)] is var other && other != tips[at])
            {
                _ = upstream.Git("merge", "--quiet", "--no-ff", "--no-edit", other);
            }
            else
            {
                _ = upstream.Commit(($"a{number}", "1"));
            }

            commits.Add(upstream.Git("rev-parse", "HEAD"));
            if (random.Next(3) == 0)
            {
                tips.Add(commits[^1]);
            }
            else
            {
                tips[at] = commits[^1];
            }
        }

        _ = upstream.Git("checkout", "--quiet", "--detach", tips[0]);
        _ = upstream.Git(["merge", "--quiet", "--no-ff", "--no-edit", .. tips.Skip(1).Take(1)]);
        commits.Add(upstream.Commit(("last", "1")));
        return commits;
    }
}
