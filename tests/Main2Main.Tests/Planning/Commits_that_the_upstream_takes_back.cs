using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Planning;

/// <summary>Nobody adapts to what is gone soon after.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Commits_that_the_upstream_takes_back
{
    [Test]
    public async Task The_plan_and_the_report_tell_them()
    {
        using var pair = new RunPair();
        var (culprit, revert) = Upstream(pair);

        var plan = await pair.PlanAsync();
        var report = await pair.SyncAsync();

        Assert.That(plan.Steps, Has.Count.EqualTo(5), "steps stay the playbook's way");
        Assert.That(plan.Undone!.Select(one => (one.Commit, one.By, one.How, one.Within)), Is.EqualTo(new[] { (culprit, revert, "reverted", true) }));
        Assert.That(pair.Log.Lines, Has.Some.Contain("changed its mind").And.Contain("in step-2").And.Contain("in step-4").And.Contain("plan.revertSpan"));
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(pair.Settings.Workspace, "steps.md")),
            Does.Contain($"`{culprit[..10]}` change is reverted by `{revert[..10]}`"));
        Assert.That(report!.Undone.Single().Commit, Is.EqualTo(culprit));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(pair.Settings.Workspace, "final-summary.md")), Does.Contain("The upstream changed its mind"));
    }

    [TestCase(3, 3)]
    [TestCase(2, 5)]
    public async Task A_pair_that_is_near_enough_is_one_step(int span, int steps)
    {
        using var pair = new RunPair();
        pair.Settings = pair.Settings with { Plan = pair.Settings.Plan with { RevertSpan = span } };
        var (culprit, revert) = Upstream(pair);

        var plan = await pair.PlanAsync();

        Assert.That(plan.Steps, Has.Count.EqualTo(steps));
        Assert.That(plan.Steps.Any(step => step.Commits.Select(commit => commit.Sha).Intersect([culprit, revert]).Count() == 2), Is.EqualTo(steps == 3));
        Assert.That(
            plan.Steps.SelectMany(step => step.Commits).Select(commit => commit.Sha),
            Is.EqualTo(pair.Upstream.Git("rev-list", "--reverse", $"{pair.Base}..main").Split('\n')));
        Assert.That(plan.Steps.Skip(1).Select(step => step.StartCommit), Is.EqualTo(plan.Steps.SkipLast(1).Select(step => step.EndCommit)));
        Assert.That(plan.Steps.Select(step => step.Id), Is.EqualTo(Enumerable.Range(1, steps).Select(index => $"step-{index}")));
    }

    [Test]
    public async Task A_revert_behind_the_target_is_told_with_the_target_that_takes_both()
    {
        using var pair = new RunPair();
        var (culprit, revert) = Upstream(pair);
        pair.Settings = pair.Settings with { To = $"{revert}^" };

        var plan = await pair.PlanAsync();

        Assert.That(plan.Undone!.Select(one => (one.Commit, one.By, one.Within)), Is.EqualTo(new[] { (culprit, revert, false) }));
        Assert.That(pair.Log.Lines, Has.Some.Contain($"--to={revert[..10]}"));
    }

    [Test]
    public async Task What_was_taken_back_and_came_again_stands()
    {
        using var pair = new RunPair();
        var (culprit, revert) = Upstream(pair);
        _ = pair.Upstream.Git("revert", "--no-edit", revert);

        var plan = await pair.PlanAsync();

        Assert.That(plan.Undone!.Select(one => one.Commit), Is.EqualTo(new[] { revert }).And.Not.Contain(culprit));
    }

    [TestCase("Repair it\n\nFixes: {0}", "fixed")]
    [TestCase("Revert \"Change the core\" (#12)", "reverted")]
    public async Task The_words_of_GitHub_and_of_trailers_are_known_too(string message, string how)
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Git("commit", "--quiet", "--allow-empty", "-m", "Change the core");
        var culprit = pair.Upstream.Git("rev-parse", "HEAD");
        _ = pair.Upstream.Git(
            "commit", "--quiet", "--allow-empty", "-m", string.Format(System.Globalization.CultureInfo.InvariantCulture, message, culprit[..12]));

        var plan = await pair.PlanAsync();

        Assert.That(plan.Undone!.Select(one => (one.Commit, one.How)), Is.EqualTo(new[] { (culprit, how) }));
    }

    private static (string Culprit, string Revert) Upstream(RunPair pair)
    {
        _ = pair.Upstream.Commit(("host/a.py", "A = 1\n"));
        var culprit = pair.Upstream.Commit(("host/core.py", "VALUE = 9\n"));
        _ = pair.Upstream.Commit(("host/b.py", "B = 1\n"));
        _ = pair.Upstream.Git("revert", "--no-edit", culprit);
        var revert = pair.Upstream.Git("rev-parse", "HEAD");
        _ = pair.Upstream.Commit(("host/c.py", "C = 1\n"));
        return (culprit, revert);
    }
}
