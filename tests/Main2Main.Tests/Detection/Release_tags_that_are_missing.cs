using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Files;
using Main2Main.Gates;
using Main2Main.Guards;
using Main2Main.Impact;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Detection;

/// <summary>A release tag that the upstream does not hold is said once, with the command that fetches it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Release_tags_that_are_missing : IDisposable
{
    private readonly TempRepository upstream = new();
    private readonly TempRepository downstream = new();
    private readonly string root = Directory.CreateTempSubdirectory("main2main-tag-").FullName;
    private readonly Listener log = new();

    public Release_tags_that_are_missing()
    {
        var pin = upstream.Commit(("host/__init__.py", string.Empty), ("host/core.py", "def f():\n    pass\n"));
        _ = upstream.Commit(("host/core.py", "def f(a):\n    pass\n"));
        _ = downstream.Commit(("plugin/__init__.py", string.Empty), ("PIN", $"commit: {pin}\ntag: v9.0.0\n"));
        _ = downstream.Commit(("plugin/code.py", "from host.core import f\n\nf()\n"));
    }

    public void Dispose()
    {
        upstream.Dispose();
        downstream.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [TestCase("Impact")]
    [TestCase("Guards")]
    [TestCase("Lanes")]
    [TestCase("Detect")]
    public async Task It_is_said_once(string target)
    {
        await RunAsync(target, string.Empty);

        Assert.That(
            log.Warnings.Where(warning => warning.Contains("v9.0.0", StringComparison.Ordinal)),
            Has.Exactly(1).Contains($"git -C {RealPath.Of(upstream.Folder)} fetch origin refs/tags/v9.0.0:refs/tags/v9.0.0"));
    }

    [TestCase("Impact")]
    [TestCase("Guards")]
    [TestCase("Lanes")]
    [TestCase("Detect")]
    public async Task With_the_main_lane_alone_there_is_nothing_to_say(string target)
    {
        await RunAsync(target, ", \"lanes\": \"main\"");

        Assert.That(log.Warnings, Is.Empty);
    }

    private async Task RunAsync(string target, string keys)
    {
        var file = Path.Combine(root, "main2main.json");
        await File.WriteAllTextAsync(file, $$"""
            {
              "layout": { "upstreamPackage": "host", "downstreamPackage": "plugin" },
              "pin": [{ "file": "PIN", "pattern": "^commit: (?<value>[0-9a-f]{40})$" }],
              "release": [{ "file": "PIN", "pattern": "^tag: (?<value>.+)$" }],
              "versionGuard": { "function": "host_version_is" }{{keys}}
            }
            """);
        var options = new Dictionary<string, IReadOnlyList<string?>>
        {
            ["target"] = [target], ["config"] = [file], ["upstream"] = [upstream.Folder], ["downstream"] = [downstream.Folder],
            ["workspace"] = [Path.Combine(root, "workspace")],
        };
        var session = new SyncSession(SettingsLoader.Load(new SettingsRequest { Options = options, WorkingDirectory = root }), log);
        switch (target)
        {
            case "Impact":
                await new ImpactStage(session).RunAsync(_ => Task.CompletedTask);
                break;
            case "Guards":
                _ = await new GuardStage(session).RunAsync();
                break;
            case "Lanes":
                _ = await new LaneStage(session).RunAsync("HEAD~1");
                break;
            default:
                _ = await new DetectStage(session).RunAsync();
                break;
        }
    }

    private sealed class Listener : IRunLog
    {
        public List<string> Warnings { get; } = [];

        public void Verbose(string message)
        {
        }

        public void Information(string message)
        {
        }

        public void Warning(string message) => Warnings.Add(message);
    }
}
