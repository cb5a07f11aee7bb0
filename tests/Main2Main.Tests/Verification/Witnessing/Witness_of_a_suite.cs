using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;
using Main2Main.Verification.Witnessing;
using Main2Main.Workspace;

namespace Main2Main.Tests.Verification.Witnessing;

/// <summary>What is seen of the imports of a suite, and what follows from it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Witness_of_a_suite : IDisposable
{
    private const string Elsewhere = "sys.path.insert(0, '{root}/installed')";
    private readonly SyncedPair pair = new();

    public Witness_of_a_suite()
    {
        pair.Pin();
        _ = pair.Upstream.Commit(("engine/core.py", "def f(a):\n    return a + 0\n"));
        foreach (var package in new[] { "engine", "plugin" })
        {
            var folder = Directory.CreateDirectory(Path.Combine(pair.Root, "installed", package)).FullName;
            File.WriteAllText(Path.Combine(folder, "__init__.py"), string.Empty);
            File.WriteAllText(Path.Combine(folder, "core.py"), "def f(a):\n    return a\n");
        }

        _ = Directory.CreateDirectory(Path.Combine(pair.Root, "spaces/engine"));
        File.WriteAllText(Path.Combine(pair.Root, "spaces/engine/core.py"), string.Empty);
        _ = Directory.CreateSymbolicLink(Path.Combine(pair.Root, "link"), pair.Upstream.Folder);
    }

    public void Dispose() => pair.Dispose();

    [TestCase("import plugin, engine.core")]
    [TestCase("import plugin, engine, os; os._exit(0)", TestName = "An_end_without_clean_up")]
    [TestCase("import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', 'import plugin, engine']))", TestName = "A_child")]
    [TestCase("import concurrent.futures as c, multiprocessing as m; c.ProcessPoolExecutor(1, m.get_context('spawn')).submit(__import__, 'engine.core').exception(); import plugin", TestName = "A_spawned_child")]
    [TestCase("import sys; sys.path.insert(0, '{root}/link'); import plugin, engine", TestName = "A_link_to_the_checkout")]
    public async Task The_checkouts_alone_prove_the_step(string program)
    {
        var state = await RunAsync(program);

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(Seen(), Is.EqualTo((WitnessFinding.Checkout, WitnessFinding.Checkout)));
        Assert.That(pair.Report(), Does.Contain("Suite unit imported engine and plugin from the two checkouts."));
        Assert.That(pair.Downstream.Git("log", "-1", "--format=%B"), Does.Not.Contain("proves nothing"));
        Assert.That(Directory.EnumerateDirectories(pair.Folder(1).Ci), Is.Empty);
    }

    [TestCase("import sys; " + Elsewhere + "; import engine", "installed/engine", TestName = "Another_copy")]
    [TestCase("import plugin, engine, subprocess, sys; subprocess.call([sys.executable, '-c', \"import sys; " + "sys.path.insert(0, '{root}/installed')" + "; import engine, os; os._exit(0)\"])", "installed/engine", TestName = "Another_copy_in_a_child")]
    [TestCase("import sys; " + Elsewhere + "; import plugin", "installed/plugin", TestName = "Another_copy_of_the_downstream")]
    [TestCase("import sys; sys.path[:] = ['{root}/spaces', *(p for p in sys.path if not p.startswith('/tmp/main2main-repository'))]; import engine.core", "spaces/engine", TestName = "Another_copy_that_is_a_namespace")]
    [TestCase("import py_compile, sys; sys.path.insert(0, '{root}/old'); py_compile.compile('{root}/installed/engine/core.py', '{root}/old/engine/__init__.pyc'); import engine", "old/engine/__init__.pyc", TestName = "A_copy_without_source")]
    [TestCase("import shutil, sys; shutil.make_archive('{root}/egg', 'zip', '{root}/installed'); sys.path.insert(0, '{root}/egg.zip'); import engine.core", "egg.zip/engine", TestName = "A_copy_in_an_archive")]
    [TestCase("import importlib.util as u; s = u.spec_from_file_location('engine', '{root}/installed/engine/__init__.py'); s.loader.exec_module(u.module_from_spec(s))", "installed/engine", TestName = "A_copy_that_no_finder_finds")]
    public async Task Another_copy_proves_nothing_however_it_is_imported(string program, string copy)
    {
        var state = await RunAsync(program);

        var place = Path.Combine(RealPath.Of(pair.Root), copy);
        Assert.That(state.Stop?.Condition, Is.EqualTo("no_actionable_bug"), string.Join('\n', pair.Log.Lines));
        Assert.That((pair.Result().CiResult, pair.Result().CanCommit), Is.EqualTo((Verdict.SummaryError, false)));
        Assert.That(pair.Result().SummaryError, Does.Contain(place).And.Contain("not from the checkout"));
        Assert.That(pair.Report(), Does.Contain(place.Replace("_", @"\_", StringComparison.Ordinal)).Or.Contain(place));
    }

    [Test]
    public async Task A_suite_that_imports_neither_keeps_its_verdict_and_is_said_to_prove_nothing()
    {
        var state = await RunAsync("import compileall; compileall.compile_dir('plugin', quiet=1)");

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(Seen(), Is.EqualTo((WitnessFinding.None, WitnessFinding.None)));
        var words = "Suite unit proves nothing about engine and plugin";
        Assert.That(pair.Report(), Does.Contain(words));
        Assert.That(pair.Downstream.Git("log", "-1", "--format=%B"), Does.Contain(words));
        Assert.That(File.ReadAllText(pair.Folder(1).Summary), Does.Contain(words));
    }

    [Test]
    public async Task A_suite_that_declares_no_witness_is_not_watched_and_the_report_says_so()
    {
        pair.Settings =
            pair.Settings with { Suites = [pair.Suite("unit", "import sys; " + Elsewhere + "; import engine") with { Witness = SuiteSettings.NoWitness }] };

        var state = await pair.SyncAsync();

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed));
        Assert.That(pair.Result().SuiteResults[0].Witness, Is.Null);
        Assert.That(pair.Report(), Does.Contain("Suite unit has no witness"));
    }

    [Test]
    public async Task The_site_module_that_would_have_been_started_is_started_and_the_suites_own_path_stays()
    {
        Directory.CreateDirectory(Path.Combine(pair.Root, "site"));
        File.WriteAllText(Path.Combine(pair.Root, "site/sitecustomize.py"), "import sys\nsys.started = True\n");
        var suite = pair.Suite("unit", "import sys, os, plugin, engine, sitecustomize; assert sys.started and sitecustomize.__file__.startswith('{root}/site'); assert not any(p.endswith('.witness') for p in sys.path)");
        pair.Settings = pair.Settings with { Suites = [suite with { Environment = new Dictionary<string, string> { ["PYTHONPATH"] = "{upstream}:" + Path.Combine(pair.Root, "site") } }] };

        var state = await pair.SyncAsync();

        Assert.That(state.Status, Is.EqualTo(RunStatus.Completed), string.Join('\n', pair.Log.Lines));
        Assert.That(Seen(), Is.EqualTo((WitnessFinding.Checkout, WitnessFinding.Checkout)));
    }

    [TestCase(null, "export PYTHONPATH=/w\"${PYTHONPATH:+:$PYTHONPATH}\" && exec python3")]
    [TestCase("/up", "exec env PYTHONPATH=/w:/up python3")]
    public void On_another_machine_the_path_of_that_machine_stays(string? configured, string words)
    {
        var suite = new Suite
        {
            Name = "unit",
            Command = ["python3"],
            Environment = configured is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["PYTHONPATH"] = configured },
            Rerun = [],
            Launcher = ["ssh", "{shell}"],
            Devices = 0,
            Expected = null,
            TimeLimit = null,
            HangLimit = TimeSpan.FromHours(1),
        };

        Assert.That(
            SuiteLauncher.Words(new SuiteStart(suite, suite.Command, "/down", [], null) { Witness = "/w" }, "host")[1], Is.EqualTo($"cd /down && {words}"));
    }

    [TestCase("src/werkzeug", "", "werkzeug|src.werkzeug")]
    [TestCase("lib/host/part", "lib/host", "host.part|lib.host.part")]
    [TestCase("vllm", "", "vllm")]
    public void A_package_has_the_names_by_which_it_can_be_imported(string package, string packages, string names)
    {
        foreach (var folder in packages.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            _ = pair.Upstream.Commit(($"{folder}/__init__.py", string.Empty));
        }

        Assert.That(WatchedPackage.Of(pair.Upstream.Folder, package)!.Names, Is.EqualTo(names.Split('|')));
    }

    private Task<RunState> RunAsync(string program)
    {
        pair.Settings = pair.Settings with { Suites = [pair.Suite("unit", program)] };
        return pair.SyncAsync();
    }

    private (WitnessFinding Upstream, WitnessFinding Downstream) Seen() =>
        pair.Result().SuiteResults[0].Witness is { } witness ? (witness.Upstream.Finding, witness.Downstream.Finding) : default;
}
