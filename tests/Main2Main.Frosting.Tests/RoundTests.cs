using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Rounds of CI and fixes, and the conditions that end them.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class RoundTests : IDisposable
{
    private const string Fix = "write\tplugin/code.py\tx = {n}\\n";
    private readonly Pair pair = new();

    public RoundTests()
    {
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");
    }

    public void Dispose() => pair.Dispose();

    [Test]
    public void A_step_whose_fix_works_is_committed_with_the_fix()
    {
        Pair.Play(pair.CiPlay, "1", Failure("TypeError: old_name() got an unexpected keyword argument 'depth'"), "exit\t1");
        Pair.Play(pair.AdapterPlay, "2", Fixed(2));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD~1:plugin/code.py"), Is.EqualTo("x = 2"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), Does.Contain("step-1 (2)"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/vllm_error_analyze.md")), Does.Contain("unexpected keyword argument 'depth'"));
    }

    [Test]
    public void Only_environment_flakes_are_committed_and_not_called_passed()
    {
        Pair.Play(pair.CiPlay, "1", Failure("OSError: [Errno 116] Stale file handle"), "exit\t1");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.State().GetProperty("steps")[0].GetProperty("rounds")[0].GetProperty("verdict").GetString(), Is.EqualTo("env_flake_pass"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), Does.Contain("| env_flake_pass |"));
    }

    [Test]
    public void A_round_that_changes_no_code_stops_the_run()
    {
        Pair.Play(pair.CiPlay, "default", Failure("TypeError: nobody helps"), "exit\t1");

        Stops("no_code_diff", rounds: 1, patch: true);
    }

    [Test]
    public void Five_rounds_are_the_most()
    {
        for (var round = 1; round <= 6; round++)
        {
            Pair.Play(
                pair.CiPlay, $"{round}", [.. Enumerable.Range(round, 7 - round).Select(kind => Failure($"{(char)('A' + kind)}Error: trouble")), "exit\t1"]);
            Pair.Play(pair.AdapterPlay, $"{round + 1}", Fixed(round + 10));
        }

        Stops("round_limit", rounds: 5, patch: true);
    }

    [Test]
    public void A_new_error_reverts_the_edit_that_brought_it_and_stops_the_run()
    {
        Pair.Play(pair.CiPlay, "1", Failure("TypeError: first"), "exit\t1");
        Pair.Play(pair.CiPlay, "2", Failure("ValueError: second"), "exit\t1");
        Pair.Play(pair.AdapterPlay, "2", Fixed(2));

        Stops("regression", rounds: 2, patch: true);
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/regression.patch")), Does.Contain("+x = 2"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/failed.patch")), Does.Not.Contain("+x = 2"));
    }

    [Test]
    public void After_a_partial_stop_the_same_command_takes_the_step_up_anew()
    {
        Pair.Play(pair.CiPlay, "2", Failure("TypeError: the second step fails"), "exit\t1");
        Assert.That(pair.Run("Sync").ExitCode, Is.EqualTo(2));
        Assert.That(pair.Log(), Has.Length.EqualTo(1));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.Log(), Has.Length.EqualTo(2));
        Assert.That(Directory.Exists(Path.Combine(pair.Workspace, "steps/step-2/attempt-1/ci")), Is.True);
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), Does.Contain("Status: completed"));
    }

    [Test]
    public void The_report_of_a_partial_stop_is_the_approved_one()
    {
        Pair.Play(pair.CiPlay, "2", Failure("TypeError: the second step fails"), "exit\t1");
        _ = pair.Run("Sync");

        Approved.Check("final-summary-partial.md", Scrubber.Scrub(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), pair));
    }

    private static string Failure(string error) =>
        $"print\tTraceback (most recent call last):\\n  File \"tests/test_a.py\", line 3, in test_a\\n    run()\\n{error}";

    private static string Fixed(int number) => Fix.Replace("{n}", $"{number}", StringComparison.Ordinal);

    private void Stops(string condition, int rounds, bool patch)
    {
        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        var state = pair.State();
        Assert.That(state.GetProperty("status").GetString(), Is.EqualTo("partial"));
        Assert.That(state.GetProperty("stop").GetProperty("condition").GetString(), Is.EqualTo(condition));
        Assert.That(state.GetProperty("steps")[0].GetProperty("rounds").GetArrayLength(), Is.EqualTo(rounds));
        Assert.That(Pair.Head(pair.Downstream), Is.EqualTo(pair.Start));
        Assert.That(Processes.Git(pair.Downstream, "status", "--porcelain"), Is.Empty);
        Assert.That(Pair.Head(pair.Upstream), Is.EqualTo(pair.Base));
        Assert.That(File.Exists(Path.Combine(pair.Workspace, "steps/step-1/failed.patch")), Is.EqualTo(patch));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/failed-summary.json")), Does.Contain(condition));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), Does.Contain("Status: partial").And.Contain("### Partial Stop"));
    }
}
