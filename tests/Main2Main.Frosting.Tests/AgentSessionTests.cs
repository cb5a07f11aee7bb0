using System.Text.Json;
using System.Text.Json.Nodes;
using Main2Main.Frosting.Tests.Documentation;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>An agent's session from the request to the commit, with a script in the place of the model.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AgentSessionTests : IDisposable
{
    private const string Before =
        "def schedule(tasks, limit):\n    return tasks[:limit]\n\n\nclass Runner:\n    def run(self, tasks):\n        return schedule(tasks, 3)\n";
    private const string After = "def schedule(tasks, limit, *, owner):\n    return [(owner, task) for task in tasks[:limit]]\n\n\nclass Runner:\n    def run(self, tasks):\n        return schedule(tasks, 3, owner=self)\n";
    private const string Own =
        "from host.core import Runner, schedule\n\n\nclass Mine(Runner):\n    def run(self, tasks):\n        return schedule(tasks, 4)\n";

    private readonly Pair pair = new();

    public AgentSessionTests()
    {
        Pair.Commit(pair.Upstream, "Schedule", ("host/core.py", Before));
        _ = Processes.Git(pair.Upstream, "tag", "v1.0.0");
        Pair.Commit(pair.Downstream, "Use it", ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"), ("plugin/code.py", Own));
        Pair.Commit(pair.Upstream, "Give each task an owner (#12)", ("host/core.py", After));
        pair.Configure(file => file["commandAdapter"] = new JsonObject { ["command"] = new JsonArray("python3", Page.PathOf("tests/agents/scripted_agent.py"), "{request}", "{server}", "{result}") });
    }

    private string Adapt => Path.Combine(pair.Workspace, "steps/step-1/adapt");

    public void Dispose() => pair.Dispose();

    [Test]
    public void Goes_from_the_request_over_two_questions_an_edit_a_check_and_a_mended_edit_to_the_commit()
    {
        var run = pair.Run("Sync");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        var page = File.ReadAllText(Path.Combine(Adapt, "request.md"));
        Assert.That(
            page,
            Does.Contain("### 1. breaks: `plugin/code.py`:6 (I0001)").And.Contain("- Before: `def schedule(tasks, limit)`")
                .And.Contain("- After: `def schedule(tasks, limit, *, owner)`"));
        Assert.That(
            page,
            Does.Contain("- return schedule(tasks, 3)\n+ return schedule(tasks, 3, owner=self)")
                .And.Contain("Checked: Every edited call has to bind to the signature of each lane that it serves."));
        Assert.That(page, Does.Not.Contain("I0002"), "what is for eyes alone is on a page of its own");
        Assert.That(File.ReadAllText(Path.Combine(Adapt, "request-review.md")), Does.Contain("host.core.Runner.run"));
        var asked = File.ReadAllLines(Path.Combine(Adapt, "transcript-0.txt")).Where(line => line.StartsWith('{'))
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.That(asked.Select(call => call.GetProperty("asked").GetString()), Is.EqualTo(["upstream_diff", "findings", "check", "check"]));
        Assert.That(
            asked[2].GetProperty("answer").GetProperty("findings")[0].GetProperty("lane").GetString(),
            Is.EqualTo("release"),
            "the first edit serves main alone");
        Assert.That(asked[3].GetProperty("answer").GetProperty("passes").GetBoolean(), Is.True);
        Assert.That(Processes.Git(pair.Downstream, "show", "HEAD:plugin/code.py"), Does.Contain("        if host_version_is(\"1.0.0\"):\n            return schedule(tasks, 4)\n        else:\n            return schedule(tasks, 4, owner=self)"));
        Assert.That(run.Output, Does.Not.Contain("the pre-CI check found"));
        var turn = JsonDocument.Parse(File.ReadAllText(Path.Combine(Adapt, "result.json"))).RootElement.GetProperty("turns")[0];
        Assert.That(turn.GetProperty("violations").GetArrayLength(), Is.Zero, turn.ToString());
        Assert.That(turn.GetProperty("cost").GetProperty("dollars").GetDouble(), Is.EqualTo(0.02));
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")),
            Does.Contain("What adapters cost, step-1:").And.Contain("1200 tokens read, 80 written, $0.02"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "report.html")), Does.Contain("1200 tokens read"));
    }

    [Test]
    public void Is_not_begun_where_the_budget_is_spent_and_the_report_says_so()
    {
        _ = pair.AddStep("two");
        pair.Configure(file => file["adaptation"] = new JsonObject { ["budget"] = new JsonObject { ["run"] = new JsonObject { ["dollars"] = 0.01 } } });

        var run = pair.Run("Sync");

        Assert.That(run.ExitCode, Is.Zero, run.ToString());
        Assert.That(run.Output, Does.Contain("step-2: adapter command: not asked: the budget of the run, $0.01, is spent"));
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")),
            Does.Contain("Look at this, step-2: adapter command: not asked: the budget of the run"));
    }
}
