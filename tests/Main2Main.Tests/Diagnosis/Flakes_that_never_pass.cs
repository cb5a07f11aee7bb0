using Main2Main.Configuration;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Diagnosis;

/// <summary>An environment flake excuses a test once; a test that never passes is no flake.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Flakes_that_never_pass : IDisposable
{
    private const string Flake = """
        printf '=== test session starts ===\ncollected 1 item\n\ntests/test_net.py F [100%%]\n\n=== FAILURES ===\n___ test_get ___\n\n    def test_get():\n>       get()\n
        E       OSError: [Errno 116] Stale file handle\n\ntests/test_net.py:3: OSError\n=== short test summary info ===\nFAILED tests/test_net.py::test_get - OSError: [Errno 116] Stale file handle\n=== 1 failed in 0.10s ===\n'; exit 1
        """;

    private readonly SyncedPair pair = new();

    public Flakes_that_never_pass()
    {
        pair.Pin();
        foreach (var number in Enumerable.Range(1, 3))
        {
            _ = pair.Upstream.Commit(("engine/core.py", $"A = {number}\n"));
        }
    }

    public void Dispose() => pair.Dispose();

    [Test]
    public async Task The_second_step_in_a_row_with_the_same_flaking_case_has_failed()
    {
        var state = await RunAsync("true", Verification("never"));

        Assert.That(state.Steps[0].Rounds[^1].Verdict, Is.EqualTo(Verdict.EnvFlakePass));
        Assert.That((state.Stop?.StepId, state.Stop?.Condition), Is.EqualTo(("step-2", "no_actionable_bug")), string.Join('\n', pair.Log.Lines));
        Assert.That(pair.Result(2).FlakeDoubts.Single(), Does.StartWith("tests/test_net.py::test_get flaked in the step before too"));
        Assert.That(state.Stop!.Reason, Does.Contain("flaked in the step before too"));
    }

    [Test]
    public async Task A_case_that_passed_in_between_may_flake_again()
    {
        var state = await RunAsync("grep -q 'A = 2' {upstream}/engine/core.py && exit 0", Verification("unexplained"));

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(state.Steps.Select(step => step.Rounds[^1].Verdict), Is.EqualTo((Verdict[])[Verdict.EnvFlakePass, Verdict.Passed, Verdict.EnvFlakePass]));
    }

    [Test]
    public async Task A_flake_that_comes_at_the_last_verified_state_too_excuses_nothing()
    {
        var state = await RunAsync("true", Verification("always"));

        Assert.That(state.Stop?.Condition, Is.EqualTo("inherited"), string.Join('\n', pair.Log.Lines));
        Assert.That((pair.Result().CiResult, pair.Result().CanCommit), Is.EqualTo((Verdict.Failed, false)));
    }

    private static VerificationSettings Verification(string baseline) => new() { Baseline = baseline };

    private Task<RunState> RunAsync(string first, VerificationSettings verification)
    {
        var suite = new SuiteSettings { Name = "net", Command = ["/bin/sh", "-c", $"{first}; {Flake.Replace("\\n\n", "\\n", StringComparison.Ordinal)}"] };
        pair.Settings = pair.Settings with { Suites = [suite], Verification = verification };
        return pair.SyncAsync();
    }
}
