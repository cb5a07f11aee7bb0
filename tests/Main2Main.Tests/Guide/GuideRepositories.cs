using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

/// <summary>An upstream and a downstream with real histories in a temporary folder.</summary>
internal sealed class GuideRepositories : IDisposable
{
    public const string GuidePath = "docs/guide.md";
    private readonly string root = Directory.CreateTempSubdirectory("main2main-guide-").FullName;

    private GuideRepositories()
    {
        Upstream = new GitRepository(Path.Combine(root, "upstream"), NullRunLog.Instance);
        Downstream = new GitRepository(Path.Combine(root, "downstream"), NullRunLog.Instance);
    }

    public GitRepository Upstream { get; }

    public GitRepository Downstream { get; }

    public RecordingLog Log { get; } = new();

    public string ReportPath => Path.Combine(root, "workspace", "adapt-guide-refresh", "check_report.md");

    public string Report => File.ReadAllText(ReportPath);

    public string GuideFile => Path.Combine(Downstream.Path, GuidePath);

    /// <summary>The upstream's first commit, where the run begins.</summary>
    public string Base { get; private set; } = string.Empty;

    /// <summary>Core with a module, plugin with two folders, and the given guide.</summary>
    public static async Task<GuideRepositories> CreateAsync(string? guide)
    {
        var repositories = new GuideRepositories();
        await InitializeAsync(
            repositories.Upstream,
            new() { ["core/__init__.py"] = "", ["core/engine.py"] = "class Engine: pass\n", ["core/config.py"] = "class Config: pass\n" });
        await InitializeAsync(repositories.Downstream, new()
        {
            ["plugin/__init__.py"] = "",
            ["plugin/engine.py"] = "from core.engine import Engine\n",
            ["plugin/worker/__init__.py"] = "\"\"\"Runs `jobs` on the device. Long text follows.\n\"\"\"\n",
            ["plugin/worker/runner.py"] =
                "def run():\n    import core.config\n    return core.config.Config, 'a line that makes the file long enough for git to follow it'\n",
        });
        if (guide is not null)
        {
            await repositories.WriteGuideAsync(guide);
        }

        repositories.Base = await repositories.Upstream.HeadAsync();
        return repositories;
    }

    public async Task WriteGuideAsync(string guide) => await CommitAsync(Downstream, new() { [GuidePath] = guide });

    public static async Task<string> CommitAsync(GitRepository repository, Dictionary<string, string> files)
    {
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(repository.Path, name);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, content);
        }

        return await CommitAllAsync(repository);
    }

    public static async Task<string> MoveAsync(GitRepository repository, string from, string to)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(repository.Path, to))!);
        _ = await repository.RunAsync("moving", "mv", from, to);
        return await CommitAllAsync(repository);
    }

    public static async Task<string> RemoveAsync(GitRepository repository, string path)
    {
        _ = await repository.RunAsync("removing", "rm", "-r", "--quiet", path);
        return await CommitAllAsync(repository);
    }

    public async Task<GuideRefreshResult> RefreshAsync(string? guide = GuidePath) => await GuideRefresh.RunAsync(
        Downstream,
        Upstream,
        new LayoutSettings { UpstreamPackage = "core", DownstreamPackage = "plugin", Guide = guide },
        Base,
        await Upstream.HeadAsync(),
        ReportPath,
        Log);

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(root, recursive: true);
    }

    private static async Task InitializeAsync(GitRepository repository, Dictionary<string, string> files)
    {
        _ = Directory.CreateDirectory(repository.Path);
        _ = await repository.RunAsync("creating", "init", "--quiet", "--initial-branch=main");
        _ = await CommitAsync(repository, files);
    }

    private static async Task<string> CommitAllAsync(GitRepository repository)
    {
        _ = await repository.RunAsync("staging", "add", "--all");
        _ = await repository.RunAsync(
            "committing",
            "-c",
            "user.name=A Tester",
            "-c",
            "user.email=tester@example.org",
            "-c",
            "commit.gpgSign=false",
            "commit",
            "--quiet",
            "--no-verify",
            "--message=a change");
        return await repository.HeadAsync();
    }
}

/// <summary>A log that keeps what people would read.</summary>
internal sealed class RecordingLog : IRunLog
{
    public List<string> Lines { get; } = [];

    public void Information(string message) => Lines.Add(message);

    public void Verbose(string message)
    {
        // Command lines are not what these tests read.
    }

    public void Warning(string message) => Lines.Add(message);
}

/// <summary>Guides as people write them.</summary>
internal static class GuideTexts
{
    public static string With(string keyAreas = "", string locations = "", string mapping = "") => $"""
        # Guide

        Words of people, `plugin/gone.py` among them.

        <!-- BEGIN AUTO-MAINTAINED: key-areas -->
        {keyAreas}
        <!-- END AUTO-MAINTAINED: key-areas -->

        <!-- BEGIN AUTO-MAINTAINED: file-locations -->
        | Project | Path |
        |---------|------|
        | All of it | `plugin/` |
        | Worker | `plugin/worker/` |{(locations.Length == 0 ? "" : "\n" + locations)}
        <!-- END AUTO-MAINTAINED: file-locations -->

        <!-- BEGIN AUTO-MAINTAINED: file-mapping -->
        | Upstream | Downstream | What to check |
        |:---|:---|:---|
        | `core/engine.py` | `plugin/engine.py` | Constructor |{(mapping.Length == 0 ? "" : "\n" + mapping)}
        <!-- END AUTO-MAINTAINED: file-mapping -->

        The end, without a line break
        """.ReplaceLineEndings("\n");
}
