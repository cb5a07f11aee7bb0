using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What the guardrails forbid is attempted.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GuardrailTests : IDisposable
{
    private readonly Pair pair = new();

    public GuardrailTests() => _ = pair.AddStep("one");

    public void Dispose() => pair.Dispose();

    [Test]
    public void An_adapter_that_edits_the_upstream_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", $"write\t{pair.Upstream}/host/core.py\tBROKEN", "write\tplugin/code.py\tx = 2");
        IsUndone("it edited the upstream");
    }

    [Test]
    public void An_adapter_that_moves_the_upstream_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", $"run\tgit\t-C\t{pair.Upstream}\tcheckout\t-q\t--detach\tHEAD~1", "write\tplugin/code.py\tx = 2");
        IsUndone("it moved the upstream's HEAD");
    }

    [Test]
    public void An_adapter_that_commits_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2", "run\tgit\tcommit\t-qam\tmine");
        IsUndone("it moved the downstream's HEAD");
    }

    [Test]
    public void An_adapter_that_stages_files_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2", "run\tgit\tadd\tplugin/code.py");
        IsUndone("it staged files");
    }

    [Test]
    public void An_adapter_that_switches_branches_loses_its_edit()
    {
        var branch = Processes.Git(pair.Downstream, "symbolic-ref", "HEAD");
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2", "run\tgit\tswitch\t-q\t-c\tmine");
        IsUndone("it moved the downstream's HEAD to the branch mine");
        Assert.That(Processes.Git(pair.Downstream, "symbolic-ref", "HEAD"), Is.EqualTo(branch));
        Assert.That(Processes.TryGit(pair.Downstream, "rev-parse", "--verify", "--quiet", "mine").ExitCode, Is.Not.Zero);
    }

    [Test]
    public void An_adapter_that_makes_tags_or_stashes_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2", "run\tgit\ttag\tmine", $"run\tgit\t-C\t{pair.Upstream}\ttag\ttheirs");
        IsUndone("it changed branches, tags or the like of the downstream: 'refs/tags/mine'", "of the upstream: 'refs/tags/theirs'");
        Assert.That(Processes.Git(pair.Downstream, "tag") + Processes.Git(pair.Upstream, "tag"), Is.Empty);
    }

    [Test]
    public void An_adapter_that_changes_configuration_or_hooks_loses_its_edit()
    {
        Pair.Play(
            pair.AdapterPlay,
            "1",
            "write\tplugin/code.py\tx = 2",
            "run\tgit\tconfig\tuser.name\tSomebody",
            $"write\t{pair.Downstream}/.git/hooks/pre-commit\t#!/bin/sh\\nexit 1\\n",
            $"run\tchmod\t+x\t{pair.Downstream}/.git/hooks/pre-commit");
        IsUndone("it changed the configuration or the hooks of the downstream");
        Assert.That(Processes.Git(pair.Downstream, "config", "user.name"), Is.EqualTo("Tester"));
    }

    [Test]
    public void An_adapter_that_leaves_files_in_the_upstream_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", $"write\t{pair.Upstream}/host/notes.py\tmine", "write\tplugin/code.py\tx = 2");
        IsUndone("it left files in the upstream: 'host/notes.py'");
        Assert.That(File.ReadAllText(Path.Combine(Adapt, "outside/1-notes.py")), Is.EqualTo("mine"), "it is not lost");
    }

    [Test]
    public void An_adapter_that_changes_the_runs_own_files_loses_its_edit()
    {
        Pair.Play(
            pair.AdapterPlay,
            "1",
            $"write\t{pair.Workspace}/steps.json\t{{}}",
            $"delete\t{pair.Workspace}/steps/step-1/upstream.patch",
            $"write\t{pair.Workspace}/notes.txt\tmine",
            "write\tplugin/code.py\tx = 2");
        IsUndone("it changed files of the workspace that are not its own", "steps.json", "upstream.patch");
        Assert.That(File.Exists(Path.Combine(pair.Workspace, "notes.txt")), Is.True, "a new file does no harm");
        Assert.That(new FileInfo(Path.Combine(pair.Workspace, "steps/step-1/upstream.patch")).Length, Is.Positive);
    }

    [Test]
    public void An_adapter_that_changes_a_folder_that_it_is_to_leave_alone_loses_its_edit()
    {
        var models = Directory.CreateDirectory(Path.Combine(pair.Root, "models"));
        File.WriteAllText(Path.Combine(models.FullName, "weights"), "1");
        pair.Configure(file => file["adaptation"] = new System.Text.Json.Nodes.JsonObject { ["untouched"] = new System.Text.Json.Nodes.JsonArray("{downstream}/../models") });
        Pair.Play(pair.AdapterPlay, "1", $"write\t{models.FullName}/weights\t22", $"write\t{models.FullName}/cache/x\t3", "write\tplugin/code.py\tx = 2");
        IsUndone("it changed files outside of the downstream", "models/weights", "models/cache/x");
        Assert.That(File.ReadAllText(Path.Combine(models.FullName, "weights")), Is.EqualTo("1"));
    }

    [TestCase("def test_value():\\n    pass\\n", "it takes assertions out", "it took assertions out of a test: tests/test_code.py, test_value has 0 of 1 left")]
    [TestCase("import pytest\\n@pytest.mark.skip\\ndef test_value():\\n    assert True\\n", "it skips", "pytest.mark.skip (1 more than before)")]
    [TestCase("import pytest\\n@pytest.mark.xfail(strict=False)\\ndef test_value():\\n    assert True\\n", "it expects failure", "pytest.mark.xfail (1 more than before)")]
    public void An_adapter_that_weakens_tests_loses_its_edit(string test, string what, string told)
    {
        Pair.Commit(pair.Downstream, what, ("tests/test_code.py", "def test_value():\n    assert True\n"));
        pair.BeginHere();
        Pair.Play(pair.AdapterPlay, "1", $"write\ttests/test_code.py\t{test}", "write\tplugin/code.py\tx = 2");
        IsUndone(told);
    }

    [Test]
    public void The_step_tells_what_was_undone_and_where_it_is_saved()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2\\n", "run\tgit\tadd\tplugin/code.py");

        _ = pair.Run("Sync");

        var turn = JsonDocument.Parse(File.ReadAllText(Path.Combine(Adapt, "result.json"))).RootElement.GetProperty("turns")[0];
        Assert.That(turn.GetProperty("violations")[0].GetString(), Is.EqualTo("it staged files in the downstream"));
        Assert.That(turn.GetProperty("files").GetArrayLength(), Is.Zero);
        Assert.That(File.ReadAllText(turn.GetProperty("undone_patch").GetString()!), Does.Contain("+x = 2"));
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/summary.md")),
            Does.Contain("it staged files in the downstream").And.Contain("violation.patch"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), Does.Contain("it staged files in the downstream"));
    }

    [Test]
    public void An_adapter_that_fails_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2", "exit\t1");
        IsUndone("it did not end well");
    }

    [Test]
    public void Protected_paths_are_put_back_and_the_rest_of_the_edit_stays()
    {
        pair.Protect("tests/e2e/");
        Pair.Play(pair.AdapterPlay, "1", $"write\t{Pair.Protected}\tassert False", "write\ttests/e2e/new.py\tassert False", "write\tplugin/code.py\tx = 2");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("protected paths").And.Contain(Pair.Protected));
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md\nplugin/code.py"));
        Assert.That(File.Exists(Path.Combine(pair.Downstream, "tests/e2e/new.py")), Is.False);
    }

    [Test]
    public void Intermediate_files_in_the_downstream_stop_the_step_before_ci()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tdebug.log\tnoise");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("'debug.log' is an intermediate file"));
        Assert.That(pair.Log(), Is.Empty);
    }

    [Test]
    public void A_guard_that_names_another_version_stops_the_step_before_ci()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tif host_version_is(\"0.9\"):\\n    x = 1\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("plugin/code.py:1 asks for version \"0.9\"").And.Contain("host_version_is(\"1.0.0\")"));
    }

    [Test]
    public void Ci_that_writes_into_the_upstream_is_an_error_and_no_verdict()
    {
        Pair.Play(pair.CiPlay, "1", $"write\t{pair.Upstream}/host/core.py\tBROKEN");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("changed the upstream").And.Contain("host/core.py"));
        Assert.That(pair.Log(), Is.Empty);
    }

    private string Adapt => Path.Combine(pair.Workspace, "steps/step-1/adapt");

    private void IsUndone(params string[] why)
    {
        var target = Pair.Head(pair.Upstream);

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(why.Where(part => !result.Output.Contains(part, StringComparison.Ordinal)), Is.Empty, result.Output);
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md"));
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
        Assert.That(Pair.Head(pair.Upstream), Is.EqualTo(target));
        Assert.That(Processes.Git(pair.Upstream, "status", "--porcelain"), Is.Empty);
    }
}
