using Main2Main.Git;

namespace Main2Main.Tests.Sample;

/// <summary>The sample synced by hand: what drifts, what the adapter answers, and that every step ends green.</summary>
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
    public async Task Each_drift_breaks_the_suite_until_it_is_adapted_and_one_needs_a_second_round()
    {
        using var world = await SampleWorld.CreateAsync();
        var (broken, twoRounds) = (new List<int>(), new List<int>());
        foreach (var step in await world.PlanAsync())
        {
            await world.CheckOutAsync(step.EndCommit);
            if (!(await world.RunSuiteAsync()).Passed)
            {
                broken.Add(step.Index);
            }

            var rounds = await world.AdaptUntilGreenAsync();
            Assert.That(rounds[^1].Passed, Is.True, $"{step.Id}: {rounds[^1].Output}");
            if (rounds.Count > 1)
            {
                twoRounds.Add(step.Index);
                Assert.That(rounds[0].Output, Does.Contain("ValueError: a batch of 8 picks does not fit the bobbin of 6"));
            }

            Assert.That(await world.AdaptAsync(), Is.Empty, $"{step.Id}: a second run of the adapter has nothing to do");
        }

        Assert.That(broken, Is.EqualTo(new[] { 3, 4, 5, 7, 8, 10 }));
        Assert.That(twoRounds, Is.EqualTo(new[] { 10 }));
        Assert.That((await world.Downstream.DirtyFilesAsync(untracked: true)).Where(path => !path.StartsWith("loom_shuttle/", StringComparison.Ordinal)), Is.Empty);
        Assert.That(await world.Upstream.DirtyFilesAsync(untracked: true), Is.Empty);
    }

    [Test]
    public async Task Commit_by_commit_and_in_one_leap_the_same_downstream_comes_out_and_it_still_passes_at_the_release()
    {
        using var slow = await SampleWorld.CreateAsync();
        using var fast = await SampleWorld.CreateAsync();
        foreach (var commit in await slow.CommitsAfterPinAsync())
        {
            await slow.CheckOutAsync(commit.Sha);
            var rounds = await slow.AdaptUntilGreenAsync();
            Assert.That(rounds[^1].Passed, Is.True, $"{commit.Subject}: {rounds[^1].Output}");
        }

        Assert.That((await fast.RunSuiteAsync()).Passed, Is.False);
        Assert.That((await fast.AdaptUntilGreenAsync())[^1].Passed, Is.True);
        Assert.That(await slow.FilesAsync(), Is.EqualTo(await fast.FilesAsync()));
        await slow.CheckOutAsync("v1.0.0");
        var release = await slow.RunSuiteAsync();
        Assert.That(release.Passed, Is.True, release.Output);
    }

    [Test]
    public async Task Each_drift_is_of_its_own_kind()
    {
        using var world = await SampleWorld.CreateAsync();
        var errors = new List<string>();
        foreach (var step in await world.PlanAsync())
        {
            await world.CheckOutAsync(step.EndCommit);
            var run = await world.RunSuiteAsync();
            errors.AddRange(run.Output.Split('\n').Where(line => line.Contains("Error: ", StringComparison.Ordinal)).Distinct().Where(line => !line.StartsWith("ImportError: Failed", StringComparison.Ordinal)));
            _ = await world.AdaptUntilGreenAsync();
        }

        Assert.That(string.Join('\n', errors), Does.Contain("No module named 'loom.ops.lift'").Or.Contain("cannot import name 'lift'"));
        Assert.That(errors, Has.Some.StartsWith("ImportError: cannot import name 'plain_weave'"));
        Assert.That(errors, Has.Some.Match(@"weave_pick\(\) takes 2 positional arguments but 3 were given"));
        Assert.That(errors, Has.Some.EndsWith("'LoomConfig' object has no attribute 'tension'"));
        Assert.That(errors, Has.Some.Match("Can't instantiate abstract class ShuttleWorker .*tie_off"));
        Assert.That(errors, Has.Some.EndsWith("does not fit the bobbin of 6"));
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
