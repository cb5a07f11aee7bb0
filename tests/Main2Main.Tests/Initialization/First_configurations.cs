using Main2Main.Configuration;
using Main2Main.Initialization;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Initialization;

/// <summary>What Init writes for a downstream that no profile fits.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class First_configurations
{
    private const string Foreign = "c12bb20b48aeb8fc098e35967de8d4f8018fffdf";

    [Test]
    public async Task A_commit_of_the_upstream_is_the_pin_and_other_commits_are_not()
    {
        using var world = new World();
        var commit = world.Upstream.Git("rev-parse", "HEAD");
        world.Downstream.Commit(
            ("ci.yml", $"uses: action@{Foreign}\nENGINE_COMMIT: {commit}\n"), ("list.json", $"\"commit\": \"{Foreign}\"\n\"commit\": \"{commit}\"\n"),
            ("README.md", $"See {commit}.\n"));
        var settings = await world.InitAsync();

        Assert.That(settings.Pin.Select(pin => pin.File), Is.EqualTo(["ci.yml"]));
        Assert.That((await world.DriftAsync(settings)).BaseCommit, Is.EqualTo(commit));
    }

    [Test]
    public async Task A_requirement_is_the_pin_with_the_form_of_the_upstreams_tags()
    {
        using var world = new World();
        world.Downstream.Commit(("requirements.txt", "other==1.0.0\nengine_core [x] == 1.0.0\n"), ("Dockerfile", "FROM x\nARG ENGINE_VERSION=v1.0.0\n"));
        var settings = await world.InitAsync();

        Assert.That(settings.Pin.Select(pin => (pin.File, pin.Tag)), Is.EqualTo(new[] { ("requirements.txt", "v{value}"), ("Dockerfile", null) }));
        Assert.That((await world.DriftAsync(settings)).PinTag, Is.EqualTo("v1.0.0"));
        Assert.That(settings.Layout, Has.Property("UpstreamPackage").EqualTo("src/engine").And.Property("DownstreamPackage").EqualTo("plugin"));
        Assert.That(settings.Layout.Requirements, Is.EqualTo(["pyproject.toml"]));
    }

    [Test]
    public async Task A_lower_bound_is_taken_and_doubted()
    {
        using var world = new World();
        world.Downstream.Commit(("pyproject.toml", "[project]\nname = \"plugin\"\ndependencies = [\n  \"engine-core>=1.0.0\",\n]\n"));
        var settings = await world.InitAsync();

        Assert.That((await world.DriftAsync(settings)).PinTag, Is.EqualTo("v1.0.0"));
        Assert.That(world.Report!.Doubts, Has.Some.Contains("pyproject.toml:4 is a lower bound, not a pin"));
    }

    [Test]
    public async Task A_commit_on_a_branch_of_its_own_is_found()
    {
        using var world = new World();
        var commit = world.Upstream.Git("rev-parse", "HEAD");
        _ = world.Downstream.Git("checkout", "--quiet", "-b", "engine/last-good");
        world.Downstream.Commit(("STABLE", commit + "\n"));
        _ = world.Downstream.Git("checkout", "--quiet", "-");
        var settings = await world.InitAsync();

        Assert.That(settings.Pin.Select(pin => (pin.File, pin.Ref)), Is.EqualTo(new[] { ("STABLE", "engine/last-good") }));
        Assert.That((await world.DriftAsync(settings)).BaseCommit, Is.EqualTo(commit));
    }

    [Test]
    public async Task The_guard_and_the_tests_are_found()
    {
        using var world = new World();
        world.Downstream.Commit(
            ("requirements.txt", "engine-core==1.0.0\n"), ("plugin/utils.py", "def engine_version_is(v):\n    return True\n"),
            ("plugin/a.py", "if engine_version_is(\"1.0.0\"):\n    pass\nif not engine_version_is(\"0.9.0\"):\n    pass\n"), ("tests/conftest.py", ""),
            ("tests/test_a.py", ""));
        var settings = await world.InitAsync();

        Assert.That(settings.VersionGuard, Is.EqualTo(new VersionGuardSettings { Function = "engine_version_is", Module = "plugin.utils" }));
        Assert.That(settings.Suites.Single().Command, Is.EqualTo(["python3", "-m", "pytest", "tests"]));
        Assert.That(settings.Suites.Single().Environment["PYTHONPATH"], Is.EqualTo($"{{upstream}}/src{Path.PathSeparator}{{downstream}}"));
    }

    [Test]
    public async Task Without_anything_like_a_pin_the_file_says_so()
    {
        using var world = new World();
        await world.WriteAsync();

        Assert.That(world.Report!.Doubts, Has.Some.StartsWith("pin: nothing in the downstream looks like a pin"));
        Assert.That(File.ReadAllText(world.Report.File), Does.StartWith("// A first configuration").And.Contain("// pin: nothing"));
    }

    [Test]
    public async Task A_file_that_exists_is_never_overwritten()
    {
        using var world = new World();
        await world.WriteAsync();
        var before = File.ReadAllText(world.Report!.File);

        Assert.That((await Assert.ThrowsAsync<Main2MainException>(world.WriteAsync))!.Message, Does.Contain("exists already"));
        Assert.That(File.ReadAllText(world.Report.File), Is.EqualTo(before));
    }

    [Test]
    public async Task A_downstream_that_a_profile_fits_needs_no_file()
    {
        using var world = new World();
        world.Downstream.Commit(("vllm_ascend/__init__.py", ""));

        Assert.That(
            (await Assert.ThrowsAsync<Main2MainException>(world.WriteAsync))!.Message, Does.Contain("profile 'vllm-ascend' fits").And.Contain("--out=FILE"));
    }

    private sealed class World : IDisposable
    {
        private readonly string workspace = Directory.CreateTempSubdirectory("main2main-init-").FullName;

        public World()
        {
            _ = Upstream.Commit(("src/engine/__init__.py", "A = 1\n"), ("pyproject.toml", "[project]\nname = \"engine-core\"\n"), ("tests/__init__.py", ""));
            _ = Upstream.Git("tag", "v1.0.0");
            _ = Downstream.Commit(("plugin/__init__.py", ""), ("docs/__init__.py", ""));
        }

        public TempRepository Upstream { get; } = new();

        public TempRepository Downstream { get; } = new();

        public InitReport? Report { get; private set; }

        private SettingsRequest Request => new()
        {
            Options = new Dictionary<string, IReadOnlyList<string?>> { ["upstream"] = [Upstream.Folder], ["downstream"] = [Downstream.Folder], ["workspace"] = [workspace] },
            WorkingDirectory = workspace,
        };

        public async Task WriteAsync() => Report = await new InitStage(InitRequestLoader.Load(Request), NullRunLog.Instance).RunAsync();

        public async Task<SyncSettings> InitAsync()
        {
            await WriteAsync();
            return SettingsLoader.Load(Request);
        }

        public Task<Main2Main.Detection.DriftDetection> DriftAsync(SyncSettings settings) =>
            new Main2Main.Detection.DriftDetector(
                settings, new(Upstream.Folder, NullRunLog.Instance), new(Downstream.Folder, NullRunLog.Instance), NullRunLog.Instance)
                .DetectAsync(rememberedBranch: null);

        public void Dispose()
        {
            Upstream.Dispose();
            Downstream.Dispose();
            Directory.Delete(workspace, recursive: true);
        }
    }
}
