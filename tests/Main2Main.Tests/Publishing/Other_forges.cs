using Main2Main.Configuration;
using Main2Main.Publishing;
using Main2Main.Workspace;

namespace Main2Main.Tests.Publishing;

/// <summary>A run is proposed by the push alone where no program keeps requests.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Other_forges : IDisposable
{
    private readonly PublishingWorld world = new();

    public void Dispose() => world.Dispose();

    private string Heard => Path.Combine(world.Root, "heard");

    [Test]
    public async Task GitLab_is_told_by_options_of_the_push_and_tells_the_request()
    {
        Listen("https://gitlab.example/g/p/-/merge_requests/7");
        _ = world.With(settings => settings with { Forge = PublishSettings.GitLab, Labels = ["sync", "{{ status }}"] }).Run(1, RunStatus.Partial);
        var result = await world.PublishAsync();

        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        Assert.That(Options(), Is.SupersetOf(new[] { "merge_request.create", "merge_request.target=main", "merge_request.draft", "merge_request.label=sync", "merge_request.label=partial" })
            .And.One.StartsWith("merge_request.title=Sync with host 2222222222").And.One.StartsWith("merge_request.description=1 of 2 steps are verified"));
        Assert.That(
            result.Publication,
            Has.Property("PrNumber").EqualTo(7).And.Property("PrUrl").EqualTo("https://gitlab.example/g/p/-/merge_requests/7").And.Property("Status")
                .EqualTo(PublicationStatus.Published));

        _ = await world.Run(2, runId: "20260102-000000").PublishAsync();
        Assert.That(
            Options(), Does.Contain("merge_request.unlabel=partial").And.Contain("merge_request.label=completed").And.None.EqualTo("merge_request.draft"));
        Assert.That(world.Calls, Is.Empty, "gh has no part in it");
    }

    [Test]
    public async Task GitLab_that_takes_no_options_is_an_error_and_nothing_is_pushed()
    {
        var failure = await world.With(settings => settings with { Forge = PublishSettings.GitLab }).Run().FailureAsync();

        Assert.That(failure.Message, Does.Contain("push options"));
        Assert.That(world.Tip(), Is.Null);
    }

    [Test]
    public async Task Gerrit_gets_one_change_for_review_that_stays_the_same_until_the_pin_moves()
    {
        Listen("https://gerrit.example/c/plugin/+/42 Sync [NEW]");
        _ = world.With(settings => settings with { Forge = PublishSettings.Gerrit, Labels = ["sync"] }).Run();
        var result = await world.PublishAsync();

        var reference = world.Refs().Split('\n').Single(line => line.StartsWith("refs/for/", StringComparison.Ordinal)).Split(' ');
        Assert.That(reference[0], Is.EqualTo("refs/for/main%topic=main2main%2Fsync,ready,hashtag=sync"));
        Assert.That(result.Publication, Has.Property("PrNumber").EqualTo(42).And.Property("Status").EqualTo(PublicationStatus.Published));
        Assert.That(world.Tip(), Is.Null, "no branch is pushed");
        var message = world.Git("show", "--no-patch", "--format=%B", reference[1]);
        Assert.That(ChangeId(reference[1]), Does.Match("^I[0-9a-f]{40}$"), message);
        Assert.That(world.Git("rev-list", "--count", $"origin/main..{reference[1]}"), Is.EqualTo("1"));

        // No ref of that name stays in a Gerrit.
        _ = world.Git("--git-dir", world.Remote, "update-ref", "-d", reference[0]);
        _ = await world.Run(1, runId: "20260102-000000").PublishAsync();
        var second = world.Refs().Split('\n').Single(line => line.StartsWith("refs/for/", StringComparison.Ordinal)).Split(' ')[1];
        Assert.That(world.Git("rev-list", "--count", $"origin/main..{second}"), Is.EqualTo("1"), "one change holds both runs");
        Assert.That(ChangeId(second), Is.EqualTo(ChangeId(reference[1])), "the pin has not moved in the base");
    }

    [Test]
    public async Task A_plain_remote_gets_the_branch_and_the_text_lies_ready()
    {
        var settings = world.Settings.Publish with { Forge = PublishSettings.None, Repository = null };
        var result = await world.With(_ => settings).Run().PublishAsync();

        Assert.That(world.Tip(), Is.EqualTo(world.Head));
        Assert.That(result.Publication, Has.Property("Status").EqualTo(PublicationStatus.Pushed).And.Property("Phase").EqualTo(PublicationPhase.Done));
        Assert.That(world.Lines, Has.Some.EqualTo($"The text of the proposal: {world.Workspace}/pull-request.md"));
        Assert.That(world.Calls, Is.Empty);
    }

    [Test]
    public async Task Whoever_is_told_a_branch_that_holds_a_person_s_commit_is_not_overwritten()
    {
        _ = world.With(settings => settings with { Forge = PublishSettings.None }).Run();
        _ = await world.PublishAsync();
        _ = world.PushByAPerson(PublishingWorld.Branch);
        _ = world.Run(1, runId: "20260102-000000");

        Assert.That(await world.RefusalAsync(), Does.Contain("Ann"));
    }

    private string ChangeId(string commit) => world.Git("log", "-1", "--format=%(trailers:key=Change-Id,valueonly)", commit).Trim();

    private string[] Options() => [.. File.ReadAllLines(Heard)];

    /// <summary>The remote takes options of a push, writes them down and answers as a forge does.</summary>
    private void Listen(string answer)
    {
        _ = world.Git("--git-dir", world.Remote, "config", "receive.advertisePushOptions", "true");
        var hook = Path.Combine(world.Remote, "hooks/pre-receive");
        File.WriteAllText(hook, $"""
            #!/bin/sh
            : > '{Heard}'
            index=0
            while [ "$index" -lt "$GIT_PUSH_OPTION_COUNT" ]; do eval "printf '%s\n' \"\$GIT_PUSH_OPTION_$index\"" >> '{Heard}'; index=$((index + 1)); done
            echo "  {answer}"
            """);
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
