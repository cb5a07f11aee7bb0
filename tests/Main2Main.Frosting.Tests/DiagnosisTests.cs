using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What a failed step leaves for whoever fixes it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DiagnosisTests : IDisposable
{
    private const string Layer = "def build(width, depth):\n    return width * depth\n";
    private readonly Pair pair = new();
    private readonly string culprit;

    public DiagnosisTests()
    {
        Pair.Commit(pair.Upstream, "Layers", ("host/layer.py", Layer));
        Processes.Git(pair.Upstream, "tag", "v1.0.0");
        Pair.Commit(pair.Downstream, "Start above the layers", ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"));
        Pair.Commit(pair.Upstream, "Say what it is", ("host/core.py", "VALUE = 'core'\n"));
        Pair.Commit(pair.Upstream, "Build by size", ("host/layer.py", "def build(width, size):\n    return width * size\n"));
        culprit = Pair.Head(pair.Upstream);
        Pair.Commit(pair.Upstream, "Explain", ("host/layer.py", "def build(width, size):\n    # by size\n    return width * size\n"));
    }

    private string StepFolder => Path.Combine(pair.Workspace, "steps", "step-1");

    public void Dispose() => pair.Dispose();

    [Test]
    public void A_failed_step_names_the_upstream_commit_the_downstream_place_and_the_guard()
    {
        Pair.Play(pair.CiPlay, "default", Failure("TypeError: build() got an unexpected keyword argument 'depth'"), "exit\t1");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Output, Does.Contain($"upstream {culprit[..10]} Build by size"));
        Assert.That(File.ReadAllText(Path.Combine(StepFolder, "vllm_error_analyze.md")), Does.Contain($"`{culprit[..10]}` Build by size"));
        var diagnosis = JsonDocument.Parse(File.ReadAllText(Path.Combine(StepFolder, "error-analysis.json"))).RootElement.GetProperty("diagnoses")[0];
        Assert.That(diagnosis.GetProperty("mechanism").GetString(), Is.EqualTo("signature"));
        Assert.That(diagnosis.GetProperty("commits")[0].GetProperty("sha").GetString(), Is.EqualTo(culprit));
        Assert.That(diagnosis.GetProperty("downstream_frames")[0].GetProperty("file").GetString(), Is.EqualTo("plugin/code.py"));
        Assert.That(diagnosis.GetProperty("guard").GetProperty("needed").GetString(), Is.EqualTo("yes"));
    }

    [Test]
    public void The_request_for_a_fix_names_both_forms_of_the_analysis()
    {
        Pair.Play(pair.CiPlay, "default", Failure("TypeError: build() got an unexpected keyword argument 'depth'"), "exit\t1");
        _ = pair.Run("Sync");

        var request = JsonDocument.Parse(File.ReadAllText(Path.Combine(StepFolder, "adapt", "request-1.json"))).RootElement;

        Assert.That(request.GetProperty("analysis").GetString(), Does.EndWith("vllm_error_analyze.md").And.Exist);
        Assert.That(request.GetProperty("analysis_data").GetString(), Does.EndWith("error-analysis.json").And.Exist);
        Assert.That(File.ReadAllText(Path.Combine(StepFolder, "adapt", "request-1.md")), Does.Contain("error-analysis.json"));
    }

    [Test]
    public void The_analysis_is_the_approved_one()
    {
        Pair.Play(pair.CiPlay, "1", Failure("TypeError: build() got an unexpected keyword argument 'depth'"), Failure("AssertionError: no match"), "exit\t1");
        Pair.Play(pair.CiPlay, "2", Failure("TypeError: build() got an unexpected keyword argument 'depth'"), "exit\t1");
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/code.py\tx = 2\\n");
        _ = pair.Run("Sync");

        Approved.Check("error-analysis.md", Scrubber.Scrub(File.ReadAllText(Path.Combine(StepFolder, "vllm_error_analyze.md")), pair));
    }

    [Test]
    public void Errors_that_a_mended_import_uncovers_are_progress_and_the_step_goes_on()
    {
        Pair.Play(pair.CiPlay, "1", Collection("cannot import name 'gone' from 'host.layer' (host/layer.py)"), "exit\t1");
        Pair.Play(pair.CiPlay, "2", Report("tests/test_a.py", "test_depth", "build() got an unexpected keyword argument 'depth'"), "exit\t1");
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/code.py\tx = 2\\n");
        Pair.Play(pair.AdapterPlay, "3", "write\tplugin/code.py\tx = 3\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("against round 1: 1 resolved, 0 remaining, 1 new, 1 of them hidden before"));
        Assert.That(
            pair.State().GetProperty("steps")[0].GetProperty("rounds")[1].GetProperty("comparison").GetProperty("trend").GetString(), Is.EqualTo("unmasked"));
    }

    [Test]
    public void An_error_in_a_file_that_was_imported_before_is_a_regression_although_an_import_was_mended()
    {
        Pair.Play(pair.CiPlay, "1", Collection("cannot import name 'gone' from 'host.layer' (host/layer.py)"), "exit\t1");
        Pair.Play(pair.CiPlay, "2", Report("tests/test_b.py", "test_depth", "build() got an unexpected keyword argument 'depth'"), "exit\t1");
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/code.py\tx = 2\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(pair.State().GetProperty("stop").GetProperty("condition").GetString(), Is.EqualTo("regression"));
    }

    private static string Failure(string error) =>
        $"print\tTraceback (most recent call last):\\n  File \"plugin/code.py\", line 1, in make\\n    build(1, depth=2)\\n{error}";

    private static string Collection(string message) =>
        "print\t=========================== test session starts ============================\\ncollected 0 items / 1 error\\n\\n" +
        "==================================== ERRORS ====================================\\n" +
        "_______________________ ERROR collecting tests/test_a.py _______________________\\n" +
        $"tests/test_a.py:1: in <module>\\n    from host.layer import gone\\nE   ImportError: {message}\\n" +
        "=========================== short test summary info ============================\\n" +
        $"ERROR tests/test_a.py - ImportError: {message}\\n!!!!!!!!!!!!!!!!!!!! Interrupted: 1 error during collection !!!!!!!!!!!!!!!!!!!!\\n" +
        "=============================== 1 error in 0.05s ===============================";

    private static string Report(string file, string test, string message) =>
        "print\t=========================== test session starts ============================\\ncollected 1 item\\n\\n" +
        $"{file} F                                                     [100%]\\n\\n" +
        "=================================== FAILURES ===================================\\n" +
        $"__________________________________ {test} __________________________________\\n" +
        $"{file}:4: in {test}\\n    build(1, depth=2)\\nE   TypeError: {message}\\n" +
        "=========================== short test summary info ============================\\n" +
        $"FAILED {file}::{test} - TypeError: {message}\\n" +
        "============================== 1 failed in 0.05s ===============================";
}
