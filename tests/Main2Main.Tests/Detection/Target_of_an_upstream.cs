using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Detection;

/// <summary>Which upstream commit is meant where nobody names one, however HEAD was left.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Target_of_an_upstream
{
    [Test]
    public async Task After_a_stop_a_run_in_a_fresh_workspace_takes_the_branch_that_the_run_found()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        var tip = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
        pair.Settings = pair.Settings with { Ci = ["false"] };
        _ = await pair.SyncAsync();
        Assert.That((pair.State.Status, pair.Upstream.Git("rev-parse", "HEAD")), Is.EqualTo((RunStatus.Partial, pair.Base)));

        pair.Settings = pair.Settings with { Workspace = pair.Folder("fresh") };
        var detection = await new DetectStage(pair.Open()).RunAsync();

        Assert.That((detection.HasDrift, detection.TargetCommit, detection.UpstreamBranch), Is.EqualTo((true, tip, "main")));
        Assert.That(pair.Upstream.Git("symbolic-ref", "refs/main2main/head"), Is.EqualTo("refs/heads/main"));
    }

    [Test]
    public async Task A_branch_that_a_suite_switched_to_does_not_take_the_place_of_the_one_that_the_run_found()
    {
        using var pair = new RunPair();
        var tip = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Ci = ["git -C {upstream} checkout --quiet -b junk"] };
        Assert.That(() => pair.SyncAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("on the branch 'junk'"));

        pair.Settings = pair.Settings with { Ci = ["true"] };
        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That(pair.Upstream.Git("symbolic-ref", "refs/main2main/head"), Is.EqualTo("refs/heads/main"));
        Assert.That(pair.State.ReachedCommit, Is.EqualTo(tip));
    }

    [Test]
    public async Task A_detached_head_means_the_default_branch_of_the_remote()
    {
        using var pair = new RunPair();
        var tip = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        var clone = pair.Folder("clone");
        _ = pair.Upstream.Git("clone", "--quiet", pair.Upstream.Folder, clone);
        _ = pair.Upstream.Git("-C", clone, "checkout", "--quiet", "--detach", pair.Base);
        pair.Settings = pair.Settings with { Upstream = clone };

        Assert.That((await pair.PlanAsync()).TargetCommit, Is.EqualTo(tip));
        Assert.That(pair.Log.Lines, Has.Some.Contains("default branch of its remote, 'origin/main'"));
    }

    [Test]
    public async Task Who_has_moved_a_detached_head_since_does_not_mean_the_branch_that_a_run_found()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        var clone = pair.Folder("clone");
        _ = pair.Upstream.Git("clone", "--quiet", pair.Upstream.Folder, clone);
        pair.Settings = pair.Settings with { Upstream = clone, Ci = ["false"] };
        _ = await pair.SyncAsync();
        var fetched = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
        _ = pair.Upstream.Git("-C", clone, "fetch", "--quiet");
        _ = pair.Upstream.Git("-C", clone, "checkout", "--quiet", "--detach", "origin/main");

        pair.Settings = pair.Settings with { Workspace = pair.Folder("fresh") };
        Assert.That((await pair.PlanAsync()).TargetCommit, Is.EqualTo(fetched));
    }

    [Test]
    public void A_detached_head_of_which_nothing_is_known_is_a_question_by_name()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Git("checkout", "--quiet", "--detach", pair.Base);

        Assert.That(() => pair.PlanAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("its branches: main").And.Message.Contains("--to=main"));
    }

    [Test]
    public async Task Each_linked_working_tree_keeps_its_own()
    {
        using var pair = new RunPair();
        var tip = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Git("branch", "next", pair.Base);
        var linked = pair.Folder("linked");
        _ = pair.Upstream.Git("worktree", "add", "--quiet", linked, "next");
        _ = pair.Upstream.Git("-C", linked, "commit", "--quiet", "--allow-empty", "-m", "On next");
        var next = pair.Upstream.Git("rev-parse", "next");
        pair.Settings = pair.Settings with { Upstream = linked };

        Assert.That((await pair.SyncAsync())!.ReachedCommit, Is.EqualTo(next));

        Assert.That(await new KeptHead(new GitRepository(linked, NullRunLog.Instance)).BranchAsync(), Is.EqualTo("next"));
        Assert.That(await new KeptHead(new GitRepository(pair.Upstream.Folder, NullRunLog.Instance)).BranchAsync(), Is.Null);
        Assert.That((pair.Upstream.Git("symbolic-ref", "--short", "HEAD"), pair.Upstream.Git("rev-parse", "HEAD")), Is.EqualTo(("main", tip)));
    }
}
