using Main2Main.Configuration;
using Main2Main.Doctoring;
using Main2Main.Files;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Doctoring;

/// <summary>Doctor finds what would stop a run at its first step, and promises nothing that it does not know.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class What_doctor_sees : IDisposable
{
    private static readonly string[] Unittest = ["python3", "-m", "unittest"];

    private readonly TempRepository upstream = new();
    private readonly TempRepository downstream = new();
    private readonly string root = RealPath.Of(Directory.CreateTempSubdirectory("main2main-doctor-").FullName);

    public What_doctor_sees()
    {
        var pin = upstream.Commit(("host/__init__.py", string.Empty));
        _ = upstream.Git("tag", "v1.0.0");
        _ = upstream.Commit(("host/core.py", "x = 1\n"));
        _ = downstream.Commit(
            ("plugin/__init__.py", string.Empty),
            ("PIN", $"commit: {pin}\ntag: v1.0.0\n"),
            ("tests/run.sh", "#!/bin/sh\n"),
            ("cases.json", """["tests/run.sh", "tests/gone.py::test_a"]"""));
        Settings = new SyncSettings
        {
            Profile = "none",
            Workspace = Path.Combine(root, "workspace"),
            Upstream = upstream.Folder,
            Downstream = downstream.Folder,
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            Pin = [new PinSource { File = "PIN", Pattern = "^commit: (?<value>[0-9a-f]{40})$" }],
            Release = [new PinSource { File = "PIN", Pattern = "^tag: (?<value>.+)$" }],
            Suites = [Suite(Unittest, upstream.Folder)],
        };
    }

    private SyncSettings Settings { get; set; }

    public void Dispose()
    {
        upstream.Dispose();
        downstream.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [Test]
    public async Task Nothing_is_wrong_where_everything_is_there()
    {
        var findings = await LookAsync();

        Assert.That(findings.Where(finding => !finding.Ok || finding.IsUnsure), Is.Empty);
        Assert.That(Line(findings, "suite unit").Found, Does.Contain($"host is imported from {upstream.Folder}/host/__init__.py"));
        Assert.That(Line(findings, "release tag").Found, Does.Contain("v1.0.0"));
        Assert.That(Directory.Exists(Settings.Workspace), Is.False);
    }

    [Test]
    public async Task An_upstream_that_the_suites_python_does_not_find_is_wrong() =>
        await IsWrongAsync(Suite(Unittest, path: null), "does not find host", "pip install --no-deps -e");

    [Test]
    public async Task An_upstream_that_is_imported_from_elsewhere_is_wrong()
    {
        _ = Directory.CreateDirectory(Path.Combine(root, "site", "host"));
        await File.WriteAllTextAsync(Path.Combine(root, "site", "host", "__init__.py"), "raise RuntimeError('only looked for')\n");

        await IsWrongAsync(Suite(Unittest, Path.Combine(root, "site")), $"would import host from {root}/site/host/__init__.py", "pip install");
    }

    [Test]
    public async Task An_upstream_that_is_installed_before_the_suite_or_imported_by_nobody_is_no_fault()
    {
        Settings = Settings with { Suites = [Suite(Unittest, path: null) with { Prepare = new PrepareSettings { Command = ["true"] } }] };
        Assert.That(Line(await LookAsync(), "suite unit"), Has.Property("Ok").True.And.Property("IsUnsure").True);

        Settings = Settings with { Suites = [Suite(Unittest, path: null) with { Witness = SuiteSettings.NoWitness }] };
        Assert.That(Line(await LookAsync(), "suite unit"), Has.Property("Ok").True.And.Property("IsUnsure").False);

        await IsWrongAsync(
            Suite(Unittest, path: null) with { Prepare = new PrepareSettings { Command = ["no-such-installer"] } }, "'no-such-installer'", "install it");
    }

    [Test]
    public async Task A_module_that_the_suites_python_does_not_have_is_wrong() =>
        await IsWrongAsync(Suite(["python3", "-B", "-m", "no_such_module"], upstream.Folder), "has no module no_such_module", "install it");

    [Test]
    public async Task A_program_that_is_not_there_is_wrong() =>
        await IsWrongAsync(Suite(["no-such-program"], path: null), "'no-such-program' is no program", "--ci");

    [Test]
    public async Task A_script_that_is_not_there_is_wrong() =>
        await IsWrongAsync(Suite(["sh", "tests/gone.sh"], path: null), "'tests/gone.sh'", "correct the suite");

    [Test]
    public async Task A_case_that_is_not_there_is_wrong() => await IsWrongAsync(
        Suite(["sh", "{cases}"], path: null) with { Cases = new SuiteCases { File = "cases.json", AreFiles = true } },
        "its cases are not in the downstream: 'tests/gone.py'", "correct the suite");

    [Test]
    public async Task A_case_that_no_suite_takes_is_a_warning()
    {
        Settings = Settings with { Suites = [Suite(["sh", "{cases}"], path: null) with { Cases = new SuiteCases { File = "cases.json", Pattern = "sh$", AreFiles = true } }] };

        var findings = await LookAsync();

        Assert.That(findings.Where(finding => !finding.Ok), Is.Empty);
        Assert.That(findings.Select(finding => finding.Found), Has.One.Contains("1 case(s) belong to no suite: 'tests/gone.py::test_a'"));
    }

    [TestCase("python3 -m no_such_module", false, false, "has no module")]
    [TestCase("no-such-program --all", false, false, "is no program")]
    [TestCase("cd tests && python3 -m unittest", true, true, "run by a shell")]
    [TestCase("python3 -m compileall -q .", true, true, "does not find host")]
    [TestCase("true", true, false, "true is there")]
    public async Task A_command_is_looked_into_as_far_as_a_shell_does_nothing_with_it(string command, bool ok, bool unsure, string found)
    {
        Settings = Settings with { Ci = [command] };

        var finding = Line(await LookAsync(), "suite ci-1");

        Assert.That((finding.Ok, finding.IsUnsure), Is.EqualTo((ok, unsure)), finding.Found);
        Assert.That(finding.Found, Does.Contain(found));
    }

    [Test]
    public async Task A_release_tag_that_the_upstream_does_not_hold_is_wrong_and_the_command_fetches_it()
    {
        _ = upstream.Git("tag", "-d", "v1.0.0");
        Assert.That(
            Line(await LookAsync(), "release tag"),
            Has.Property("Ok").False.And.Property("Remedy").Contains($"git -C {upstream.Folder} fetch origin refs/tags/v1.0.0:refs/tags/v1.0.0"));

        Settings = Settings with { Release = [] };
        Assert.That(Line(await LookAsync(), "release tag"), Has.Property("Ok").True.And.Property("Found").Contains("no release lane"));
    }

    [TestCase("index.lock")]
    [TestCase("HEAD.lock")]
    public async Task A_lock_is_wrong(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(downstream.Folder, ".git", name), string.Empty);

        Assert.That(Line(await LookAsync(), "locks of git"), Has.Property("Ok").False.And.Property("Remedy").Contains($"rm {downstream.Folder}/.git/{name}"));
    }

    [Test]
    public async Task A_partial_clone_whose_remote_does_not_answer_is_wrong()
    {
        _ = upstream.Git("remote", "add", "far", Path.Combine(root, "nowhere"));
        _ = upstream.Git("config", "remote.far.promisor", "true");

        Assert.That(Line(await LookAsync(), "objects of the upstream"), Has.Property("Ok").False.And.Property("Found").Contains("'far' does not answer"));

        _ = upstream.Git("remote", "set-url", "far", downstream.Folder);
        Assert.That(Line(await LookAsync(), "objects of the upstream"), Has.Property("Ok").True.And.Property("Found").Contains("'far', which answers"));
    }

    [Test]
    public async Task The_adapters_program_and_the_gates_must_be_there()
    {
        Settings = Settings with { Adapter = "codemod,command", CommandAdapter = new CommandAdapterSettings { Command = ["tests/run.sh", "{request}"] } };
        Assert.That(Line(await LookAsync(), "adapter"), Has.Property("Ok").False.And.Property("Found").Contains("'tests/run.sh'"), "it may not be executed");

        Settings = Settings with { CommandAdapter = new CommandAdapterSettings { Command = ["sh", "tests/run.sh"] } };
        Assert.That(Line(await LookAsync(), "adapter").Ok, Is.True);

        Settings = Settings with { Verification = new VerificationSettings { Gate = new GateSettings { Command = ["no-such-linter"] } } };
        Assert.That(Line(await LookAsync(), "adapter"), Has.Property("Ok").False.And.Property("Found").Contains("verification.gate.command"));
    }

    [Test]
    public async Task A_workspace_that_another_run_holds_is_wrong()
    {
        using var held = Main2Main.Workspace.WorkspaceLock.Acquire(new Main2Main.Workspace.WorkspaceFolder(Settings.Workspace));

        Assert.That(Line(await LookAsync(), "workspace"), Has.Property("Ok").False.And.Property("Found").Contains("in use by another run"));
    }

    [Test]
    public async Task A_clone_without_a_checkout_is_wrong()
    {
        var clone = Path.Combine(root, "clone");
        _ = downstream.Git("clone", "--quiet", "--no-checkout", downstream.Folder, clone);
        Settings = Settings with { Downstream = clone, ReadAt = "HEAD", IsLook = true };

        var findings = await LookAsync();

        Assert.That(Line(findings, "downstream"), Has.Property("Ok").False.And.Property("Remedy").Contains($"git -C {clone} checkout"));
        Assert.That(Line(findings, "pin").Ok, Is.True, "it is read from the objects");
    }

    [Test]
    public async Task Where_the_configuration_is_wrong_it_is_told_once()
    {
        var findings = await new Examination(() => throw new Main2MainException(FailureKind.Configuration, "a", "b"), () => Settings).RunAsync().ToListAsync();

        Assert.That(findings.Where(finding => !finding.Ok).Select(finding => finding.Check), Is.EqualTo(["configuration"]));
    }

    private static SuiteSettings Suite(string[] command, string? path) => new()
    {
        Name = "unit",
        Command = command,
        Environment = path is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["PYTHONPATH"] = path },
    };

    private static HealthFinding Line(IReadOnlyList<HealthFinding> findings, string check) => findings.First(finding => finding.Check == check);

    private async Task IsWrongAsync(SuiteSettings suite, string found, string remedy)
    {
        Settings = Settings with { Suites = [suite] };

        var findings = await LookAsync();

        Assert.That(findings.Where(finding => !finding.Ok).Select(finding => finding.Check), Is.EqualTo(["suite unit"]));
        Assert.That(Line(findings, "suite unit"), Has.Property("Found").Contains(found).And.Property("Remedy").Contains(remedy));
    }

    private async Task<IReadOnlyList<HealthFinding>> LookAsync()
    {
        var session = new SyncSession(Settings, NullRunLog.Instance);
        return await new Examination(() => session, () => Settings).RunAsync().ToListAsync();
    }
}
