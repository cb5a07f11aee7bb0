using Main2Main.Detection;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Workspace;

/// <summary>What the files of a workspace say when a run is taken up.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Plans_of_a_run : IDisposable
{
    private readonly RunPair pair = new();

    public Plans_of_a_run()
    {
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
    }

    public void Dispose() => pair.Dispose();

    [Test]
    public async Task The_first_unfinished_step_is_worked_on()
    {
        _ = await pair.PlanAsync();

        Assert.That(StepWork.Select(pair.Open())!.Id, Is.EqualTo("step-1"));
        _ = pair.Open().Journal.Update(1, step => step with { Phase = StepPhase.Advanced });
        Assert.That(StepWork.Select(pair.Open())!.Id, Is.EqualTo("step-2"));
        _ = pair.Open().Journal.Update(2, step => step with { Phase = StepPhase.Advanced });
        Assert.That(StepWork.Select(pair.Open()), Is.Null);
    }

    [TestCase(3, "steps 1 to 2")]
    [TestCase(0, "steps 1 to 2")]
    [TestCase(2, "step-1 before it is not committed")]
    public async Task A_step_that_cannot_be_worked_on_is_refused(int step, string why)
    {
        _ = await pair.PlanAsync();
        pair.Settings = pair.Settings with { Step = step };

        Assert.That(() => StepWork.Select(pair.Open()), Throws.TypeOf<Main2MainException>().With.Message.Contain(why));
    }

    [Test]
    public async Task A_plan_of_another_run_is_refused()
    {
        var plan = await pair.PlanAsync();
        PlanFile.Write(pair.Open().Workspace, plan with { Steps = [plan.Steps[0]] });

        Assert.That(
            () => PlanFile.Load(pair.Open()),
            Throws.TypeOf<Main2MainException>().With.Message.Contain("does not belong to the run").And.Message.Contain("in 1 steps")
                .And.Message.Contain("in 2 steps"));
    }

    [TestCase("steps.json")]
    [TestCase("state.json")]
    public async Task A_file_that_is_half_written_is_named_with_its_line_and_a_restart_goes_on(string file)
    {
        _ = await pair.PlanAsync();
        await File.WriteAllTextAsync(Path.Combine(pair.Settings.Workspace, file), "{ \"steps\": ");

        Assert.That(
            Load,
            Throws.TypeOf<Main2MainException>().With.Message.Contain(Path.Combine(pair.Settings.Workspace, file)).And.Message.Contain("is corrupt at line 1")
                .And.Property("Remedy").Contain("--restart"));
        pair.Settings = pair.Settings with { Restart = true };
        Assert.That((await pair.PlanAsync()).Steps, Has.Count.EqualTo(2));

        void Load() => _ = PlanFile.Load(pair.Open());
    }

    [Test]
    public async Task A_workspace_of_another_pair_is_refused()
    {
        _ = await pair.PlanAsync();
        using var other = new RunPair();
        _ = other.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        other.Settings = other.Settings with { Workspace = pair.Settings.Workspace };

        Assert.That(
            async () => await new DetectStage(other.Open()).RunAsync(),
            Throws.TypeOf<Main2MainException>().With.Message.Contain("another pair").And.Message.Contain(pair.Upstream.Folder));
    }

    [Test]
    public async Task What_a_killed_phase_left_is_saved_and_put_back()
    {
        _ = await pair.PlanAsync();
        var session = pair.Open();
        var tree = await session.Tree.SnapshotAsync();
        await File.WriteAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/use.py"), "half\n");
        await File.WriteAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/new.py"), "new\n");

        await new Recovery(session).PutBackAsync(session.Workspace.Step("step-1"), tree);

        Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.Empty);
        Assert.That(
            await File.ReadAllTextAsync(Path.Combine(pair.Settings.Workspace, "steps/step-1/interrupted-1.patch")), Does.Contain("+half").And.Contain("+new"));
    }

    [Test]
    public async Task A_head_that_somebody_moved_is_told_with_the_way_back()
    {
        _ = await pair.PlanAsync();
        var left = pair.Downstream.Git("rev-parse", "HEAD");
        var moved = pair.Downstream.Commit(("plugin/mine.py", "1\n"));
        var session = pair.Open();

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => new Recovery(session).ReconcileAsync(1, "range")))!;

        Assert.That(failure.Problem, Does.Contain(moved).And.Contain(left));
        await RunPair.ShellAsync(
            failure.Remedy[(failure.Remedy.IndexOf("(git ", StringComparison.Ordinal) + 1)..failure.Remedy.IndexOf(") and run", StringComparison.Ordinal)]);
        Assert.That((await new Recovery(session).ReconcileAsync(1, "range")).Phase, Is.EqualTo(StepPhase.Planned));
        Assert.That(pair.Downstream.Git("branch", "--contains", moved), Is.Not.Empty, "no commit is lost");
    }
}
