using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Main2Main.Benchmarks;

/// <summary>The repositories that are measured on.</summary>
internal static class Subjects
{
    /// <summary>Variables that keep anybody's configuration out of git.</summary>
    public static readonly IReadOnlyDictionary<string, string?> NeutralGit =
        new Dictionary<string, string?> { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" };

    private const string Package = "vllm";

    /// <summary>A repository of 358 commits over 240 source files, with a requirements commit now and then, as long as the longest recorded sync.</summary>
    public static async Task<(string Upstream, string From, string To)> GenerateUpstreamAsync(string folder)
    {
        await RunGitAsync(["init", "--quiet", "--initial-branch=main", folder]);
        var stream = new StringBuilder();
        AppendCommit(stream, "Begin", Enumerable.Range(0, 240).Select(file => (PathOf(file), Content(file, revision: 0))));
        for (var commit = 1; commit <= 358; commit++)
        {
            var files = Enumerable.Range(0, 5).Select(offset => ((commit * 7) + (offset * 31)) % 240).Select(file => (PathOf(file), Content(file, commit)));
            AppendCommit(stream, $"Change {commit}", commit % 25 == 0 ? files.Append(("pyproject.toml", $"# {commit}\n")) : files);
        }

        await (stream.ToString() | Git(["-C", folder, "fast-import", "--quiet"])).ExecuteAsync();
        await RunGitAsync(["-C", folder, "checkout", "--quiet", "main"]);
        return (folder, await RunGitAsync(["-C", folder, "rev-parse", "main~358"]), await RunGitAsync(["-C", folder, "rev-parse", "main"]));
    }

    /// <summary>A downstream that consists of its pin and its configuration.</summary>
    public static async Task<string> GenerateDownstreamAsync(string folder, string pin)
    {
        Directory.CreateDirectory(Path.Combine(folder, "plugin"));
        await File.WriteAllTextAsync(Path.Combine(folder, "plugin", "__init__.py"), string.Empty);
        await File.WriteAllTextAsync(Path.Combine(folder, "UPSTREAM"), $"commit: {pin}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "main2main.json"), $$"""
            {
              "profile": "none",
              "layout": {
                "upstreamPackage": "{{Package}}",
                "downstreamPackage": "plugin",
                "requirements": ["pyproject.toml", "setup.py", "requirements/common.txt", "requirements/build/*"]
              },
              "pin": [{ "file": "UPSTREAM", "pattern": "^commit: (?<value>[0-9a-f]{40})$" }],
              "suites": [{ "name": "import", "command": ["python3", "-c", "import plugin"] }]
            }
            """);
        await RunGitAsync(["init", "--quiet", folder]);
        await RunGitAsync(["-C", folder, "add", "--all"]);
        await RunGitAsync(["-C", folder, "-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "--message=Pin"]);
        return folder;
    }

    /// <summary>git without anybody's configuration.</summary>
    public static Command Git(IEnumerable<string> arguments) => Cli.Wrap("git").WithArguments(arguments)
        .WithEnvironmentVariables(NeutralGit);

    private static async Task<string> RunGitAsync(IEnumerable<string> arguments) => (await Git(arguments).ExecuteBufferedAsync()).StandardOutput.Trim();

    private static string PathOf(int file) => $"{Package}/part{file % 12}/module{file}.py";

    private static string Content(int file, int revision) =>
        string.Concat(
            Enumerable.Range(0, 300).Select(line => $"value_{line} = {file * line}{(line % 40 == revision % 40 ? $" + {revision}" : string.Empty)}\n"));

    private static void AppendCommit(StringBuilder stream, string subject, IEnumerable<(string Path, string Content)> files)
    {
        stream.Append("commit refs/heads/main\ncommitter bench <bench@localhost> 1700000000 +0000\n").Append($"data {subject.Length}\n{subject}\n");
        foreach (var (path, content) in files)
        {
            stream.Append($"M 100644 inline {path}\ndata {content.Length}\n{content}\n");
        }
    }
}
