using System.Text.Json;
using System.Text.Json.Nodes;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Adapters: chains, limits of an external program, what it is given and leaves, and recorded edits.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AdapterTests : IDisposable
{
    private readonly Pair pair = new();

    public AdapterTests() => _ = pair.AddStep("one");

    private string Adapt => Path.Combine(pair.Workspace, "steps/step-1/adapt");

    private JsonElement Result => JsonDocument.Parse(File.ReadAllText(Path.Combine(Adapt, "result.json"))).RootElement;

    public void Dispose() => pair.Dispose();

    [TestCase("silenceMinutes", "0.05", "sleep 600", "it printed nothing for 0.05 minutes")]
    [TestCase("timeoutMinutes", "0.05", "while true; do echo working; sleep 0.2; done", "was ended after 0.05 minutes")]
    [TestCase("outputMegabytes", "1", "yes", "it printed more than 1 MB")]
    [TestCase("timeoutMinutes", "5", "kill -9 $$", "ended with exit code 137")]
    [TestCase("timeoutMinutes", "5", "exit 4", "ended with exit code 4")]
    public void An_adapter_that_hangs_floods_or_dies_is_a_failed_attempt_and_no_crash(string limit, string value, string script, string told)
    {
        Command(["/bin/sh", "-c", $"echo 'x = 2' > plugin/code.py; {script}"], (limit, JsonNode.Parse(value)!));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain(told).And.Contain("is undone, because it did not end well"));
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md"));
        Assert.That(File.ReadAllText(Path.Combine(Adapt, "unfinished.patch")), Does.Contain("+x = 2"));
        Assert.That(Result.GetProperty("turns")[0].GetProperty("succeeded").GetBoolean(), Is.False);
        Assert.That(new FileInfo(Path.Combine(Adapt, "transcript-0.txt")).Length, Is.LessThanOrEqualTo(1 << 20));
        Assert.That(SuiteScript.ProcessesWith(pair.Root), Is.Empty);
    }

    [Test]
    public void An_adapter_gets_the_variables_that_are_listed_and_no_other()
    {
        Command(["/bin/sh", "-c", "env | sort"], ("environment", new JsonArray("PATH", "MY_TOKEN", "PLAIN_*")));

        _ = pair.Run("Sync", new Dictionary<string, string?> { ["MY_TOKEN"] = "t", ["PLAIN_ONE"] = "1", ["PLAIN_TOKEN"] = "t", ["SECRET"] = "s" });

        var names = File.ReadAllLines(Path.Combine(Adapt, "transcript-0.txt")).Select(line => line.Split('=')[0]).Except(["PWD", "SHLVL", "_", "OLDPWD"]);
        Assert.That(names, Is.EqualTo(["MAIN2MAIN_PROCESSES", "MY_TOKEN", "PATH", "PLAIN_ONE"]));
    }

    [Test]
    public void An_adapter_reads_the_page_on_its_input_and_finds_every_place_by_its_name()
    {
        Command(
            ["/bin/sh", "-c", "cat; echo \"$@\"", "sh", "{request}", "{page}", "{result}", "{step}", "{round}", "{upstream}", "{downstream}", "{workspace}", "{other}"],
            ("input", "{page}"));

        _ = pair.Run("Sync");

        Assert.That(
            File.ReadAllText(Path.Combine(Adapt, "transcript-0.txt")),
            Is.EqualTo(File.ReadAllText(Path.Combine(Adapt, "request.md"))
                + $"{Adapt}/request.json {Adapt}/request.md {Adapt}/answer.json step-1 0 {pair.Upstream} {pair.Downstream} {pair.Workspace} {{other}}\n"));
    }

    [Test]
    public void An_adapter_that_does_not_read_its_input_is_as_good_as_any_other()
    {
        Command(["true"], ("input", "{page}"));
        Assert.That(pair.Run("Sync").ExitCode, Is.Zero);
    }

    [Test]
    public void What_an_adapter_says_of_its_edit_stands_in_the_result()
    {
        var commit = Pair.Head(pair.Upstream);
        var answer = $$"""{ "files": [{ "path": "plugin/code.py", "commits": ["{{commit[..10]}}", "0123456789"], "why": "VALUE is a text now" }, { "path": "plugin/other.py" }] }""";
        File.WriteAllText(Path.Combine(pair.Root, "answer"), answer);
        Command(["/bin/sh", "-c", $"echo 'x = 2' > plugin/code.py; echo 'y = 1' > plugin/new.py; cp {pair.Root}/answer \"$1\"", "sh", "{result}"]);

        var run = pair.Run("Sync");

        Assert.That(run.Output, Does.Contain("none of this step: 0123456789"));
        var files = Result.GetProperty("files").EnumerateArray().ToArray();
        Assert.That(files.Select(file => file.GetProperty("path").GetString()), Is.EqualTo(["plugin/code.py", "plugin/new.py"]));
        Assert.That(files.Select(file => file.GetProperty("adapter").GetString()), Is.All.EqualTo("command"));
        var edit = files[0].GetProperty("edits")[0];
        Assert.That(edit.GetProperty("commits")[0].GetString(), Is.EqualTo(commit));
        Assert.That(edit.GetProperty("summary").GetString(), Is.EqualTo("VALUE is a text now"));
    }

    [TestCase("no json", "cannot be read")]
    [TestCase("{ \"nothing_to_adapt\": \"host.core is not imported\" }", null)]
    public void An_answer_may_say_that_nothing_is_to_be_adapted_and_a_broken_one_harms_nobody(string answer, string? told)
    {
        File.WriteAllText(Path.Combine(pair.Root, "answer"), answer);
        Command(["cp", Path.Combine(pair.Root, "answer"), "{result}"]);

        var run = pair.Run("Sync");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(told is null || run.Output.Contains(told, StringComparison.Ordinal), run.Output);
        Assert.That(Result.GetProperty("nothing_to_adapt").GetString(), Is.EqualTo(told is null ? "host.core is not imported" : null));
    }

    [Test]
    public void Adapters_work_one_after_the_other_and_one_that_misbehaves_loses_its_own_edit_alone()
    {
        Recorded("step-1.patch", "x = 1", "x = 2");
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/more.py\ty = 1\\n", "run\tgit\tadd\tplugin/more.py");

        var run = pair.Run("Sync", "--adapter=replay,command", $"--replay={pair.Root}/recorded");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md\nplugin/code.py"));
        Assert.That(Result.GetProperty("turns").EnumerateArray().Select(turn => turn.GetProperty("adapter").GetString()), Is.EqualTo(["replay", "command"]));
        Assert.That(
            Result.GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("adapter").GetString(), file.GetProperty("path").GetString())),
            Is.EqualTo([("replay", "plugin/code.py")]));
        var request = JsonDocument.Parse(File.ReadAllText(Path.Combine(Adapt, "request.json"))).RootElement;
        Assert.That(request.GetProperty("turns")[0].GetProperty("files")[0].GetString(), Is.EqualTo("plugin/code.py"), "the second is told what the first did");
        Assert.That(File.ReadAllText(Path.Combine(Adapt, "request.md")), Does.Contain("## What was done before you").And.Contain("| replay |"));
    }

    [Test]
    public void A_run_can_be_repeated_from_what_an_earlier_one_recorded()
    {
        _ = pair.AddStep("two");
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tx = 2\\n");
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/code.py\tx = 3\\n");
        Pair.Play(pair.CiPlay, "1", "print\tTraceback (most recent call last):\\n  File \"t.py\", line 1, in t\\nTypeError: no", "exit\t1");
        Pair.Play(pair.AdapterPlay, "3", "write\tplugin/new.py\ty = 1\\n");
        Assert.That(pair.Run("Sync").ExitCode, Is.Zero);
        var trees = pair.Log("%T");
        _ = Processes.Git(pair.Downstream, "reset", "--quiet", "--hard", pair.Start);

        var run = Processes.Host(["--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Root}/second", "--adapter=replay", $"--replay={pair.Workspace}"]);

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(pair.Log("%T"), Is.EqualTo(trees));
        Assert.That(run.Output, Does.Contain("round 1: passed").And.Not.Contain("round 2"), "what was verified is replayed, not the way there");
    }

    [Test]
    public void A_recorded_edit_that_does_not_fit_changes_nothing_and_is_told()
    {
        Recorded("step-1.patch", "something else", "x = 2");

        var run = pair.Run("Sync", "--adapter=replay", $"--replay={pair.Root}/recorded");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Contain("step-1.patch' does not fit").And.Contain("plugin/code.py"));
        Assert.That(Processes.Git(pair.Downstream, "show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\ndocs/install.md"));
    }

    [Test]
    public void A_step_without_a_recorded_edit_is_told()
    {
        _ = Directory.CreateDirectory(Path.Combine(pair.Root, "recorded"));
        Assert.That(pair.Run("Sync", "--adapter=replay", $"--replay={pair.Root}/recorded").Output, Does.Contain("holds no edit of step-1"));
    }

    [Test]
    public void A_later_step_is_told_what_the_earlier_ones_did_and_a_small_budget_leaves_the_rest_to_files()
    {
        foreach (var name in new[] { "two", "three" })
        {
            _ = pair.AddStep(name);
        }

        pair.Configure(file => file["adaptation"] = new JsonObject { ["requestCharacters"] = 1000 });
        Pair.Play(pair.AdapterPlay, "1", $"write\tplugin/{new string('a', 120)}.py\tx = 1\\n", $"write\tplugin/{new string('b', 120)}.py\tx = 1\\n");
        Pair.Play(
            pair.AdapterPlay, "2", string.Join('\n', Enumerable.Range(0, 6).Select(number => $"write\tplugin/{new string('c', 120)}{number}.py\tx = 1\\n")));

        Assert.That(pair.Run("Sync").ExitCode, Is.Zero);

        var request = JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-3/adapt/request.json"))).RootElement;
        Assert.That(request.GetProperty("earlier").EnumerateArray().Select(step => step.GetProperty("step_id").GetString()), Is.EqualTo(["step-2"]));
        Assert.That(request.GetProperty("earlier_left_out").GetInt32(), Is.EqualTo(1));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-3/adapt/request.md")), Does.Contain("1 more before them"));
    }

    private void Command(string[] words, params (string Key, JsonNode Value)[] more) => pair.Configure(file =>
    {
        var adapter = new JsonObject { ["command"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };
        foreach (var (key, value) in more)
        {
            adapter[key] = value;
        }

        file["commandAdapter"] = adapter;
    });

    private void Recorded(string name, string from, string to)
    {
        var folder = Directory.CreateDirectory(Path.Combine(pair.Root, "recorded"));
        File.WriteAllText(
            Path.Combine(folder.FullName, name),
            $"diff --git a/plugin/code.py b/plugin/code.py\n--- a/plugin/code.py\n+++ b/plugin/code.py\n@@ -1 +1 @@\n-{from}\n+{to}\n");
    }
}
