using System.Text.Json;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Publishing;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Publishing;

/// <summary>A downstream whose run has ended, a bare repository as its remote, and a stand-in for gh that keeps requests as files.</summary>
internal sealed class PublishingWorld : IDisposable
{
    public const string Branch = "main2main/sync";
    private const string Upstream = "1111111111111111111111111111111111111111";

    private readonly TempRepository downstream = new();
    private readonly TempRepository upstream = new();
    private int steps;

    public PublishingWorld()
    {
        Root = RealPath.Of(Directory.CreateTempSubdirectory("main2main-publish-").FullName);
        GitHub = Directory.CreateDirectory(Path.Combine(Root, "gh")).FullName;
        _ = Directory.CreateDirectory(Workspace);
        _ = RunGit(null, "init", "--quiet", "--bare", "-b", "main", Remote);
        _ = downstream.Git("checkout", "--quiet", "-b", "main");
        _ = downstream.Commit(("plugin/code.py", "x = 1\n"));
        _ = Git("remote", "add", "origin", Remote);
        _ = Git("push", "--quiet", "origin", "main");
        File.Copy(Path.Combine(TestContext.CurrentContext.TestDirectory, "gh_stand_in.py"), Program);
        Tell("remote", Remote);
        Settings = new SyncSettings
        {
            Profile = "none",
            Workspace = Workspace,
            Upstream = RealPath.Of(upstream.Folder),
            Downstream = RealPath.Of(downstream.Folder),
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            Publish = new PublishSettings { Remote = "origin", Repository = "example/plugin" },
        };
    }

    public string Root { get; }

    public string GitHub { get; }

    public string Remote => Path.Combine(Root, "remote.git");

    public string Workspace => Path.Combine(Root, "workspace");

    public string Program => Path.Combine(GitHub, "gh");

    public SyncSettings Settings { get; set; }

    public List<string> Lines { get; } = [];

    public RunState State => Journal.Read(new WorkspaceFolder(Workspace))!;

    public JsonNode Record => JsonNode.Parse(File.ReadAllText(Path.Combine(Workspace, "publish.json")))!;

    public JsonArray Requests =>
        JsonNode.Parse(File.Exists(Path.Combine(GitHub, "requests.json")) ? File.ReadAllText(Path.Combine(GitHub, "requests.json")) : "[]")!.AsArray();

    public string[] Calls =>
        File.Exists(Path.Combine(GitHub, "calls"))
            ? [.. File.ReadAllLines(Path.Combine(GitHub, "calls")).Select(line => string.Join(' ', JsonSerializer.Deserialize<string[]>(line)!.Take(2)))]
            : [];

    public JsonArray Issues =>
        JsonNode.Parse(File.Exists(Path.Combine(GitHub, "issues.json")) ? File.ReadAllText(Path.Combine(GitHub, "issues.json")) : "[]")!.AsArray();

    public PublishingWorld With(Func<PublishSettings, PublishSettings> change)
    {
        Settings = Settings with { Publish = change(Settings.Publish) };
        return this;
    }

    /// <summary>A run that has ended: a commit a step, and one of the guide.</summary>
    public PublishingWorld Run(int done = 2, RunStatus status = RunStatus.Completed, bool guide = false, string runId = "20260101-000000")
    {
        var start = Head;
        var entries = new List<StepState>();
        for (var index = 1; index <= done; index++)
        {
            var commit = Commit($"Sync step-{index}\n\nMain2Main-Step: step-{index}\nUpstream-Range: a..b");
            entries.Add(new StepState { Index = index, Id = $"step-{index}", Phase = StepPhase.Advanced, Commit = commit });
        }

        if (status != RunStatus.Completed)
        {
            entries.Add(new StepState { Index = done + 1, Id = $"step-{done + 1}" });
        }

        var verified = Head;
        var state = new RunState
        {
            RunId = runId,
            StartedAt = DateTimeOffset.UnixEpoch,
            Upstream = Settings.Upstream!,
            Downstream = Settings.Downstream!,
            BaseCommit = Upstream,
            TargetCommit = Upstream.Replace('1', '3'),
            DownstreamStart = start,
            LastVerifiedHead = verified,
            ReachedCommit = Upstream.Replace('1', '2'),
            Status = status,
            Steps = entries,
            Summarized = true,
            Guide = guide ? new GuideState { Status = "changed", Commit = Commit($"docs: refresh\n\nMain2Main-Guide-Refresh: {runId}") } : null,
        };
        Journal.Write(new WorkspaceFolder(Workspace), state);
        File.WriteAllText(Path.Combine(Workspace, "final-summary.md"), $"## Main2Main Summary\n\nRun {runId}\n");
        return this;
    }

    /// <summary>Everything of the workspace is gone and the checkout is as fresh as the remote's main.</summary>
    public PublishingWorld FreshJob()
    {
        Directory.Delete(Workspace, recursive: true);
        _ = Directory.CreateDirectory(Workspace);
        _ = Git("reset", "--quiet", "--hard", "origin/main");
        return this;
    }

    public string Head => Git("rev-parse", "HEAD");

    public string Git(params string[] arguments) => downstream.Git(arguments);

    /// <summary>What the remote's branches hold, one a line.</summary>
    public string Refs() => RunGit(null, "-C", Remote, "for-each-ref", "--format=%(refname) %(objectname)");

    public string? Tip(string branch = Branch) =>
        Refs().Split('\n').Select(line => line.Split(' ')).FirstOrDefault(fields => fields[0] == $"refs/heads/{branch}")?[1];

    public string Commit(string message)
    {
        File.AppendAllText(Path.Combine(downstream.Folder, "plugin/code.py"), $"y = {++steps}\n");
        _ = Git("commit", "--quiet", "-am", message);
        return Head;
    }

    /// <summary>Somebody with a clone of their own pushes a commit to a branch.</summary>
    public string PushByAPerson(string branch, params string[] change)
    {
        var clone = Path.Combine(Root, $"clone-{Guid.NewGuid():N}");
        _ = RunGit(null, "clone", "--quiet", "--branch", branch, Remote, clone);
        _ = RunGit(Person, ["-C", clone, .. change.Length > 0 ? change : ["commit", "--quiet", "--allow-empty", "-m", "By hand"]]);
        _ = RunGit(null, "-C", clone, "push", "--quiet", "--force", "origin", $"HEAD:refs/heads/{branch}");
        return RunGit(null, "-C", clone, "rev-parse", "HEAD");
    }

    public void Tell(string file, string text) => File.WriteAllText(Path.Combine(GitHub, file), text);

    public void Change(int number, Action<JsonObject> change)
    {
        var requests = Requests;
        change(requests[number - 1]!.AsObject());
        Tell("requests.json", requests.ToJsonString());
    }

    public async Task<PublishResult> PublishAsync(string? program = null)
    {
        Lines.Clear();
        return await new PublishStage(new SyncSession(Settings, new Log(Lines)), program ?? Program).RunAsync();
    }

    public async Task<Main2MainException> FailureAsync()
    {
        try
        {
            _ = await PublishAsync();
        }
        catch (Main2MainException exception)
        {
            return exception;
        }

        throw new AssertionException("It was published.");
    }

    /// <summary>Publishing is refused, and neither a branch nor a request is another than before.</summary>
    public async Task<string> RefusalAsync()
    {
        var before = Refs() + Requests.ToJsonString();
        var failure = await FailureAsync();
        Assert.That(Refs() + Requests.ToJsonString(), Is.EqualTo(before));
        Assert.That(Calls, Has.None.EqualTo("pr create").And.None.StartWith("api repos/").And.None.EqualTo("pr ready"));
        return failure.Message;
    }

    public void Dispose()
    {
        downstream.Dispose();
        upstream.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    private static readonly Dictionary<string, string?> Person = new() { ["GIT_AUTHOR_NAME"] = "Ann", ["GIT_AUTHOR_EMAIL"] = "ann@example.org", ["GIT_COMMITTER_NAME"] = "Ann", ["GIT_COMMITTER_EMAIL"] = "ann@example.org" };

    private static string RunGit(Dictionary<string, string?>? environment, params string[] arguments) =>
        Cli.Wrap("git").WithArguments(arguments).WithEnvironmentVariables(environment ?? []).ExecuteBufferedAsync().GetAwaiter()
            .GetResult().StandardOutput.Trim();

    private sealed class Log(List<string> lines) : IRunLog
    {
        public void Information(string message) => lines.Add(message);

        public void Verbose(string message) => lines.Add(message);

        public void Warning(string message) => lines.Add(message);
    }
}
