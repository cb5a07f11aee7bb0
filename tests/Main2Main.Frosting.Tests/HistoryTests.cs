using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What one run has learnt serves the next.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class HistoryTests : IDisposable
{
    private readonly Pair pair = new();

    public void Dispose() => pair.Dispose();

    [Test]
    public void An_error_that_was_cured_in_one_run_is_recognised_in_the_next_and_history_tells_all()
    {
        string[] failure = ["print\tTraceback (most recent call last):", $"print\t  File \"{pair.Downstream}/plugin/code.py\", line 1, in f",
            "print\tTypeError: f() missing 1 required positional argument: 'x'", "exit\t1"];
        var memory = Path.Combine(pair.Root, "team", "memory");
        _ = pair.AddStep("one");
        Pair.Play(pair.CiPlay, "1", failure);
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/code.py\tx = 2  # cured\\n");
        var first = pair.Run("Sync", $"--memory={memory}");
        Assert.That(first.ExitCode, Is.Zero, first.ToString());

        var bad = pair.AddStep("two");
        Pair.Play(pair.CiPlay, "3", failure);
        var second = pair.Run("Sync", $"--memory={memory}");
        Assert.That(second.ExitCode, Is.EqualTo(ExitCodes.PartialStop), second.ToString());
        Assert.That(second.Output, Does.Contain("cured before, see " + memory));
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/vllm_error_analyze.md")),
            Does.Contain("Seen and cured before, in step-1 of run ").And.Contain("`plugin/code.py`"));

        var report = Path.Combine(pair.Root, "history.json");
        var history = pair.Run("History", $"--memory={memory}", $"--out={report}");
        Assert.That(history.ExitCode, Is.Zero, history.ToString());
        Assert.That(history.Output, Does.Contain("unit").And.Contain(bad[..10]).And.Contain("TypeError: f() missing 1 required positional argument: 'x'"));
        var remembered = JsonDocument.Parse(File.ReadAllText(report)).RootElement;
        Assert.That(remembered.GetProperty("suites")[0].GetProperty("first_known_bad").GetProperty("upstream").GetString(), Is.EqualTo(bad));
        Assert.That(
            remembered.GetProperty("suites")[0].GetProperty("last_known_good").GetProperty("upstream").GetString(),
            Is.EqualTo(Processes.Git(pair.Upstream, "rev-parse", "main~1")));
        Assert.That(remembered.GetProperty("lessons")[0].GetProperty("patch").GetString(), Does.Contain("+x = 2  # cured"));
        Assert.That(remembered.GetProperty("lessons")[0].GetProperty("seen").GetArrayLength(), Is.EqualTo(1));

        var refused = pair.Run("Sync", $"--memory={pair.Downstream}/memory");
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCodes.Error), refused.ToString());
        Assert.That(refused.Error + refused.Output, Does.Contain("--memory"));
    }
}
