using Main2Main.Configuration;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Verification;

/// <summary>Commands that install or build the upstream before suites run.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Preparation_of_suites : IDisposable
{
    private readonly SyncedPair pair = new();

    public Preparation_of_suites()
    {
        pair.Pin();
        _ = pair.Upstream.Commit(("engine/core.py", "A = 1\n"));
        _ = pair.Upstream.Commit(("engine/core.py", "A = 2\n"));
    }

    private string Calls => Path.Combine(pair.Root, "calls");

    public void Dispose() => pair.Dispose();

    [Test]
    public async Task They_run_once_for_each_upstream_commit_those_of_all_suites_first()
    {
        pair.Settings = pair.Settings with
        {
            Suites = [pair.Suite("unit", "import plugin, engine") with { Prepare = Command("unit") }, pair.Suite("again", "import plugin, engine")],
            Verification = new VerificationSettings { Prepare = Command("all") },
        };

        var state = await pair.SyncAsync();

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(File.ReadAllLines(Calls), Is.EqualTo((string[])["all A = 1", "unit A = 1", "all A = 2", "unit A = 2"]));
        Assert.That(pair.Result().Prepared.Select(one => (one.Suite, one.ExitCode)), Is.EqualTo(((string?, int)[])[(null, 0), ("unit", 0)]));
    }

    [Test]
    public async Task One_that_fails_stops_the_step_as_trouble_of_the_environment_and_the_step_is_taken_up_again()
    {
        var mended = Path.Combine(pair.Root, "mended");
        pair.Settings = pair.Settings with { Verification = new VerificationSettings { Prepare = Shell($"echo no network; test -e {mended}") } };

        var state = await pair.SyncAsync();

        Assert.That(state.Stop?.Condition, Is.EqualTo("prepare_failed"));
        Assert.That((pair.Result().CiResult, pair.Result().CodeBugsCount, pair.Result().SuiteResults.Count), Is.EqualTo((Verdict.SummaryError, 0, 0)));
        Assert.That(File.ReadAllText(pair.Folder(1).PrepareLog(1, suite: null)), Is.EqualTo("no network\n"));
        Assert.That(pair.Report(), Does.Contain("no code bug of the step").And.Contain("{workspace}/steps/step-1/ci/round-1.prepare.log"));

        File.WriteAllText(mended, string.Empty);
        Assert.That((await pair.SyncAsync()).Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
    }

    [Test]
    public async Task One_that_takes_too_long_is_ended()
    {
        pair.Settings = pair.Settings with { Verification = new VerificationSettings { Prepare = Shell("sleep 600") with { TimeoutMinutes = 0.02 } } };

        var state = await pair.SyncAsync();

        Assert.That(state.Stop?.Condition, Is.EqualTo("prepare_failed"));
        Assert.That(pair.Result().Prepared.Single().TimedOut, Is.True);
    }

    [Test]
    public async Task It_runs_again_at_the_last_verified_state_and_when_the_run_comes_back_from_there()
    {
        pair.Settings = pair.Settings with
        {
            Suites = [pair.Suite("unit", "import plugin, engine; assert 1 == 2")],
            Verification = new VerificationSettings { Prepare = Command("all"), Inherited = "accept" },
        };

        _ = await pair.SyncAsync();

        Assert.That(File.ReadAllLines(Calls).Take(3), Is.EqualTo((string[])["all A = 1", "all def f(a):", "all A = 2"]));
    }

    [Test]
    public async Task What_they_leave_in_the_downstream_stays_for_the_suites_and_is_never_committed()
    {
        pair.Settings = pair.Settings with
        {
            Suites = [pair.Suite("unit", "import plugin, engine, os; assert os.path.exists('plugin.egg-info/PKG-INFO')")],
            Verification = new VerificationSettings { Prepare = Shell("mkdir -p plugin.egg-info && cat {upstream}/engine/core.py > plugin.egg-info/PKG-INFO") },
        };

        var state = await pair.SyncAsync();

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(pair.Downstream.Git("ls-tree", "-r", "--name-only", "HEAD"), Does.Not.Contain("egg-info"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream.Folder, "plugin.egg-info/PKG-INFO")), Is.EqualTo("A = 2\n"));
        Assert.That(pair.Log.Lines, Has.One.Contains("left files in the downstream: 'plugin.egg-info/PKG-INFO'. They stay, and are not committed"));
        Assert.That(pair.Report(), Does.Contain("[x] No intermediate or uncommitted files in the downstream"));

        _ = pair.Upstream.Git("checkout", "--quiet", pair.Upstream.Git("for-each-ref", "--count=1", "--format=%(refname:short)", "refs/heads").Trim());
        _ = pair.Upstream.Commit(("engine/core.py", "A = 3\n"));
        Assert.That((await pair.SyncAsync()).Status, Is.EqualTo(RunStatus.Completed), "they are no reason for the next run not to begin");
    }

    [Test]
    public async Task What_one_of_them_edits_is_put_back_and_the_round_does_not_count()
    {
        pair.Settings = pair.Settings with { Verification = new VerificationSettings { Prepare = Shell("echo 'x = 1' > plugin/__init__.py") } };

        var failure = await Assert.ThrowsAsync<Main2MainException>(() => pair.SyncAsync());

        Assert.That(failure!.Message, Does.Contain("changed the downstream").And.Contain("'plugin/__init__.py'"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream.Folder, "plugin/__init__.py")), Is.Empty);
    }

    private PrepareSettings Command(string name) => Shell($"echo {name} $(head -n 1 {{upstream}}/engine/core.py) >> {Calls}");

    private static PrepareSettings Shell(string script) => new() { Command = ["/bin/sh", "-c", script] };
}
