using System.Text.Json.Nodes;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>The server that agents ask, as a process of its own.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ServeTests : IDisposable
{
    private const string Before =
        "def schedule(tasks, limit):\n    return tasks[:limit]\n\n\nclass Runner:\n    def run(self, tasks):\n        return schedule(tasks, 3)\n";
    private const string After = "def schedule(tasks, limit, *, owner):\n    return [(owner, task) for task in tasks[:limit]]\n\n\nclass Runner:\n    def run(self, tasks):\n        return schedule(tasks, 3, owner=self)\n";
    private const string Own =
        "from host.core import Runner, schedule\n\n\nclass Mine(Runner):\n    def run(self, tasks):\n        return schedule(tasks, 4)\n";

    private readonly Pair pair = new();

    public ServeTests()
    {
        Pair.Commit(pair.Upstream, "Schedule", ("host/core.py", Before));
        _ = Processes.Git(pair.Upstream, "tag", "v1.0.0");
        Pair.Commit(pair.Downstream, "Use it", ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"), ("plugin/code.py", Own));
        pair.BeginHere();
        Pair.Commit(pair.Upstream, "Give each task an owner (#12)", ("host/core.py", After));
    }

    public void Dispose() => pair.Dispose();

    [Test]
    public void An_agent_asks_each_tool_and_nothing_but_the_protocol_is_on_the_output()
    {
        using var client = new ProtocolClient(pair);

        var server = client.Initialize();
        var tools = client.Request("tools/list").GetProperty("result").GetProperty("tools").EnumerateArray().ToArray();
        var finding = client.Ask("findings", ("file", "plugin/code.py"), ("severity", "breaks")).GetProperty("findings").EnumerateArray().Single();
        var contracts = client.Ask("contract", ("name", "host.core.schedule")).GetProperty("contracts").EnumerateArray()
            .Select(one => (one.GetProperty("at").GetString(), one.GetProperty("signature").GetString())).ToArray();
        var users = client.Ask("users", ("name", "host.core.schedule"));
        var diff = client.Ask("upstream_diff", ("name", "host.core.schedule"));
        var end = client.End();

        Assert.That(server.GetProperty("serverInfo").GetProperty("name").GetString(), Is.EqualTo("main2main"));
        Assert.That(
            tools.Select(tool => tool.GetProperty("name").GetString()), Is.EqualTo(["findings", "contract", "users", "explain_log", "check", "upstream_diff"]));
        Assert.That(tools.Select(tool => tool.GetProperty("annotations").GetProperty("readOnlyHint").GetBoolean()), Is.All.True);
        Assert.That(finding.GetProperty("new").GetString(), Is.EqualTo("def schedule(tasks, limit, *, owner)"));
        Assert.That(
            contracts,
            Is.EqualTo(
                [("before", "def schedule(tasks, limit)"), ("main", "def schedule(tasks, limit, *, owner)"), ("release", "def schedule(tasks, limit)")]));
        Assert.That(
            users.GetProperty("downstream").EnumerateArray().Select(use => (use.GetProperty("line").GetInt32(), use.GetProperty("usage").GetString())),
            Is.EqualTo([(1, "import"), (6, "call")]));
        Assert.That(users.GetProperty("upstream")[0].GetProperty("within").GetString(), Is.EqualTo("Runner.run"));
        var caller = diff.GetProperty("callers").EnumerateArray().Single();
        Assert.That(
            (caller.GetProperty("before").GetString(), caller.GetProperty("after").GetString()),
            Is.EqualTo(("return schedule(tasks, 3)", "return schedule(tasks, 3, owner=self)")));
        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Left, Is.Empty);
    }

    [Test]
    public void The_working_tree_is_checked_as_it_stands_and_nothing_is_written_to_either_repository()
    {
        var before = Everything();
        File.WriteAllText(
            Path.Combine(pair.Downstream, "plugin/code.py"), Own.Replace("schedule(tasks, 4)", "schedule(tasks, 4, owner=self)", StringComparison.Ordinal));
        using var client = new ProtocolClient(pair);
        _ = client.Initialize();

        var edited = client.Ask("check");
        File.WriteAllText(Path.Combine(pair.Downstream, "plugin/code.py"), Own);
        var back = client.Ask("check");
        File.WriteAllText(
            Path.Combine(pair.Downstream, "plugin/code.py"),
            Own.Replace(
                "schedule(tasks, 4)", "schedule(tasks, 4, owner=self) if not host_version_is(\"1.0.0\") else schedule(tasks, 4)", StringComparison.Ordinal));
        var guarded = client.Ask("check");
        File.WriteAllText(Path.Combine(pair.Downstream, "plugin/code.py"), Own);

        Assert.That(edited.GetProperty("passes").GetBoolean(), Is.False, "the release has no such parameter");
        Assert.That(edited.GetProperty("findings")[0].GetProperty("lane").GetString(), Is.EqualTo("release"));
        Assert.That(edited.GetProperty("open").GetArrayLength(), Is.Zero);
        Assert.That(back.GetProperty("passes").GetBoolean(), Is.True);
        Assert.That(back.GetProperty("open").EnumerateArray().Single().GetProperty("line").GetInt32(), Is.EqualTo(6), "what is not answered is open");
        Assert.That(guarded.GetProperty("passes").GetBoolean(), Is.True, guarded.ToString());
        Assert.That(Everything(), Is.EqualTo(before));
    }

    [Test]
    public void A_wrong_question_is_refused_in_words_and_the_next_one_is_answered()
    {
        using var client = new ProtocolClient(pair);
        _ = client.Initialize();

        client.Say("this is no message");
        var unknown = client.Try("contract", ("name", "host.core.nothing"));
        var missing = client.Try("contract");
        var number = client.Try("contract", ("name", 5));
        var extra = client.Try("check", ("files", "all"));
        var severity = client.Try("findings", ("severity", "grave"));
        var commit = client.Try("contract", ("name", "host.core"), ("commit", "--output=x"));
        var log = client.Try("explain_log");
        var noTool = client.Request("tools/call", new JsonObject { ["name"] = "delete" });
        var good = client.Ask("contract", ("name", "host.core"), ("commit", "main"));

        Assert.That(new[] { unknown, missing, number, extra, severity, commit, log }.Select(answer => answer.IsError), Is.All.True);
        Assert.That(unknown.Text, Does.Contain("the upstream has no 'host.core.nothing'").And.Contain("What to do"));
        Assert.That(missing.Text, Does.Contain("needs the argument 'name'"));
        Assert.That(number.Text, Does.Contain("takes a text as 'name', and got number"));
        Assert.That(extra.Text, Does.Contain("has no argument 'files'"));
        Assert.That(severity.Text, Does.Contain("choose from: breaks, likely, review"));
        Assert.That(commit.Text, Does.Contain("is no commit of the upstream"));
        Assert.That(log.Text, Does.Contain("holds no run"));
        Assert.That(noTool.GetProperty("error").GetProperty("message").GetString(), Does.Contain("there is no tool 'delete'"));
        Assert.That(good.GetProperty("contracts")[0].GetProperty("kind").GetString(), Is.EqualTo("module"));
    }

    [Test]
    public void While_a_run_waits_its_step_is_what_is_asked_about_and_its_last_log_what_is_explained()
    {
        Pair.Play(
            pair.CiPlay,
            "1",
            "print\tTraceback (most recent call last):",
            "print\t  File \"plugin/code.py\", line 6, in run",
            "print\tTypeError: schedule() missing 1 required keyword-only argument: 'owner'",
            "exit\t1");
        var run = pair.Run("Sync", "--adapter=none,manual");
        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Paused), run.ToString());
        var going = pair.Run("Step", "--adapter=none,manual");
        Assert.That(going.ExitCode, Is.EqualTo(ExitCodes.Paused), going.ToString());
        var state = File.ReadAllText(Path.Combine(pair.Workspace, "state.json"));
        using var client = new ProtocolClient(pair);
        _ = client.Initialize();

        var error = client.Ask("explain_log").GetProperty("errors").EnumerateArray().Single();
        var findings = client.Ask("findings");
        var check = client.Ask("check");

        Assert.That(error.GetProperty("error").GetString(), Does.StartWith("TypeError: schedule() missing 1"));
        Assert.That(error.GetProperty("commits")[0].GetString(), Is.EqualTo($"{Pair.Head(pair.Upstream)} Give each task an owner (#12)"));
        Assert.That(error.GetProperty("places")[0].GetString(), Is.EqualTo("plugin/code.py:6"));
        Assert.That(findings.GetProperty("step_id").GetString(), Is.EqualTo("step-1"));
        Assert.That(check.GetProperty("from").GetString(), Is.EqualTo(pair.Start));
        Assert.That(check.GetProperty("changed_files").EnumerateArray().Select(file => file.GetString()), Does.Contain("PIN"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "state.json")), Is.EqualTo(state));
    }

    [Test]
    public void What_cannot_be_served_is_told_on_the_error_output_alone()
    {
        using var client = new ProtocolClient(pair, "--downstream-ref=gone");
        _ = client.Initialize();
        Assert.That(client.Try("findings").Text, Does.Contain("'gone' is not a commit of the downstream"));

        var result = Processes.Host(["--target=Serve", "--upstream=nowhere"]);
        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.Error));
        Assert.That(result.Output, Is.Empty);
        Assert.That(result.Error, Does.Contain("no downstream is named"));
    }

    private string Everything() => string.Join('\n', new[] { pair.Upstream, pair.Downstream }.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")
        .Where(line => !line.Contains("plugin/code.py", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
}
