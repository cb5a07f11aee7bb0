using Main2Main.Adaptation;
using Main2Main.Configuration;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Diagnosis;

/// <summary>What failed before the range is told apart from what the range broke.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Failures_of_the_last_verified_state : IDisposable
{
    private const string Red = "import unittest\n\n\nclass Z(unittest.TestCase):\n    def test_red(self):\n        self.assertEqual(1, 2)\n";
    private const string Green = "import unittest\nimport plugin\nfrom engine.core import f\n\n\nclass T(unittest.TestCase):\n    def test_f(self):\n        self.assertEqual(f(1), 1)\n";
    private readonly SyncedPair pair = new();

    public Failures_of_the_last_verified_state()
    {
        pair.Settings = pair.Settings with
        {
            Suites =
            [
                pair.Suite("unit", string.Empty) with
                {
                    Command = ["/bin/sh", "-c",
                        "echo $0 $(cat {upstream}/engine/core.py | wc -l) >> " + Calls + "; exec python3 -m unittest discover -s tests -t .", "all"],
                    Rerun = ["/bin/sh", "-c", "echo \"$0\" \"$@\" >> " + Calls + "; for t in \"$@\"; do t=${t%.py*}.${t#*::}; set -- \"$@\" $(echo $t | sed 's#/#.#g; s#::#.#g'); shift; done; exec python3 -m unittest \"$@\"", "again", "{tests}"],
                },
            ],
        };
    }

    private string Calls => Path.Combine(pair.Root, "calls");

    public void Dispose() => pair.Dispose();

    [Test]
    public async Task A_step_with_nothing_but_inherited_failures_stops_and_blames_nobody()
    {
        Start(Red);
        Harmless();

        var state = await pair.SyncAsync();

        Assert.That(state.Stop?.Condition, Is.EqualTo("inherited"), string.Join('\n', pair.Log.Lines));
        Assert.That(
            (pair.Summary().CodeBugs.Count, pair.Summary().Inherited.Single().FailedTestCases.Single()), Is.EqualTo((0, "tests/test_red.py::Z::test_red")));
        Assert.That((pair.Result().CiResult, pair.Result().CanCommit, pair.Result().RequiresFix), Is.EqualTo((Verdict.Failed, false, false)));
        Assert.That(pair.Log.Lines, Has.Some.Contains("inherited, it fails at the last verified state already: tests/test_red.py::Z::test_red"));
        Assert.That(pair.Report(), Does.Contain("- Inherited: tests/test_red.py::Z::test_red"));
        Assert.That(File.ReadAllText(pair.Folder(1).ErrorAnalysis), Does.Contain("## Inherited").And.Not.Contain("### Issue 1"));
        AssertIsBack();
    }

    [Test]
    public async Task Accepted_failures_are_listed_in_the_commit_and_the_report_and_are_known_in_the_next_step()
    {
        Start(Red);
        Harmless();
        Harmless();
        pair.Settings = Accepting();

        var state = await pair.SyncAsync();

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(
            pair.Downstream.Git("log", "-2", "--format=%B"),
            Does.Contain(
                "CI: failed, with nothing but what fails at the last verified state already:\n- tests/test_red.py::Z::test_red: AssertionError: 1 != 2"));
        Assert.That(pair.Report(), Does.Contain("Committed with what fails at the last verified state already, step-1: tests/test_red.py::Z::test_red"));
        Assert.That(File.ReadAllLines(Calls), Has.Length.EqualTo(3), "the second step needs no run at the state that the first one left");
        Assert.That(File.ReadAllText(Path.Combine(pair.Settings.Workspace, "memory/cases.json")), Does.Contain("test_red").And.Not.Contain("\"passed\""));
    }

    [Test]
    public async Task An_error_that_the_range_brought_stays_a_task_and_the_inherited_one_is_none()
    {
        Start(Red);
        Break();
        pair.Settings = Accepting();
        var adapter = new Recorder(pair.Downstream.Folder);

        var state = await pair.SyncAsync(runner: null, adapter);

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(adapter.Errors, Is.EqualTo((string[])["AssertionError: 2 != 1"]));
        Assert.That(pair.Summary(round: 2).CodeBugs, Is.Empty);
        Assert.That(pair.Downstream.Git("log", "-1", "--format=%B"), Does.Contain("test_red").And.Not.Contain("test_f"));
    }

    [Test]
    public async Task Another_error_of_a_case_that_failed_before_is_not_inherited()
    {
        Start("import unittest\nfrom engine.core import f\n\n\nclass Z(unittest.TestCase):\n    def test_red(self):\n        self.assertEqual(f(1), 7)\n");
        Break();
        pair.Settings = Accepting();

        var state = await pair.SyncAsync();

        Assert.That(state.Stop?.Condition, Is.EqualTo("no_code_diff"), string.Join('\n', pair.Log.Lines));
        Assert.That(pair.Summary().Inherited, Is.Empty);
        Assert.That(pair.Summary().CodeBugs.Select(bug => bug.ErrorMessage), Does.Contain("2 != 7"));
        AssertIsBack();
    }

    [Test]
    public async Task Tests_that_cannot_be_collected_are_never_accepted()
    {
        Start("import nothing_there\n");
        Harmless();
        pair.Settings = Accepting();

        var state = await pair.SyncAsync();

        Assert.That(state.Stop?.Condition, Is.EqualTo("inherited"), string.Join('\n', pair.Log.Lines));
        Assert.That(pair.Result().CanCommit, Is.False);
    }

    [Test]
    public async Task Nobody_looks_where_nobody_is_to_know()
    {
        Start(Red);
        Harmless();
        pair.Settings = pair.Settings with { Verification = new VerificationSettings { Baseline = BaselineChoice.Never } };

        var state = await pair.SyncAsync();

        Assert.That(state.Stop?.Condition, Is.EqualTo("no_code_diff"));
        Assert.That(File.ReadAllLines(Calls), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_run_that_is_killed_at_the_last_verified_state_goes_on_from_there_with_the_edit_in_place()
    {
        Start(Red);
        Harmless();
        pair.Settings = Accepting();
        var killed = new KilledRunner(new ProcessSuiteRunner(host: null), second: () =>
        {
            // What a kill leaves: nobody has put anything back.
            var copy = Path.Combine(pair.Root, "killed.json");
            File.Copy(new WorkspaceFolder(pair.Settings.Workspace).State, copy);
            Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.Empty, "the downstream is as it was committed last");
            Assert.That(pair.Upstream.Git("rev-parse", "HEAD"), Is.EqualTo(pair.Downstream.Git("show", "HEAD:PIN")));
        });
        _ = await Assert.ThrowsAsync<OperationCanceledException>(() => pair.SyncAsync(killed));
        File.Copy(Path.Combine(pair.Root, "killed.json"), new WorkspaceFolder(pair.Settings.Workspace).State, overwrite: true);
        _ = pair.Downstream.Git("checkout", "--", ".");
        _ = pair.Upstream.Git("checkout", "--quiet", "--detach", pair.Downstream.Git("show", "HEAD:PIN"));

        var state = await pair.SyncAsync();

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(pair.Downstream.Git("show", "HEAD:PIN"), Is.EqualTo(pair.Upstream.Git("rev-parse", "HEAD")));
        Assert.That(pair.Downstream.Git("rev-list", "--count", "HEAD"), Is.EqualTo("2"));
        Assert.That(Directory.EnumerateFiles(pair.Folder(1).Root, "interrupted-*"), Is.Empty);
    }

    private void Start(string red)
    {
        pair.Pin(("tests/__init__.py", string.Empty), ("tests/test_f.py", Green), ("tests/test_red.py", red));
    }

    private void Harmless() => _ = pair.Upstream.Commit(("engine/core.py", File.ReadAllText(Path.Combine(pair.Upstream.Folder, "engine/core.py")) + "A = 1\n"));

    private void Break() => _ = pair.Upstream.Commit(("engine/core.py", "def f(a):\n    return a + 1\n"));

    private SyncSettings Accepting() => pair.Settings with { Verification = new VerificationSettings { Inherited = "accept" } };

    private void AssertIsBack()
    {
        Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.Empty);
        Assert.That(pair.Upstream.Git("rev-parse", "HEAD"), Is.EqualTo(pair.Downstream.Git("show", "HEAD:PIN")));
        Assert.That(pair.Upstream.Git("status", "--porcelain", "--untracked-files=no"), Is.Empty);
    }

    /// <summary>Mends the one test and notes what it was asked for.</summary>
    private sealed class Recorder(string downstream) : IAdapter
    {
        public List<string> Errors { get; } = [];

        public string Name => "recorder";

        public Task<AdapterReply> AdaptAsync(AdaptationRequest request)
        {
            Errors.AddRange(request.Errors.Select(error => error.Error));
            if (request.Round > 0)
            {
                File.WriteAllText(Path.Combine(downstream, "plugin/__init__.py"), "import engine.core\nengine.core.f = lambda a: a\n");
            }

            return Task.FromResult(new AdapterReply(Succeeded: true, "done"));
        }
    }

    private sealed class KilledRunner(ISuiteRunner runner, Action second) : ISuiteRunner
    {
        private int calls;

        public Task<SuiteEnd> RunAsync(SuiteStart start, Stream output, CancellationToken cancellation)
        {
            if (++calls == 1)
            {
                return runner.RunAsync(start, output, cancellation);
            }

            second();
            throw new OperationCanceledException();
        }
    }
}
