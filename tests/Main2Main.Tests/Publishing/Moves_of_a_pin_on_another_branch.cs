using Main2Main.Configuration;

namespace Main2Main.Tests.Publishing;

/// <summary>A pin on a branch of its own is moved by a pull request into that branch.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Moves_of_a_pin_on_another_branch
{
    private const string Old = "1111111111111111111111111111111111111111";
    private const string New = "2222222222222222222222222222222222222222";

    [Test]
    public async Task The_move_is_one_commit_on_top_of_the_pins_branch_with_a_request_of_its_own()
    {
        using var world = Pinned().Run();
        var before = world.Tip("engine/last-good");
        var files = world.Git("status", "--porcelain");
        _ = await world.PublishAsync();

        Assert.That(world.Tip("engine/last-good"), Is.EqualTo(before), "the pin's branch itself is not pushed to");
        var tip = world.Tip("main2main/sync-pin")!;
        Assert.That(world.Git("rev-parse", tip + "^"), Is.EqualTo(before));
        Assert.That(world.Git("show", tip + ":STABLE"), Is.EqualTo("# pinned\n" + New));
        Assert.That(world.Git("show", "-s", "--format=%B", tip), Does.Contain($"Main2Main-Pin: {New}").And.Contain("Signed-off-by: "));
        Assert.That(
            world.Requests.Select(request => (request!["headRefName"]!.GetValue<string>(), request["baseRefName"]!.GetValue<string>())),
            Does.Contain(("main2main/sync-pin", "engine/last-good")));
        Assert.That(world.Git("status", "--porcelain"), Is.EqualTo(files));
    }

    [Test]
    public async Task Asked_again_nothing_is_pushed_and_no_second_request_is_opened()
    {
        using var world = Pinned().Run();
        _ = await world.PublishAsync();
        var (refs, requests) = (world.Refs(), world.Requests.Count);
        _ = await world.PublishAsync();

        Assert.That((world.Refs(), world.Requests.Count), Is.EqualTo((refs, requests)));
    }

    [Test]
    public async Task A_branch_with_somebody_elses_commit_is_not_overwritten()
    {
        using var world = Pinned().Run();
        _ = await world.PublishAsync();
        var tip = world.PushByAPerson("main2main/sync-pin");
        var failure = await world.FailureAsync();

        Assert.That(failure.Message, Does.Contain("by Ann").And.Contain("main2main/sync-pin"));
        Assert.That(world.Tip("main2main/sync-pin"), Is.EqualTo(tip));
    }

    [Test]
    public async Task A_branch_that_holds_the_new_pin_already_needs_no_request()
    {
        using var world = Pinned(New).Run();
        _ = await world.PublishAsync();

        Assert.That(world.Tip("main2main/sync-pin"), Is.Null);
        Assert.That(world.Lines, Has.Some.Contains("needs no new pin"));
    }

    private static PublishingWorld Pinned(string commit = Old)
    {
        var world = new PublishingWorld();
        _ = world.Git("checkout", "--quiet", "-b", "engine/last-good");
        File.WriteAllText(Path.Combine(world.Settings.Downstream!, "STABLE"), $"# pinned\n{commit}\n");
        _ = world.Git("add", "STABLE");
        _ = world.Git("commit", "--quiet", "-m", "Pin");
        _ = world.Git("push", "--quiet", "origin", "engine/last-good");
        _ = world.Git("checkout", "--quiet", "main");
        world.Settings = world.Settings with { Pin = [new PinSource { File = "STABLE", Pattern = "^(?<value>[0-9a-f]{40})$", Ref = "engine/last-good" }] };
        return world;
    }
}
