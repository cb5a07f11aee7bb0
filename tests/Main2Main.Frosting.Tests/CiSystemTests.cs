using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What a run tells the job that started it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CiSystemTests : IDisposable
{
    private readonly Pair pair = new();

    public void Dispose() => pair.Dispose();

    [Test]
    public void Under_github_actions_a_failed_step_is_annotated_folded_and_summed_up_and_its_outputs_are_set()
    {
        _ = pair.AddStep("one");
        var last = pair.AddStep("two");
        Pair.Play(
            pair.CiPlay,
            "2",
            "print\tTraceback (most recent call last):",
            $"print\t  File \"{pair.Downstream}/plugin/code.py\", line 1, in f",
            "print\tTypeError: it, is % broken",
            "exit\t1");

        var result = pair.Run("Sync", Actions());

        Assert.That(result.ExitCode, Is.EqualTo(ExitCodes.PartialStop), result.ToString());
        var lines = result.Output.Split('\n');
        Assert.That(lines.Where(line => line.StartsWith("::group::", StringComparison.Ordinal)), Does.Contain("::group::RunCi").And.Contain("::group::Detect"));
        Assert.That(
            lines.Count(line => line.StartsWith("::endgroup::", StringComparison.Ordinal)),
            Is.EqualTo(lines.Count(line => line.StartsWith("::group::", StringComparison.Ordinal))));
        Assert.That(
            lines,
            Has.Some.StartsWith("::error ").And.Contains("file=downstream/plugin/code.py").And.Contains("line=1").And.Contains("TypeError")
                .And.EndsWith("it, is %25 broken"));
        Assert.That(Outputs(), Is.SupersetOf(new[]
        {
            "status=failed", "outcome=partial_stop", $"old_commit={pair.Base}", $"new_commit={last}",
            $"reached_commit={Processes.Git(pair.Upstream, "rev-parse", "main~1")}",
            "steps_completed=1", "steps_total=2", "manual_review_required=true", "pr_url=",
        }));
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Root, "summary.md")),
            Is.EqualTo(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")) + "\n")
                .Or.EqualTo(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md"))));
    }

    [Test]
    public void A_status_is_left_however_an_invocation_ends()
    {
        var nothing = pair.Run("Sync");
        Assert.That(nothing.ExitCode, Is.Zero, nothing.ToString());
        Assert.That(Status(), Is.EqualTo(("completed", "no_drift", false)));

        _ = pair.AddStep("one");
        var plan = pair.Run("Plan");
        Assert.That(plan.ExitCode, Is.Zero, plan.ToString());
        Assert.That(Status(), Is.EqualTo(("failed", "unfinished", true)));

        File.WriteAllText(Path.Combine(pair.Downstream, "plugin/code.py"), "x = 'dirty'\n");
        var refused = pair.Run("Sync");
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCodes.Error), refused.ToString());
        Assert.That(Status(), Is.EqualTo(("failed", "error", true)));
        Assert.That(StatusFile().GetProperty("message").GetString(), Does.Contain("plugin/code.py"));

        _ = Processes.Git(pair.Downstream, "checkout", "--quiet", "--", ".");
        var done = pair.Run("Sync");
        Assert.That(done.ExitCode, Is.Zero, done.ToString());
        Assert.That(Status(), Is.EqualTo(("completed", "completed", false)));
        Assert.That(StatusFile().GetProperty("message").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void With_a_json_log_every_line_is_an_event_and_errors_are_events_too()
    {
        _ = pair.AddStep("one");

        var result = pair.Run("Sync", "--log=json");
        var refused = pair.Run("Steps", "--log=json", "--step=9");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var events = Events(result.Output);
        Assert.That(events.Select(one => one.GetProperty("event").GetString()), Is.SupersetOf(new[] { "log", "task_started", "task_ended", "tasks", "ended" }));
        Assert.That(events.Any(one => Happened(one, "task_ended", "task", "RunCi") && one.GetProperty("status").GetString() == "succeeded"));
        Assert.That(events.Any(one => Happened(one, "task_skipped", "task", "Detect")), Is.True, "the graph of the step comes by Detect again");
        Assert.That(events[^1].GetProperty("exit_code").GetInt32(), Is.Zero);
        Assert.That(refused.ExitCode, Is.EqualTo(ExitCodes.Error), refused.ToString());
        Assert.That(
            Events(refused.Output)
                .Any(one => Happened(one, "log", "level", "error") && one.GetProperty("message").GetString()!.Contains("--step", StringComparison.Ordinal)),
            refused.ToString());
        Assert.That(
            Events(pair.Run("Status", "--log=json").Output).Any(one => one.GetProperty("event").GetString() == "output"),
            "what a target prints for people is kept");
    }

    [Test]
    public void The_page_is_up_to_date_while_the_run_goes_on_and_at_its_end()
    {
        _ = pair.AddStep("one");
        pair.ConfigureSuites(SuiteScript.Suite("slow", "for second in $(seq 90); do grep -q 'step-1</a>, RunCi' ../workspace/report.html && break; sleep 1; done; cp ../workspace/report.html ../seen.html"));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Root, "seen.html")),
            Does.Contain("Now: <a href=\"#step-1\">step-1</a>, RunCi, since ").And.Contain("data-live=\"true\""));
        Assert.That(
            File.ReadAllText(Path.Combine(pair.Workspace, "report.html")),
            Does.Contain("The target is reached").And.Contain("commit reference only").And.Contain("data-live=\"false\""));
    }

    [Test]
    public void A_page_that_is_written_while_an_adapter_works_is_not_held_against_it()
    {
        _ = pair.AddStep("one");
        Pair.Play(pair.AdapterPlay, "1", "write\t../workspace/report.html\twritten meanwhile", "write\tplugin/code.py\tx = 2\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "plugin/code.py")), Is.EqualTo("x = 2\n"), "its edit is kept");
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "report.html")), Does.Contain("The target is reached"));
    }

    private static bool Happened(JsonElement one, string name, string key, string value) =>
        one.GetProperty("event").GetString() == name && one.TryGetProperty(key, out var found) && found.GetString() == value;

    private static IReadOnlyList<JsonElement> Events(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private Dictionary<string, string?> Actions() => new()
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_WORKSPACE"] = pair.Root,
        ["GITHUB_OUTPUT"] = Path.Combine(pair.Root, "outputs"),
        ["GITHUB_STEP_SUMMARY"] = Path.Combine(pair.Root, "summary.md"),
    };

    /// <summary>Outputs are written as a name, a delimiter and lines, or as name=value.</summary>
    private string[] Outputs()
    {
        var lines = File.ReadAllLines(Path.Combine(pair.Root, "outputs"));
        var outputs = new List<string>();
        for (var index = 0; index < lines.Length; index++)
        {
            var parts = lines[index].Split("<<", 2);
            if (parts.Length == 1)
            {
                outputs.Add(lines[index]);
                continue;
            }

            var end = Array.IndexOf(lines, parts[1], index + 1);
            outputs.Add($"{parts[0]}={string.Join('\n', lines[(index + 1)..end])}");
            index = end;
        }

        return [.. outputs];
    }

    private JsonElement StatusFile() => JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "final_status.json"))).RootElement;

    private (string?, string?, bool) Status() => StatusFile() is var file
        ? (file.GetProperty("status").GetString(), file.GetProperty("outcome").GetString(), file.GetProperty("manual_review_required").GetBoolean())
        : default;
}
