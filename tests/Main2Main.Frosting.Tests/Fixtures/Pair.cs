using System.Text.Json;
using CliWrap;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>An upstream and a downstream of their own in a temp folder, with a dummy for CI and for the adapter.</summary>
internal sealed class Pair : IDisposable
{
    public const string Protected = "tests/e2e/test_end.py";

    // The same two repositories begin every test: they are made once, and copied.
    private static readonly Lazy<(string Folder, string Base)> Beginning = new(Begin);

    public Pair()
    {
        Root = Directory.CreateTempSubdirectory("main2main-test-").FullName;
        (var folder, Base) = Beginning.Value;
        _ = Cli.Wrap("cp").WithArguments(["-a", folder + "/.", Root]).ExecuteAsync().GetAwaiter().GetResult();
        _ = Directory.CreateDirectory(CiPlay);
        _ = Directory.CreateDirectory(AdapterPlay);
        File.WriteAllText(Path.Combine(Downstream, "main2main.json"), Configuration());
        _ = Processes.Git(Downstream, "add", "main2main.json");
        _ = Processes.Git(Downstream, "commit", "--quiet", "--amend", "--no-edit");
        Start = Head(Downstream);
    }

    public string Root { get; }

    public string Upstream => Path.Combine(Root, "upstream");

    public string Downstream => Path.Combine(Root, "downstream");

    public string Base { get; }

    public string Start { get; private set; }

    public string Workspace => Path.Combine(Root, "workspace");

    public string CiPlay => Path.Combine(Root, "ci");

    public string AdapterPlay => Path.Combine(Root, "adapter");

    /// <summary>What is committed so far was there before the run.</summary>
    public void BeginHere() => Start = Head(Downstream);

    /// <summary>Adds an upstream commit that the planner puts into a step of its own.</summary>
    public string AddStep(string name, string path = "requirements/common.txt")
    {
        Commit(Upstream, name, (path, name + "\n"), ("host/core.py", $"VALUE = '{name}'\n"));
        return Head(Upstream);
    }

    /// <summary>Has the downstream keep a folder from adapters.</summary>
    public void Protect(string folder)
    {
        var file = Path.Combine(Downstream, "main2main.json");
        var keys = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        keys["verification"] = new System.Text.Json.Nodes.JsonObject { ["protected"] = new System.Text.Json.Nodes.JsonArray(folder) };
        Commit(Downstream, "Protect", ("main2main.json", keys.ToJsonString()));
        BeginHere();
    }

    /// <summary>Has the drift be taken another way.</summary>
    public void Plan(string strategy)
    {
        if (strategy == "steps")
        {
            return;
        }

        var keys = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(Downstream, "main2main.json")))!.AsObject();
        keys["plan"] = new System.Text.Json.Nodes.JsonObject { ["strategy"] = strategy };
        Commit(Downstream, "Plan", ("main2main.json", keys.ToJsonString()));
        BeginHere();
    }

    public static void Play(string folder, string call, params string[] lines) => File.WriteAllLines(Path.Combine(folder, call + ".txt"), lines);

    public HostResult Run(string target, params string[] more) => Run(target, environment: null, more);

    public HostResult Run(string target, IReadOnlyDictionary<string, string?>? environment, params string[] more) => Processes.Host(
        [$"--target={target}", $"--upstream={Upstream}", $"--downstream={Downstream}", $"--workspace={Workspace}", .. more], environment);

    public JsonElement State() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Workspace, "state.json"))).RootElement;

    public string[] Log(string format = "%s") =>
        Processes.Git(Downstream, "log", "--reverse", $"--format={format}", $"{Start}..HEAD").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string Head(string repository) => Processes.Git(repository, "rev-parse", "HEAD");

    public static void Commit(string repository, string subject, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(repository, path);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
            _ = Processes.Git(repository, "add", "--", path);
        }

        _ = Processes.Git(repository, "commit", "--quiet", "-m", subject);
    }

    /// <summary>By rm, because .NET cannot name a file whose name is not UTF-8.</summary>
    public void Dispose() => Cli.Wrap("rm").WithArguments(["-rf", "--", Root]).ExecuteAsync().GetAwaiter().GetResult();

    private static (string Folder, string Base) Begin()
    {
        var root = Directory.CreateTempSubdirectory("main2main-beginning-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(root, recursive: true);
        var upstream = Init(Path.Combine(root, "upstream"));
        Commit(upstream, "Start", ("host/core.py", "VALUE = 0\n"));
        var commit = Head(upstream);
        Commit(
            Init(Path.Combine(root, "downstream")),
            "Start",
            ("PIN", $"commit: {commit}\ntag: v1.0.0\n"),
            ("docs/install.md", $"Install host at {commit}.\n"),
            ("plugin/code.py", "x = 1\n"),
            (Protected, "assert True\n"),
            (".gitignore", "__pycache__/\n"));
        return (root, commit);
    }

    private static string Init(string folder)
    {
        _ = Directory.CreateDirectory(folder);
        _ = Processes.Git(folder, "init", "--quiet");
        _ = Processes.Git(folder, "config", "user.name", "Tester");
        _ = Processes.Git(folder, "config", "user.email", "tester@example.org");
        _ = Processes.Git(folder, "config", "commit.gpgSign", "false");
        return folder;
    }

    private string Configuration()
    {
        var dummy = Path.Combine(AppContext.BaseDirectory, "dummy.dll");
        return JsonSerializer.Serialize(new
        {
            layout = new { upstreamPackage = "host", downstreamPackage = "plugin", requirements = new[] { "requirements/*" } },
            pin = new[] { new { file = "PIN", pattern = "^commit: (?<value>[0-9a-f]{40})$" } },
            release = new[] { new { file = "PIN", pattern = "^tag: (?<value>.+)$" } },
            suites = new[] { new { name = "unit", command = new[] { "dotnet", dummy, CiPlay } } },
            commandAdapter = new { command = new[] { "dotnet", dummy, AdapterPlay, "{request}" } },
            versionGuard = new { function = "host_version_is" },
            adapter = "command",
        });
    }
}
