using Main2Main.Configuration;
using Main2Main.Fleets;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Fleets;

/// <summary>An upstream with downstreams that all call <c>host.core.run</c>, and a list of them.</summary>
internal sealed class FleetWorld : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("main2main-fleet-").FullName;
    private readonly List<(string Name, TempRepository Repository)> downstreams = [];

    public FleetWorld()
    {
        Start = Upstream.Commit(
            ("host/__init__.py", string.Empty), ("host/core.py", "def run(batch):\n    return 1\n"), ("host/other.py", "def stop():\n    return 1\n"));
        _ = Upstream.Git("branch", "-M", "main");
    }

    public TempRepository Upstream { get; } = new();

    public string Start { get; }

    public string List => Path.Combine(root, "fleet.json");

    public string Workspace => Path.Combine(root, "workspace");

    public TempRepository Add(string name, string use = "from host.core import run\n\nrun(1)\n")
    {
        var repository = new TempRepository();
        _ = repository.Commit(
            ($"{name}/__init__.py", string.Empty), ($"{name}/use.py", use), ("PIN", $"commit: {Start}\n"),
            ("main2main.json", $$"""
                { "profile": "none", "layout": { "upstreamPackage": "host", "downstreamPackage": "{{name}}" },
                  "pin": [{ "file": "PIN", "pattern": "^commit: (?<value>[0-9a-f]{40})" }], "suites": [{ "name": "unit", "command": ["true"] }] }
                """));
        downstreams.Add((name, repository));
        return repository;
    }

    public string Memory(string name) => Path.Combine(Workspace, "fleet", name, "memory");

    public void WriteList(string? text = null) => File.WriteAllText(List, text ?? $$"""
        {
          // Folders start from this file's.
          "upstream": "{{Upstream.Folder}}",
          "downstreams": [ {{string.Join(", ", downstreams.Select(one => $$"""{ "name": "{{one.Name}}", "path": "{{one.Repository.Folder}}" }"""))}} ]
        }
        """);

    public Fleet Load() => FleetLoader.Load(new SettingsRequest
    {
        Options = new Dictionary<string, IReadOnlyList<string?>> { ["target"] = ["Impact"], ["fleet"] = [List], ["workspace"] = [Workspace] },
        WorkingDirectory = root,
    })!;

    public Task<FleetReport> AskAsync()
    {
        WriteList();
        return new FleetStage(Load(), NullRunLog.Instance, [], CancellationToken.None).RunAsync();
    }

    public void Dispose()
    {
        downstreams.ForEach(one => one.Repository.Dispose());
        Upstream.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
