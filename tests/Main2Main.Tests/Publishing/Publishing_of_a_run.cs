using System.Text.Json.Nodes;
using Main2Main.Publishing;
using Main2Main.Workspace;

namespace Main2Main.Tests.Publishing;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Publishing_of_a_run : IDisposable
{
    private readonly PublishingWorld world = new();

    public void Dispose() => world.Dispose();

    [Test]
    public async Task Pushes_its_commits_and_opens_one_request()
    {
        world.Run(guide: true);
        var result = await world.PublishAsync();

        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        Assert.That(world.Requests, Has.Count.EqualTo(1));
        var request = world.Requests[0]!;
        Assert.That(request["title"]!.GetValue<string>(), Is.EqualTo("Sync with host 2222222222 (2 steps)"));
        Assert.That(request["body"]!.GetValue<string>(), Does.StartWith("## Main2Main Summary\n").And.Contain($"head={world.Head}"));
        Assert.That(request["isDraft"]!.GetValue<bool>(), Is.False);
        Assert.That(request["baseRefName"]!.GetValue<string>(), Is.EqualTo("main"));
        Assert.That(result.Publication, Is.EqualTo(new Publication
        {
            RunId = "20260101-000000", Status = PublicationStatus.Published, Phase = PublicationPhase.Done, Remote = "origin", Repository = "example/plugin",
            Branch = PublishingWorld.Branch, Base = "main", Head = world.Head, PushedHead = world.Head, Commits = 3,
            Title = "Sync with host 2222222222 (2 steps)",
            Labels = result.Publication!.Labels, Draft = false, PrNumber = 1, PrUrl = "https://github.com/example/plugin/pull/1",
        }));
        Assert.That(world.Record["status"]!.GetValue<string>(), Is.EqualTo("published"));
        Assert.That(world.Lines, Has.Some.Contains("Pull request #1 opened: https://github.com/example/plugin/pull/1"));
    }

    [Test]
    public async Task Changes_nothing_when_all_is_up_to_date()
    {
        _ = await world.Run().PublishAsync();
        var (refs, requests) = (world.Refs(), world.Requests.ToJsonString());
        _ = await world.PublishAsync();

        Assert.That((world.Refs(), world.Requests.ToJsonString()), Is.EqualTo((refs, requests)));
        Assert.That(world.Calls, Is.EqualTo(new[] { "pr list", "pr create", "pr list" }));
        Assert.That(world.Lines, Has.Some.EqualTo("Pull request #1 is up to date: https://github.com/example/plugin/pull/1"));
        Assert.That(world.Lines.Where(line => line.Contains(" push ", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Pushes_one_commit_that_lists_the_steps_where_that_is_asked_for_and_the_same_one_again()
    {
        world.With(settings => settings with { Commits = "squash" }).Run(guide: true);
        _ = await world.PublishAsync();
        var tip = world.Tip();

        Assert.That(world.Git("rev-list", "--count", $"origin/main..{tip}"), Is.EqualTo("1"));
        Assert.That(world.Git("rev-parse", $"{tip}^{{tree}}"), Is.EqualTo(world.Git("rev-parse", "HEAD^{tree}")));
        Assert.That(
            world.Git("show", "--no-patch", "--format=%B", tip!),
            Does.Contain("- Sync step-1\n- Sync step-2\n- docs: refresh").And.Contain("Upstream-Range: 1111111111")
                .And.Contain("Main2Main-Step: step-1..step-2"));
        Assert.That(world.Git("rev-list", "--count", "origin/main..HEAD"), Is.EqualTo("3"), "the downstream keeps the steps");

        _ = await world.PublishAsync();
        Assert.That(world.Tip(), Is.EqualTo(tip));
        Assert.That(world.Lines, Has.Some.EqualTo("Pull request #1 is up to date: https://github.com/example/plugin/pull/1"));
    }

    [Test]
    public async Task Makes_a_draft_of_a_partial_run_and_updates_it_when_the_run_is_complete()
    {
        world.With(settings => settings with { Labels = ["sync", "sync/{{ status }}"] }).Tell("labels", "sync\nsync/partial\nsync/completed\n");
        _ = await world.Run(1, RunStatus.Partial).PublishAsync();
        Assert.That(world.Requests[0]!["isDraft"]!.GetValue<bool>(), Is.True);
        Assert.That(world.Requests[0]!["title"]!.GetValue<string>(), Does.EndWith("(partial: 1 of 2 steps)"));
        world.Change(1, request => request["labels"]!.AsArray().Add(new JsonObject { ["name"] = "by-a-person" }));
        var first = world.Head;

        _ = await world.Run(2, runId: "20260102-000000").PublishAsync();

        Assert.That(world.Requests, Has.Count.EqualTo(1));
        var request = world.Requests[0]!;
        Assert.That(request["isDraft"]!.GetValue<bool>(), Is.False);
        Assert.That(
            request["labels"]!.AsArray().Select(label => label!["name"]!.GetValue<string>()),
            Is.EquivalentTo(new[] { "sync", "sync/completed", "by-a-person" }));
        Assert.That(
            request["body"]!.GetValue<string>(),
            Does.StartWith("This request also holds 1 commit of earlier runs").And.Contain($"- {first[..10]} Sync step-1\n")
                .And.Contain("Run 20260102-000000"));
        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        Assert.That(world.Record["old_head"]!.GetValue<string>(), Is.EqualTo(first));
        Assert.That(world.Lines, Has.Some.Contains("Pull request #1 updated (title, text, labels, ready for review)"));
    }

    [TestCase("always", RunStatus.Completed, true)]
    [TestCase("never", RunStatus.Partial, false)]
    public async Task Makes_drafts_as_configured(string policy, RunStatus status, bool isDraft)
    {
        _ = await world.With(settings => settings with { Draft = policy }).Run(1, status).PublishAsync();
        Assert.That(world.Requests[0]!["isDraft"]!.GetValue<bool>(), Is.EqualTo(isDraft));
    }

    [Test]
    public async Task Replaces_the_branch_of_its_own_earlier_run_from_a_fresh_job()
    {
        _ = await world.Run().PublishAsync();
        _ = world.FreshJob().Commit("Other\n\nMain2Main-Step: step-1\nUpstream-Range: a..b");
        _ = world.Git("reset", "--quiet", "--hard", "origin/main");
        _ = await world.Run(1, runId: "20260102-000000").PublishAsync();

        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        Assert.That(world.Requests, Has.Count.EqualTo(1));
        Assert.That(world.Requests[0]!["body"]!.GetValue<string>(), Does.Contain("Run 20260102-000000").And.Not.Contain("earlier runs"));
    }

    [Test]
    public async Task Without_gh_pushes_and_tells_the_command_and_with_it_goes_on()
    {
        var result = await world.Run().PublishAsync(Path.Combine(world.Root, "no-gh"));

        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        Assert.That(result.Publication!.Status, Is.EqualTo(PublicationStatus.Pushed));
        Assert.That(result.Notice, Does.Contain($"gh pr create --repo example/plugin --base main --head main2main/sync --title 'Sync with host 2222222222 (2 steps)' --body-file {world.Workspace}/pull-request.md"));
        Assert.That(File.ReadAllText(Path.Combine(world.Workspace, "pull-request.md")), Does.Contain("## Main2Main Summary"));

        var again = await world.PublishAsync();
        Assert.That(again.Publication!.Status, Is.EqualTo(PublicationStatus.Published));
        Assert.That(world.Lines.Where(line => line.Contains(" push ", StringComparison.Ordinal)), Is.Empty, "it was pushed already");
        var third = await world.PublishAsync(Path.Combine(world.Root, "no-gh"));
        Assert.That(third.Notice, Does.Contain("gh pr edit 1 --repo example/plugin"));
    }

    [TestCase("list", "Nothing was pushed.")]
    [TestCase("create", "Pushed: ")]
    public async Task Says_what_stands_when_gh_fails_and_goes_on_from_there(string verb, string standing)
    {
        world.Run().Tell($"fail-{verb}", "HTTP 403: rate limit exceeded");
        var failure = await world.FailureAsync();
        Assert.That(failure.Problem, Does.Contain("HTTP 403: rate limit exceeded").And.Contain("exit code 1").And.Contain(standing));
        Assert.That(world.Tip(), verb == "list" ? Is.Null : Is.EqualTo(world.Head));

        File.Delete(Path.Combine(world.GitHub, $"fail-{verb}"));
        _ = await world.PublishAsync();
        Assert.That((world.Tip(), world.Requests.Count), Is.EqualTo((world.Head, 1)));
    }

    [Test]
    public async Task Proposes_to_another_repository_from_a_fork()
    {
        world.Run().With(settings => settings with { Repository = "team/plugin" });
        var ssh = Path.Combine(world.Root, "ssh");
        File.Copy(world.Program, ssh);
        File.WriteAllText(ssh, $"#!/bin/sh\nfor last; do :; done\nexec sh -c \"$(printf %s \"$last\" | sed \"s|'/fork/plugin.git'|'{world.Remote}'|\")\"\n");
        _ = world.Git("config", "core.sshCommand", ssh);
        _ = world.Git("config", "ssh.variant", "simple");
        _ = world.Git("remote", "set-url", "origin", "ssh://git@github.com/fork/plugin.git");
        _ = await world.PublishAsync();
        _ = await world.PublishAsync();

        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        Assert.That(world.Requests, Has.Count.EqualTo(1));
        Assert.That(world.Requests[0]!["headRepositoryOwner"]!["login"]!.GetValue<string>(), Is.EqualTo("fork"));
        Assert.That(world.Record["repository"]!.GetValue<string>(), Is.EqualTo("team/plugin"));
    }

    [Test]
    public async Task Takes_an_earlier_run_that_was_not_published_before_one_without_drift_took_its_place()
    {
        world.Run();
        var workspace = new WorkspaceFolder(world.Workspace);
        workspace.Archive(world.State.RunId);
        Journal.Write(workspace, world.State with { RunId = "20260102-000000", Status = RunStatus.NoDrift, Steps = [], DownstreamStart = world.Head, LastVerifiedHead = world.Head });

        _ = await world.PublishAsync();

        Assert.That(world.Requests[0]!["body"]!.GetValue<string>(), Does.Contain("Run 20260101-000000"));
    }

    [Test]
    public async Task Of_no_drift_does_nothing()
    {
        world.Run();
        Journal.Write(
            new WorkspaceFolder(world.Workspace),
            world.State with { Status = RunStatus.NoDrift, Steps = [], DownstreamStart = world.Head, LastVerifiedHead = world.Head });
        var result = await world.PublishAsync();
        Assert.That(result.Publication, Is.Null);
        Assert.That((world.Tip(), world.Calls), Is.EqualTo(((string?)null, Array.Empty<string>())));
    }

    [Test]
    public async Task Cuts_a_report_that_is_too_long_between_lines_and_says_so()
    {
        world.Run();
        File.WriteAllLines(Path.Combine(world.Workspace, "final-summary.md"), Enumerable.Range(0, 9000).Select(number => $"| line {number} | é |"));
        _ = await world.PublishAsync();

        var body = world.Requests[0]!["body"]!.GetValue<string>();
        Assert.That(body, Has.Length.GreaterThan(65_000).And.Length.LessThanOrEqualTo(65_536));
        Assert.That(body, Does.Contain("**Cut here**").And.Contain("`final-summary.md`").And.Not.Contain(world.Workspace));
        Assert.That(body.Split('\n').Where(line => line.StartsWith('|')), Is.All.EndsWith("| é |"));
        Assert.That(Marker.Read(body)!.Head, Is.EqualTo(world.Head));
    }
}
