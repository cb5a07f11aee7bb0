using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>A sync from the user's side.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SyncTests : IDisposable
{
    private readonly Pair pair = new();

    public void Dispose() => pair.Dispose();

    [Test]
    public void A_sync_commits_every_step_with_its_range_and_leaves_the_upstream_at_the_target()
    {
        var first = pair.AddStep("one");
        var second = pair.AddStep("two");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.Log("%(trailers:key=Upstream-Range,valueonly)%(trailers:key=Main2Main-Step,valueonly)%(trailers:key=Signed-off-by,valueonly)"), Is.EqualTo(
            (string[])[$"{pair.Base}..{first}", "step-1", "Tester <tester@example.org>", $"{first}..{second}", "step-2", "Tester <tester@example.org>"]));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "PIN")), Is.EqualTo($"commit: {second}\ntag: v1.0.0\n"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "docs/install.md")), Is.EqualTo($"Install host at {second}.\n"));
        Assert.That(Pair.Head(pair.Upstream), Is.EqualTo(second));
        Assert.That(Processes.Git(pair.Upstream, "status", "--porcelain"), Is.Empty);
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")),
            Does.Contain("Status: completed").And.Contain("Steps: 2/2").And.Not.Contain("- [ ]"));
    }

    [Test]
    public void The_final_report_is_the_approved_one()
    {
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/code.py\tx = 2  # host_version_is(\"1.0.0\")\\n");
        _ = pair.Run("Sync");

        Approved.Check("final-summary-completed.md", Scrubber.Scrub(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), pair));
        Approved.Check("step-summary.md", Scrubber.Scrub(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-2/summary.md")), pair));
    }

    [Test]
    public void Run_again_without_new_upstream_commits_it_finds_nothing_to_do()
    {
        _ = pair.AddStep("one");
        _ = pair.Run("Sync");
        var head = Pair.Head(pair.Downstream);

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("No drift"));
        Assert.That(Pair.Head(pair.Downstream), Is.EqualTo(head));
    }

    [Test]
    public void The_next_run_takes_the_branch_that_the_upstream_was_on_although_a_run_detached_it()
    {
        _ = pair.AddStep("one");
        _ = pair.Run("Sync");
        _ = Processes.Git(pair.Upstream, "checkout", "--quiet", "main");
        var target = pair.AddStep("two");
        _ = Processes.Git(pair.Upstream, "checkout", "--quiet", "--detach", "main~1");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.State().GetProperty("reached_commit").GetString(), Is.EqualTo(target));
        Assert.That(Directory.GetDirectories(Path.Combine(pair.Workspace, "previous")), Has.Length.EqualTo(1));
    }

    [Test]
    public void Stages_named_one_after_the_other_do_the_same_as_a_sync()
    {
        var target = pair.AddStep("one");

        foreach (var stage in (string[])["Detect", "Plan", "UpdateReference", "Adapt", "RunCi", "Commit", "Advance", "RefreshGuide", "Summarize"])
        {
            var result = pair.Run(stage);
            Assert.That(result.ExitCode, Is.Zero, $"{stage}: {result}");
        }

        Assert.That(pair.Log(), Has.Length.EqualTo(1));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), Does.Contain(target));
    }

    [Test]
    public void A_stage_of_a_step_brings_the_step_to_exactly_there_and_the_same_command_again_is_fine()
    {
        _ = pair.AddStep("one");

        Assert.That(pair.Run("RunCi", "--step=1").ExitCode, Is.Zero);
        Assert.That(pair.Log(), Is.Empty);
        Assert.That(pair.State().GetProperty("steps")[0].GetProperty("phase").GetString(), Is.EqualTo("verified"));
        Assert.That(pair.Run("RunCi", "--step=1").ExitCode, Is.Zero);
        Assert.That(pair.Run("Step", "--step=1").ExitCode, Is.Zero);
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
        Assert.That(pair.Run("Step", "--step=1").Output, Does.Contain("step-1 is advanced"));
    }

    [Test]
    public void A_summary_of_a_run_in_progress_is_refused()
    {
        _ = pair.AddStep("one");
        _ = pair.Run("RunCi");

        var result = pair.Run("Summarize");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("in progress").And.Contain("--target=Sync"));
    }

    [Test]
    public void Files_that_ci_leaves_behind_are_not_committed()
    {
        _ = pair.AddStep("one");
        Pair.Play(pair.CiPlay, "default", "write\tplugin/left.txt\tgarbage");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md"));
        Assert.That(Processes.Git(pair.Downstream, "status", "--porcelain"), Is.Empty);
        Assert.That(result.Output, Does.Contain("round-1-leftovers.patch"));
    }

    [Test]
    public void File_names_with_spaces_quotes_line_breaks_and_letters_of_all_scripts_work_throughout()
    {
        string[] names = ["plugin/with space.py", "plugin/quo\"te'.py", "plugin/line\nbreak.py", "plugin/größe.py", "plugin/日本.py", "plugin/tab\there.py",
            "plugin/-dash.py", "plugin/[a]*.py"];
        foreach (var name in names)
        {
            Pair.Commit(pair.Upstream, name.Replace("\n", " ", StringComparison.Ordinal), ("host/" + name[7..], "1\n"));
        }

        _ = pair.AddStep("last");
        Pair.Commit(pair.Downstream, "Names", [.. names.Select(name => (name, $"pin = '{pair.Base}'\n"))]);
        var start = Pair.Head(pair.Downstream);

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            Processes.Git(pair.Downstream, "diff", "-z", "--name-only", start, "HEAD").Split('\0', StringSplitOptions.RemoveEmptyEntries),
            Is.SupersetOf(names));
        foreach (var name in names)
        {
            Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, name)), Does.Contain(Pair.Head(pair.Upstream)), name);
        }
    }

    [Test]
    public void Folders_that_are_never_staged_stay_in_the_working_tree()
    {
        Pair.Commit(pair.Downstream, "Native", ("csrc/a.cpp", "int a;\n"));
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");
        Pair.Play(pair.AdapterPlay, "1", "write\tcsrc/a.cpp\tint b;\\n", "write\tplugin/code.py\tx = 2\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD:csrc/a.cpp"), Is.EqualTo("int a;"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "csrc/a.cpp")), Is.EqualTo("int b;\n"));
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD:plugin/code.py"), Is.EqualTo("x = 2"));
    }

    [Test]
    public void Restart_gives_an_unfinished_step_up_and_begins_anew()
    {
        _ = pair.AddStep("one");
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2\\n");
        _ = pair.Run("Adapt");
        Assert.That(Processes.Git(pair.Downstream, "status", "--porcelain"), Is.Not.Empty);

        var result = pair.Run("Sync", "--restart");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD:plugin/code.py"), Is.EqualTo("x = 1"));
        Assert.That(Directory.EnumerateFiles(Path.Combine(pair.Workspace, "previous"), "interrupted-1.patch", SearchOption.AllDirectories), Is.Not.Empty);
    }

    [Test]
    public void A_dry_run_lists_the_tasks_and_touches_nothing()
    {
        _ = pair.AddStep("one");

        var result = pair.Run("Sync", "--dryrun");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("Detect").And.Contain("Steps").And.Contain("Sync"));
        Assert.That(Directory.Exists(pair.Workspace), Is.False);
    }
}
