using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>What the pre-CI checks find goes back to the adapter once.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SecondTryTests : IDisposable
{
    private readonly Pair pair = new();

    public SecondTryTests() => _ = pair.AddStep("one");

    private string Adapt => Path.Combine(pair.Workspace, "steps/step-1/adapt");

    public void Dispose() => pair.Dispose();

    [Test]
    public void An_adapter_that_mends_what_the_checks_found_goes_on_to_ci()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tfrom host.core import GONE, VALUE\\nif host_version_is(\"0.9\"):\\n    x = 1\\n");
        Pair.Play(pair.AdapterPlay, "2", "write\tplugin/code.py\tfrom host.core import VALUE\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(pair.Log(), Has.Length.EqualTo(1));
        var request = JsonDocument.Parse(File.ReadAllText(Path.Combine(Adapt, "request-checks.json"))).RootElement;
        Assert.That(
            request.GetProperty("checks").GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()),
            Is.EqualTo(["missing_name", "wrong_version"]));
        Assert.That(File.ReadAllText(Path.Combine(Adapt, "request-checks.md")), Does.Contain("second try").And.Contain("host.core.GONE"));
        Assert.That(JsonDocument.Parse(File.ReadAllText(Path.Combine(Adapt, "checks.json"))).RootElement.GetProperty("findings").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void An_adapter_that_mends_nothing_stops_the_step_and_is_not_asked_a_third_time()
    {
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/code.py\tfrom host.core import GONE\\n");

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("plugin/code.py:1 uses host.core.GONE").And.Contain("--target=Step --step=1"));
        Assert.That(File.ReadAllText(Path.Combine(pair.AdapterPlay, "count")), Is.EqualTo("2"));
        Assert.That(pair.Log(), Is.Empty);
    }

    [Test]
    public void Only_what_is_new_to_the_gate_counts()
    {
        var gate = Path.Combine(pair.Root, "gate.sh");
        File.WriteAllText(gate, "grep -n bad plugin/*.py /dev/null | sed 's/:\\([0-9]*\\):/:\\1: /'\n");
        var configuration = Path.Combine(pair.Root, "gate.json");
        var file = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(pair.Downstream, "main2main.json")))!;
        file["verification"] = new System.Text.Json.Nodes.JsonObject { ["gate"] = new System.Text.Json.Nodes.JsonObject { ["command"] = new System.Text.Json.Nodes.JsonArray("sh", gate) } };
        File.WriteAllText(configuration, file.ToJsonString());
        Pair.Commit(pair.Downstream, "Bad already", ("plugin/old.py", "x = 'bad'\n"));
        Pair.Play(pair.AdapterPlay, "1", "write\tplugin/old.py\ty = 1\\nx = 'bad'\\n", "write\tplugin/new.py\tz = 'bad'\\n");

        var result = pair.Run("Sync", $"--config={configuration}");

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(result.Error, Does.Contain("plugin/new.py:1 is new to the gate").And.Contain("found 1 thing(s)"));
    }
}
