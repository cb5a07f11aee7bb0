using System.Text.Json.Nodes;
using Main2Main.Publishing;
using Main2Main.Workspace;

namespace Main2Main.Tests.Publishing;

/// <summary>What must never be pushed is attempted.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Guardrails_of_publishing : IDisposable
{
    private readonly PublishingWorld world = new();

    public void Dispose() => world.Dispose();

    [TestCase("main", null)]
    [TestCase("refs/heads/main", null)]
    [TestCase("Main", null)]
    [TestCase(" main\n", null)]
    [TestCase("{{ 'ma' + 'in' }}", "release")]
    [TestCase("alias", null)]
    public async Task The_default_branch_is_never_pushed_to(string branch, string? wanted)
    {
        _ = world.Git("push", "--quiet", "origin", "main:refs/heads/release");
        _ = world.Git("-C", world.Remote, "symbolic-ref", "refs/heads/alias", "refs/heads/main");
        world.Run().With(settings => settings with { Branch = branch, Base = wanted });
        Assert.That(await world.RefusalAsync(), Does.Contain("the remote's default branch. It is never pushed to"));
    }

    [Test]
    public async Task The_branch_that_the_request_is_to_be_merged_into_is_never_pushed_to()
    {
        _ = world.Git("push", "--quiet", "origin", "main:refs/heads/release");
        world.Run().With(settings => settings with { Branch = "release", Base = "refs/heads/release" });
        Assert.That(await world.RefusalAsync(), Does.Contain("the branch that the request is to be merged into. It is never pushed to"));
    }

    [Test]
    public async Task Nothing_is_pushed_where_nobody_knows_which_branch_is_the_default_one()
    {
        _ = world.Git("-C", world.Remote, "symbolic-ref", "HEAD", "refs/heads/gone");
        world.Run().With(settings => settings with { Base = "main" });
        Assert.That(await world.RefusalAsync(), Does.Contain("does not say which branch is its default one"));
    }

    [TestCase("-f")]
    [TestCase("a..b")]
    [TestCase("{{ nothing_known }}")]
    [TestCase("{{ if }}")]
    public async Task A_branch_that_is_no_name_is_refused(string branch)
    {
        world.Run().With(settings => settings with { Branch = branch });
        Assert.That(await world.RefusalAsync(), Does.Contain("`publish.branch`"));
    }

    [Test]
    public async Task A_remote_is_named_and_never_guessed()
    {
        world.Run().With(settings => settings with { Remote = null });
        Assert.That(await world.RefusalAsync(), Does.Contain("none is guessed").And.Contain("these: origin"));
        world.With(settings => settings with { Remote = "https://user:hunter2hunter2@example.org/a/b" });
        Assert.That(await world.RefusalAsync(), Does.Contain("has no remote of the name 'https://***@example.org/a/b'"));
        world.With(settings => settings with { Remote = "origin", Repository = null });
        Assert.That(await world.RefusalAsync(), Does.Contain("`publish.repository`"));
        _ = world.Git("remote", "set-url", "--push", "origin", "https://example.org/a/b");
        Assert.That(await world.RefusalAsync(), Does.Contain("more than one address"));
    }

    [Test]
    public async Task A_run_without_a_completed_step_is_refused()
    {
        world.Run(0, RunStatus.Partial);
        Assert.That(await world.RefusalAsync(), Does.Contain("has no completed step"));
    }

    [TestCase(false, "in progress (1 of 2 steps)")]
    [TestCase(true, "paused at step-2 for a person's edit")]
    public async Task A_run_that_goes_on_is_refused(bool isPaused, string said)
    {
        world.Run(1, RunStatus.Running);
        if (isPaused)
        {
            Journal.Write(
                new WorkspaceFolder(world.Workspace),
                world.State.With(world.State.Steps[1] with { Pause = new AdapterPause(0, "request.json", "manual", 1, false, "tree", "tree") }));
        }

        Assert.That(await world.RefusalAsync(), Does.Contain(said));
    }

    [Test]
    public async Task A_downstream_that_does_not_hold_the_runs_commits_is_refused()
    {
        world.Run();
        _ = world.Git("checkout", "--quiet", "HEAD~1");
        Assert.That(await world.RefusalAsync(), Does.Contain("does not hold the commits of the run"));
    }

    [Test]
    public async Task Commits_that_are_not_as_the_journal_has_them_are_refused()
    {
        world.Run();
        _ = world.Git("commit", "--quiet", "--amend", "-m", "Sync step-2");
        Journal.Write(
            new WorkspaceFolder(world.Workspace),
            world.State with { LastVerifiedHead = world.Head, Steps = [world.State.Steps[0], world.State.Steps[1] with { Commit = world.Head }] });
        Assert.That(await world.RefusalAsync(), Does.Contain("are not those of the run").And.Contain(world.Head));
    }

    [Test]
    public async Task Commits_of_a_person_below_the_runs_are_not_published_along()
    {
        var mine = world.Commit("My work");
        world.Run();
        Assert.That(await world.RefusalAsync(), Does.Contain("that no run made").And.Contain(mine[..10]).And.Contain("Tester").And.Contain("'My work'"));
    }

    [Test]
    public async Task Commits_of_a_person_above_the_runs_stay_here()
    {
        world.Run();
        var head = world.Head;
        _ = world.Commit("My work");
        _ = await world.PublishAsync();
        Assert.That(world.Tip(), Is.EqualTo(head));
        Assert.That(world.Lines, Has.Some.Contains("1 commit(s) that came after the run and are not published").And.Some.Contains("'My work'"));
    }

    [TestCase("commit", "--quiet", "--allow-empty", "-m", "By hand")]
    [TestCase("commit", "--quiet", "--allow-empty", "-m", "Disguised\n\nMain2Main-Step: step-9\nUpstream-Range: a..b")]
    [TestCase("commit", "--quiet", "--amend", "--no-edit")]
    [TestCase("commit", "--quiet", "--amend", "--reset-author", "--no-edit")]
    [TestCase("merge", "--quiet", "--no-ff", "-m", "Merge main", "origin/main")]
    public async Task Work_of_a_person_on_the_branch_is_never_overwritten(params string[] change)
    {
        _ = await world.Run().PublishAsync();
        _ = world.PushByAPerson("main");
        var work = world.PushByAPerson(PublishingWorld.Branch, change);
        File.Delete(Path.Combine(world.GitHub, "calls"));

        Assert.That(await world.RefusalAsync(), Does.Contain("holds a commit by somebody else").And.Contain(work[..10]).And.Contain("Ann"));
        world.FreshJob().Run(1, runId: "20260102-000000");
        Assert.That(await world.RefusalAsync(), Does.Contain("holds a commit by somebody else").And.Contain(work[..10]));
    }

    [Test]
    public async Task A_commit_of_a_run_that_was_amended_under_the_same_name_is_never_overwritten_from_a_fresh_job()
    {
        _ = await world.Run().PublishAsync();
        _ = world.Git("-c", "user.name=Tester", "commit", "--quiet", "--amend", "--no-edit", "--date=2026-01-01T00:00:00Z");
        _ = world.Git("push", "--quiet", "--force", "origin", $"HEAD:refs/heads/{PublishingWorld.Branch}");
        File.Delete(Path.Combine(world.GitHub, "calls"));
        world.FreshJob().Run(1, runId: "20260102-000000");
        Assert.That(await world.RefusalAsync(), Does.Contain("was changed since"));
    }

    [Test]
    public async Task A_push_between_the_look_and_ours_is_not_overwritten([Values] bool isNew)
    {
        world.Run();
        if (!isNew)
        {
            _ = await world.PublishAsync();
            world.Run(1, runId: "20260102-000000");
        }

        var clone = Path.Combine(world.Root, "other");
        world.Tell("on-list", $"git clone -q {world.Remote} {clone}; cd {clone}; git checkout -q {(isNew ? "main" : PublishingWorld.Branch)}; git -c user.name=Ann -c user.email=ann@example.org commit -q --allow-empty -m mine; git push -q origin HEAD:refs/heads/{PublishingWorld.Branch}");
        var failure = await world.FailureAsync();

        Assert.That(failure.Problem, Does.Contain("moved while it was looked at").And.Contain("Nothing was pushed over it"));
        Assert.That(world.Git("-C", world.Remote, "log", "-1", "--format=%an %s", PublishingWorld.Branch), Is.EqualTo("Ann mine"));
        Assert.That(world.Requests, Has.Count.EqualTo(isNew ? 0 : 1));
        File.Delete(Path.Combine(world.GitHub, "on-list"));
        File.Delete(Path.Combine(world.GitHub, "calls"));
        Assert.That(await world.RefusalAsync(), Does.Contain("holds a commit by somebody else").And.Contain("Ann"));
    }

    [Test]
    public async Task A_request_with_the_pause_label_stops_everything()
    {
        _ = await world.Run().PublishAsync();
        world.Change(1, request => request["labels"] = new JsonArray(new JsonObject { ["name"] = "Main2Main/Pause" }));
        var before = world.Refs() + world.Requests.ToJsonString();
        var result = await world.Run(1, runId: "20260102-000000").PublishAsync();

        Assert.That(world.Refs() + world.Requests.ToJsonString(), Is.EqualTo(before));
        Assert.That(result.Publication!.Status, Is.EqualTo(PublicationStatus.Paused));
        Assert.That(
            world.Lines,
            Has.Some.Contains("Paused: the pull request https://github.com/example/plugin/pull/1 carries the label 'main2main/pause'. Nothing was pushed."));
        world.Change(1, request => request["labels"] = new JsonArray());
        _ = await world.PublishAsync();
        Assert.That((world.Tip(), world.Requests.Count), Is.EqualTo((world.Head, 1)));
    }

    [TestCase("CLOSED", "closed")]
    [TestCase("MERGED", "merged")]
    public async Task What_a_person_closed_is_not_proposed_again(string state, string said)
    {
        _ = await world.Run().PublishAsync();
        world.Change(1, request => request["state"] = state);
        _ = world.Git("push", "--quiet", "origin", $":refs/heads/{PublishingWorld.Branch}");
        var result = await world.PublishAsync();

        Assert.That((world.Tip(), world.Requests.Count, world.Record["status"]!.GetValue<string>()), Is.EqualTo(((string?)null, 1, said)));
        Assert.That(world.Lines, Has.Some.Contains("https://github.com/example/plugin/pull/1").And.Some.Contains(said));
        Assert.That(result.Publication!.PrNumber, Is.EqualTo(1));

        _ = await world.Run(1, runId: "20260102-000000").PublishAsync();
        Assert.That((world.Tip(), world.Requests.Count), Is.EqualTo((world.Head, 2)), "other commits are another proposal");
    }

    [Test]
    public async Task What_a_person_closed_is_known_by_its_content_too_and_goes_on_when_it_is_reopened()
    {
        _ = await world.Run().PublishAsync();
        world.Change(1, request => (request["state"], request["headRefOid"]) = ("CLOSED", "0000000000000000000000000000000000000000"));
        var closed = await world.PublishAsync();
        Assert.That(closed.Publication!.Status, Is.EqualTo(PublicationStatus.Closed));
        world.Change(1, request => request["state"] = "OPEN");
        var reopened = await world.PublishAsync();
        Assert.That((reopened.Publication!.Status, reopened.Publication.PrNumber), Is.EqualTo((PublicationStatus.Published, 1)));
    }

    [Test]
    public async Task What_the_base_holds_is_not_proposed()
    {
        world.Run();
        _ = world.Git("push", "--quiet", "origin", "HEAD:main");
        var result = await world.PublishAsync();
        Assert.That((result.Publication!.Status, world.Tip(), world.Requests.Count), Is.EqualTo((PublicationStatus.Merged, (string?)null, 0)));
    }

    [Test]
    public async Task Several_open_requests_and_requests_of_others_are_refused()
    {
        _ = await world.Run().PublishAsync();
        var one = world.Requests[0]!.AsObject();
        var two = one.DeepClone().AsObject();
        (two["number"], two["url"]) = (2, "https://github.com/example/plugin/pull/2");
        world.Tell("requests.json", new JsonArray(one.DeepClone(), two).ToJsonString());
        File.Delete(Path.Combine(world.GitHub, "calls"));
        Assert.That(await world.RefusalAsync(), Does.Contain("2 pull requests are open").And.Contain("/pull/1").And.Contain("/pull/2"));

        (two["body"], two["headRefName"]) = ("By hand", PublishingWorld.Branch);
        world.Tell("requests.json", new JsonArray(two.DeepClone()).ToJsonString());
        Assert.That(await world.RefusalAsync(), Does.Contain("/pull/2").And.Contain("was not opened by Main2Main"));

        two["headRepositoryOwner"] = new JsonObject { ["login"] = "stranger" };
        world.Tell("requests.json", new JsonArray(two.DeepClone()).ToJsonString());
        Assert.That(
            (await world.FailureAsync()).Problem, Does.Contain("already exists"), "a stranger's request is none of ours; only the stand-in mixes them up");
    }

    [Test]
    public async Task A_label_that_does_not_exist_is_told_before_anything_is_pushed()
    {
        world.Run().With(settings => settings with { Labels = ["sync", "{{ upstream_package }}"] }).Tell("labels", "Sync\n");
        Assert.That(await world.RefusalAsync(), Does.Contain("has no label 'host'").And.Contain("gh label create host"));
    }

    [Test]
    public async Task Credentials_are_in_no_line_and_no_file()
    {
        const string Secret = "s3cret-of-the-test";
        Environment.SetEnvironmentVariable("MAIN2MAIN_TEST_TOKEN", "token-of-the-test");
        _ = world.Git("remote", "set-url", "origin", $"https://user:{Secret}@localhost:1/example/plugin.git");
        world.Run().With(settings => settings with { Repository = null });
        var unreachable = await world.FailureAsync();
        _ = world.Git("remote", "set-url", "origin", $"file://user:{Secret}@localhost{world.Remote}");
        world.With(settings => settings with { Repository = "example/plugin" })
            .Tell("fail-create", $"no: https://me:{Secret}@github.com/ $MAIN2MAIN_TEST_TOKEN");
        var failure = await world.FailureAsync();

        Assert.That(failure.Problem, Does.Contain("no: https://***@github.com/ ***"));
        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        var everything = string.Join(
            '\n', [.. world.Lines, failure.ToString(), unreachable.ToString(), .. Directory.EnumerateFiles(world.Workspace).Select(File.ReadAllText)]);
        Assert.That(everything, Does.Not.Contain(Secret).And.Not.Contain("token-of-the-test").And.Contain("gh pr create"));
    }
}
