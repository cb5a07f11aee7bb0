using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>The targets that only look: Status, Doctor, Default.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class StandingTests : IDisposable
{
    private readonly Pair pair = new();

    public void Dispose() => pair.Dispose();

    [Test]
    public void Status_tells_where_the_run_stands_and_the_next_command()
    {
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");

        Assert.That(pair.Run("Status").Output, Does.Contain($"No run in {pair.Workspace}. Next: --target=Sync"));
        Assert.That(Directory.Exists(pair.Workspace), Is.False, "Status writes nothing");
        _ = pair.Run("Detect");
        Assert.That(pair.Run("Status").Output, Does.Contain("Next: --target=Plan"));
        _ = pair.Run("RunCi", "--step=1");
        Assert.That(
            pair.Run("Status").Output,
            Does.Contain("running, 0 of 2 steps").And.Contain("verified").And.Contain("Next: --target=Sync, or --target=Step --step=1"));
        _ = pair.Run("Sync");
        var done = pair.Run("Status").Output;
        Assert.That(done, Does.Contain("completed, 2 of 2 steps").And.Contain($"{pair.Start} .. {Pair.Head(pair.Downstream)}"));
        Assert.That(done, Does.Contain($"Next: read {pair.Workspace}/final-summary.md"));
    }

    [Test]
    public void Status_of_a_stopped_run_names_the_step_and_where_to_start_from()
    {
        _ = pair.AddStep("one");
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2\\n");
        Pair.Play(pair.CiPlay, "default", "print\tTraceback (most recent call last):\\n  File \"t.py\", line 1, in t\\nTypeError: no", "exit\t1");

        Assert.That(pair.Run("Sync").ExitCode, Is.EqualTo(2));

        Assert.That(pair.Run("Status").Output, Does.Contain("Stopped at step-1").And.Contain("steps/step-1/failed.patch), then --target=Sync"));
    }

    [Test]
    public void Status_can_be_asked_while_another_run_works()
    {
        _ = pair.AddStep("one");
        _ = pair.Run("Plan");
        using var held = new FileStream(Path.Combine(pair.Workspace, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Assert.That(pair.Run("Status").ExitCode, Is.Zero);
    }

    [Test]
    public void Doctor_finds_everything_in_place()
    {
        _ = Processes.Git(pair.Upstream, "tag", "v1.0.0");
        _ = pair.AddStep("one");

        var result = pair.Run("Doctor");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("Everything a run needs is there.").And.Not.Contain("WRONG"));
        Assert.That(Directory.Exists(pair.Workspace), Is.False);
    }

    [Test]
    public void Doctor_says_of_each_wrong_thing_what_to_do()
    {
        Pair.Commit(pair.Downstream, "No pin", ("PIN", "nothing\n"));
        File.WriteAllText(Path.Combine(pair.Upstream, "host/core.py"), "mine");

        var result = pair.Run("Doctor");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Contain("WRONG").And.Contain("host/core.py").And.Contain("no pinned upstream commit"));
        Assert.That(result.Error, Does.Contain("2 check(s) of Doctor failed"));
    }

    [Test]
    public void Doctor_of_the_sample_makes_it_first()
    {
        var result = Processes.Host(["--target=Doctor", "--sample", $"--workspace={pair.Workspace}"]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("Everything a run needs is there.").And.Contain("loom is imported from"));
    }

    [Test]
    public void Doctor_gives_the_command_for_a_folder_of_somebody_else()
    {
        var result = pair.Run("Doctor", new Dictionary<string, string?> { ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1", ["COLUMNS"] = "400" });

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Contain("if you trust it, allow it: git config --global --add"));
    }

    [Test]
    public void Without_a_target_the_targets_and_options_are_listed()
    {
        var result = Processes.Host([]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("Sync").And.Contain("--adapter").And.Contain("MAIN2MAIN_UPSTREAM"));
    }
}
