using Main2Main.Git;

namespace Main2Main.Tests.Sample;

/// <summary>The sample synced by hand: what drifts, what the adapter answers, and that every step ends green.</summary>
[Parallelizable(ParallelScope.All)]
[TestFixture]
internal sealed class SampleSyncTests
{
    [Test]
    public async Task The_drift_is_planned_as_ten_steps_of_every_kind()
    {
        using var world = await SampleWorld.CreateAsync();

        var steps = await world.PlanAsync();

        Assert.That(
            steps.Select(step => string.Join(' ', step.Commits.Select(commit => commit.Subject[(commit.Subject.LastIndexOf('#') + 1)..^1]))),
            Is.EqualTo(new[] { "40 41", "42", "43 44", "45", "46 47", "48", "49 50", "51 52", "53", "54 55" }));
        Assert.That(
            steps.Where(step => step.Categories.Contains("requirements")).Select(step => step.Index),
            Is.EqualTo(new[] { 2, 6, 9 }));
        Assert.That(steps[3].SourceChangedLines, Is.GreaterThan(1000));
        Assert.That(steps[6].SourceChangedLines + steps[7].SourceChangedLines, Is.GreaterThan(1000));
    }

    [Test]
    public async Task The_downstream_passes_at_its_pin_and_at_the_release()
    {
        using var world = await SampleWorld.CreateAsync();

        foreach (var commit in new[] { await world.PinAsync(), "v1.0.0" })
        {
            await world.CheckOutAsync(commit);
            var run = await world.RunSuiteAsync();
            Assert.That(run.Passed, Is.True, run.Output);
        }
    }

    [Test]
    public async Task Nothing_is_edited_at_the_pin()
    {
        using var world = await SampleWorld.CreateAsync();
        await world.CheckOutAsync(await world.PinAsync());

        Assert.That(await world.AdaptAsync(), Is.Empty);
        Assert.That(await world.Downstream.DirtyFilesAsync(untracked: true), Is.Empty);
    }

    [Test]
    public async Task Each_drift_breaks_the_suite_in_its_own_way_until_the_codemod_adapts_it_for_both_lanes_and_one_needs_a_second_round()
    {
        using var world = await SampleWorld.CreateAsync();
        var (broken, twoRounds) = (new Dictionary<int, string>(), new List<int>());
        foreach (var step in await world.PlanAsync())
        {
            await world.CheckOutAsync(step.EndCommit);
            if (await world.RunSuiteAsync() is { Passed: false } unadapted)
            {
                broken.Add(step.Index, unadapted.Output);
            }

            var rounds = await world.AdaptUntilGreenAsync();
            Assert.That(rounds[^1].Passed, Is.True, $"{step.Id}: {rounds[^1].Output}");
            if (rounds.Count > 1)
            {
                twoRounds.Add(step.Index);
            }

            await world.CheckOutAsync("v1.0.0");
            var release = await world.RunSuiteAsync();
            Assert.That(release.Passed, Is.True, $"{step.Id} at the release: {release.Output}");
            await world.CheckOutAsync(step.EndCommit);
        }

        Assert.That(broken.Keys, Is.EqualTo(new[] { 3, 4, 5, 7, 8, 10 }));
        Assert.That(broken[3], Does.Contain("No module named 'loom.ops.lift'"));
        Assert.That(broken[4], Does.Contain("cannot import name 'plain_weave'"));
        Assert.That(broken[5], Does.Contain("weave_pick() takes 2 positional arguments but 3 were given"));
        Assert.That(broken[7], Does.Contain("'LoomConfig' object has no attribute 'tension'"));
        Assert.That(broken[8], Does.Match("Can't instantiate abstract class ShuttleWorker .*tie_off"));
        Assert.That(broken[10], Does.Contain("next_batch() got an unexpected keyword argument 'limit'"));
        Assert.That(twoRounds, Is.EqualTo(new[] { 10 }));
        Assert.That(await world.AdaptAsync(), Is.Empty, "a second run of the adapter has nothing to do");
        Assert.That(await world.Downstream.DirtyFilesAsync(untracked: true), Has.All.StartWith("loom_shuttle/"));
        Assert.That(await world.Upstream.DirtyFilesAsync(untracked: true), Is.Empty);
    }

    [Test]
    public async Task Commit_by_commit_and_in_one_leap_the_same_downstream_comes_out_and_it_still_passes_at_the_release()
    {
        using var slow = await SampleWorld.CreateAsync();
        using var fast = await SampleWorld.CreateAsync();
        foreach (var commit in (await slow.CommitsAfterPinAsync()).Where(commit => commit.Files.Any(file => file.Path.StartsWith("loom/", StringComparison.Ordinal))))
        {
            await slow.CheckOutAsync(commit.Sha);
            var rounds = await slow.AdaptUntilGreenAsync();
            Assert.That(rounds[^1].Passed, Is.True, $"{commit.Subject}: {rounds[^1].Output}");
        }

        Assert.That((await fast.RunSuiteAsync()).Passed, Is.False);
        var leap = (await fast.AdaptUntilGreenAsync())[^1];
        Assert.That(leap.Passed, Is.True, leap.Output);
        Assert.That(await slow.FilesAsync(), Is.EqualTo(await fast.FilesAsync()));
        await slow.CheckOutAsync("v1.0.0");
        var release = await slow.RunSuiteAsync();
        Assert.That(release.Passed, Is.True, release.Output);
    }

    [Test]
    public async Task The_guide_names_modules_that_moved_or_went_and_leaves_a_folder_out()
    {
        using var world = await SampleWorld.CreateAsync();
        var guide = (await world.FilesAsync())["docs/adapt-guide.md"];
        var files = await world.FilesAsync();

        foreach (var dead in new[] { "loom_shuttle/kernels.py", "loom_shuttle/treadles.py" })
        {
            Assert.That(guide, Does.Contain($"`{dead}`"));
            Assert.That(files.Keys, Has.No.Member(dead));
        }

        Assert.That(files.Keys, Has.Some.StartsWith("loom_shuttle/patch/"));
        Assert.That(guide, Does.Not.Contain("loom_shuttle/patch"));
    }
}
