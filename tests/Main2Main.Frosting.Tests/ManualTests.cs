using CliWrap;
using CliWrap.Buffered;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary><c>--adapter=manual</c>: the run waits for a person.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ManualTests : IDisposable
{
    private const string Error = "print\tTraceback (most recent call last):\\n  File \"plugin/code.py\", line 1, in t\\nTypeError: no";

    private readonly Pair pair = new();

    public ManualTests() => _ = pair.AddStep("one");

    private string Code => Path.Combine(pair.Downstream, "plugin/code.py");

    public void Dispose() => pair.Dispose();

    [Test]
    public void A_step_waits_with_the_pin_moved_and_the_same_command_verifies_the_edit_and_goes_on()
    {
        _ = pair.AddStep("two");

        var first = Sync();
        var status = pair.Run("Status");
        Edit("x = 2\n");
        var second = Sync();
        var third = Sync();

        Assert.That(first.ExitCode, Is.EqualTo(ExitCodes.Paused), first.ToString());
        Assert.That(first.Output, Does.Contain("step-1 waits for your edit").And.Contain(pair.Downstream).And.Contain("steps/step-1/adapt/request.md"));
        Assert.That(first.Output.TrimEnd().Split('\n')[^1].Trim(), Is.EqualTo($"dotnet {Processes.HostFile} --target=Sync --upstream={pair.Upstream} --downstream={pair.Downstream} --workspace={pair.Workspace} --adapter=manual"));
        Assert.That(status.Output, Does.Contain("waits for an edit (manual)").And.Contain($"Next: edit {pair.Downstream}"));
        Assert.That(second.ExitCode, Is.EqualTo(ExitCodes.Paused), second.ToString());
        Assert.That(
            second.Output,
            Does.Contain("adapter manual: 1 file(s) were edited by hand: 'plugin/code.py'").And.Contain("step-1: committed").And.Contain("step-2 waits"));
        Assert.That(third.ExitCode, Is.Zero, third.ToString());
        Assert.That(pair.Log(), Has.Length.EqualTo(2));
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD~1"), Is.EqualTo("PIN\ndocs/install.md\nplugin/code.py"));
    }

    [Test]
    public void The_command_that_it_prints_goes_on_even_when_the_run_was_begun_anew()
    {
        var first = Sync("--restart");
        Edit("x = 2\n");

        var words = first.Output.TrimEnd().Split('\n')[^1].Trim();
        var second = Cli.Wrap("/bin/sh").WithArguments(["-c", words]).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync()
            .GetAwaiter().GetResult();

        Assert.That(words, Does.EndWith("--adapter=manual --restart=false"));
        Assert.That(second.ExitCode, Is.Zero, second.StandardOutput + second.StandardError);
        Assert.That(File.ReadAllText(Code), Is.EqualTo("x = 2\n"));
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
    }

    [Test]
    public void The_command_that_it_prints_begins_with_the_script_that_started_it()
    {
        var result = pair.Run("Sync", new Dictionary<string, string?> { ["MAIN2MAIN_LAUNCHER"] = "./build.sh" }, "--adapter=manual");

        Assert.That(result.Output.TrimEnd().Split('\n')[^1].Trim(), Does.StartWith("./build.sh --target=Sync "));
    }

    [Test]
    public void After_a_failed_round_it_waits_again_and_says_what_failed()
    {
        Pair.Play(pair.CiPlay, "1", Error, "exit\t1");
        _ = Sync();
        Edit("x = 2\n");

        var failed = Sync();
        Edit("x = 3\n");
        var mended = pair.Run("Step", "--step=1", "--adapter=manual");

        Assert.That(failed.ExitCode, Is.EqualTo(ExitCodes.Paused), failed.ToString());
        Assert.That(failed.Output, Does.Contain("round 1 of CI failed").And.Contain("TypeError: no").And.Contain("vllm_error_analyze.md"));
        Assert.That(mended.ExitCode, Is.Zero, mended.ToString());
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD:plugin/code.py"), Is.EqualTo("x = 3"));
    }

    [Test]
    public void A_failed_round_that_nobody_mends_ends_the_step_and_nothing_is_lost()
    {
        Pair.Play(pair.CiPlay, "1", Error, "exit\t1");
        _ = Sync();
        Edit("x = 2\n");
        _ = Sync();

        var result = Sync();

        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.PartialStop), result.ToString());
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/failed.patch")), Does.Contain("+x = 2"));
    }

    [Test]
    public void What_the_checks_find_in_the_edit_comes_back_once_and_then_stands_until_it_is_mended()
    {
        _ = Sync();
        Edit("from host.core import GONE\n");

        var told = Sync();
        var still = Sync();
        Edit("x = 2\n");
        var mended = Sync();

        Assert.That(told.ExitCode, Is.EqualTo(ExitCodes.Paused), told.ToString());
        Assert.That(told.Output, Does.Contain("the pre-CI checks found something").And.Contain("plugin/code.py:1"));
        Assert.That(still.ExitCode, Is.EqualTo(ExitCodes.Error), still.ToString());
        Assert.That(still.Error, Does.Contain("host.core.GONE"));
        Assert.That(File.ReadAllText(Code), Is.EqualTo("x = 2\n"));
        Assert.That(mended.ExitCode, Is.Zero, mended.ToString());
    }

    [Test]
    public void A_person_may_stage_but_a_commit_is_asked_back()
    {
        _ = Sync();
        Edit("x = 2\n");
        _ = Processes.Git(pair.Downstream, "add", "plugin/code.py");
        _ = Processes.Git(pair.Downstream, "commit", "--quiet", "-m", "mine");

        var refused = Sync();
        var remedy = refused.Error[(refused.Error.IndexOf("(git ", StringComparison.Ordinal) + 1)..refused.Error.IndexOf(");", StringComparison.Ordinal)];
        _ = Processes.Git(pair.Downstream, remedy.Split(' ')[3..]);
        var accepted = Sync();

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCodes.Error), refused.ToString());
        Assert.That(remedy, Does.Contain("reset --soft"));
        Assert.That(accepted.ExitCode, Is.Zero, accepted.ToString());
        Assert.That(accepted.Output, Does.Contain("1 file(s) that were staged are unstaged"));
        Assert.That(pair.Log("%s")[0], Is.Not.EqualTo("mine"));
    }

    [Test]
    public void A_person_is_not_undone_for_what_an_adapter_would_be()
    {
        Pair.Commit(pair.Downstream, "A test", ("tests/test_code.py", "def test_value():\n    assert True\n"));
        pair.BeginHere();
        _ = Sync();
        File.WriteAllText(Path.Combine(pair.Downstream, "tests/test_code.py"), "def test_value():\n    pass\n");
        File.WriteAllText(Path.Combine(pair.Upstream, "host/core.py"), "mine");

        var refused = Sync();
        _ = Processes.Git(pair.Upstream, "checkout", "--quiet", "--", "host/core.py");
        var result = Sync();

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCodes.Error), refused.ToString());
        Assert.That(refused.Error, Does.Contain("the edit of step-1 changed the upstream").And.Contain("host/core.py"));
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("it took assertions out of a test"));
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD:tests/test_code.py"), Does.Contain("pass"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/summary.md")), Does.Contain("it took assertions out of a test"));
    }

    [Test]
    public void Adapters_after_the_person_go_on_with_the_edit()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/after.py\ty = 1\\n");
        _ = Run("manual,command");
        Edit("x = 2\n");

        var result = Run("manual,command");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md\nplugin/after.py\nplugin/code.py"));
    }

    [Test]
    public void Another_adapter_may_go_on_and_the_edit_is_kept()
    {
        _ = Sync();
        Edit("x = 2\n");

        var result = Run("none");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD:plugin/code.py"), Is.EqualTo("x = 2"));
    }

    [Test]
    public void A_paused_run_that_is_dropped_saves_the_edit()
    {
        _ = Sync();
        Edit("x = 2\n");

        var result = Run("none", "--restart");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(File.ReadAllText(Code), Is.EqualTo("x = 1\n"));
        Assert.That(
            Directory.EnumerateFiles(pair.Workspace, "interrupted-1.patch", SearchOption.AllDirectories).Select(File.ReadAllText).Single(),
            Does.Contain("+x = 2"));
    }

    [Test]
    public void At_a_terminal_the_run_waits_for_a_person_when_nothing_else_is_configured()
    {
        pair.Configure(file => file.Remove("adapter"));
        string[] words = ["dotnet", Processes.HostFile, "--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}",
            $"--workspace={pair.Workspace}"];

        var result = Cli.Wrap("script").WithArguments(["--quiet", "--return", "--command", ShellWords.Join(words), "/dev/null"])
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult();

        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.Paused), result.StandardOutput);
        Assert.That(result.StandardOutput, Does.Contain("step-1 waits for your edit"));
    }

    private HostResult Sync(params string[] more) => Run("manual", more);

    private HostResult Run(string adapter, params string[] more) => pair.Run("Sync", [$"--adapter={adapter}", .. more]);

    private void Edit(string content) => File.WriteAllText(Code, content);
}
