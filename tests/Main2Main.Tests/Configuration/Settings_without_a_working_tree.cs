using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Planning;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Configuration;

/// <summary>Profile, configuration and pin are read from git's objects where nothing is checked out, or where another revision is asked about.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Settings_without_a_working_tree : IDisposable
{
    private readonly TempRepository upstream = new();
    private readonly TempRepository downstream = new();
    private readonly string root = Directory.CreateTempSubdirectory("main2main-objects-").FullName;
    private readonly string start;

    public Settings_without_a_working_tree()
    {
        start = upstream.Commit(("host/__init__.py", string.Empty));
        _ = upstream.Commit(("host/core.py", "x = 1\n"));
        _ = downstream.Commit(("plugin/__init__.py", string.Empty), ("PIN", start + "\n"), ("main2main.json", Configuration("one")));
    }

    public void Dispose()
    {
        upstream.Dispose();
        downstream.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [TestCase("--bare")]
    [TestCase("--no-checkout")]
    public async Task A_clone_without_files_is_planned_and_no_run_goes_on_from_it(string option)
    {
        var clone = Path.Combine(root, "clone");
        _ = downstream.Git("clone", "--quiet", option, downstream.Folder, clone);

        var settings = Load("Plan", clone);
        var session = new SyncSession(settings, NullRunLog.Instance);
        var drift = await new DetectStage(session).RunAsync();
        var plan = await new PlanStage(session).RunAsync();

        Assert.That(SuiteSelection.Of(settings).Select(suite => suite.Name), Is.EqualTo(["one"]));
        Assert.That((drift.BaseCommit, plan.TotalCommits), Is.EqualTo((start, 1)));
        Assert.That(new DetectStage(session).HasUnfinishedRun(), Is.False, "a look is no run");
    }

    [Test]
    public void A_run_needs_a_working_tree()
    {
        var clone = Path.Combine(root, "clone");
        _ = downstream.Git("clone", "--quiet", "--bare", downstream.Folder, clone);

        var session = new SyncSession(Load("Sync", clone), NullRunLog.Instance);

        Assert.That(async () => await new DetectStage(session).RunAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains("bare repository"));
    }

    [Test]
    public void A_target_that_looks_reads_the_revision_that_is_named_and_a_run_the_working_tree()
    {
        _ = downstream.Git("branch", "before");
        _ = downstream.Commit(("main2main.json", Configuration("two")));

        Assert.That(Names(Load("Impact", downstream.Folder, "before")), Is.EqualTo("one"));
        Assert.That(Names(Load("Sync", downstream.Folder, "before")), Is.EqualTo("two"));
        Assert.That(Names(Load("Impact", downstream.Folder)), Is.EqualTo("two"));
    }

    [Test]
    public void A_profile_is_found_at_a_revision()
    {
        var sample = downstream.Commit(
            ("main2main.json", null), ("plugin/__init__.py", null), ("loom_shuttle/__init__.py", string.Empty), ("UPSTREAM_PIN", $"commit: {start}\n"));
        _ = downstream.Commit(("UPSTREAM_PIN", null));

        Assert.That(Load("Lanes", downstream.Folder, sample).Profile, Is.EqualTo("sample"));
        Assert.That(() => Load("Lanes", downstream.Folder), Throws.TypeOf<Main2MainException>().With.Message.Contains("no profile fits"));
    }

    [Test]
    public void A_revision_that_is_not_there_is_told_by_its_name() => Assert.That(
        () => Load("Guards", downstream.Folder, "nowhere"),
        Throws.TypeOf<Main2MainException>().With.Message.Contains("--downstream-ref names nowhere of").And.Message.Contains("no commit"));

    [Test]
    public void A_mistake_in_the_file_of_a_revision_names_both()
    {
        var wrong = downstream.Commit(("main2main.json", """{ "layuot": {} }"""));

        Assert.That(
            () => Load("Impact", downstream.Folder, wrong),
            Throws.TypeOf<Main2MainException>().With.Message.Contains($"main2main.json in {wrong[..10]} of").And.Message.Contains("layuot"));
    }

    private static string Names(SyncSettings settings) => string.Join(',', SuiteSelection.Of(settings).Select(suite => suite.Name));

    private static string Configuration(string suite) => $$"""
        {
          "layout": { "upstreamPackage": "host", "downstreamPackage": "plugin" },
          "pin": [{ "file": "PIN", "pattern": "^(?<value>[0-9a-f]{40})$" }],
          "suiteGenerations": [{ "name": "all", "when": [{ "file": "PIN" }], "suites": [{ "name": "{{suite}}", "command": ["true"] }] }]
        }
        """;

    private SyncSettings Load(string target, string folder, string? reference = null)
    {
        var options = new Dictionary<string, IReadOnlyList<string?>>
        {
            ["target"] = [target],
            ["upstream"] = [upstream.Folder],
            ["downstream"] = [folder],
            ["workspace"] = [Path.Combine(root, "workspace")],
        };
        if (reference is not null)
        {
            options["downstream-ref"] = [reference];
        }

        return SettingsLoader.Load(new SettingsRequest { Options = options, WorkingDirectory = root });
    }
}
