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
    public void An_adapter_that_fails_loses_its_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2", "exit\t1");
        IsUndone("it did not end well");
    }

    [Test]
    public void Protected_paths_are_put_back_and_the_rest_of_the_edit_stays()
    {
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
    public void Nothing_is_committed_without_a_verdict()
    {
        _ = pair.Run("Adapt");

        var result = pair.Run("Commit", "--exclusive");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("no CI round was run"));
        Assert.That(pair.Log(), Is.Empty);
    }

    [Test]
    public void A_tree_that_changed_after_ci_is_not_committed()
    {
        _ = pair.Run("RunCi");
        File.WriteAllText(Path.Combine(pair.Downstream, "plugin/code.py"), "x = 99\n");

        var result = pair.Run("Commit");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("changed after CI verified it").And.Contain("plugin/code.py"));
        Assert.That(pair.Log(), Is.Empty);
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

    [Test]
    public void A_commit_hook_that_refuses_is_named_and_the_run_continues_when_it_is_mended()
    {
        var hook = Path.Combine(pair.Downstream, ".git/hooks/pre-commit");
        File.WriteAllText(hook, "#!/bin/sh\necho 'the hook says no' >&2\nexit 1\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var refused = pair.Run("Sync");
        File.Delete(hook);

        var result = pair.Run("Sync");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Error, Does.Contain("the hook says no").And.Contain("committing step-1"));
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
    }

    private void IsUndone(string why)
    {
        var target = Pair.Head(pair.Upstream);

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain(why));
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md"));
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
        Assert.That(Pair.Head(pair.Upstream), Is.EqualTo(target));
        Assert.That(Processes.Git(pair.Upstream, "status", "--porcelain"), Is.Empty);
    }
}
