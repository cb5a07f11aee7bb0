using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Impact, which needs neither a run nor the workspace's lock and changes no repository.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ImpactTests
{
    [Test]
    public void Shows_and_writes_what_the_upstream_broke_and_changes_nothing()
    {
        using var pair = new Pair();
        Pair.Commit(pair.Upstream, "Runner", ("host/runner.py", "def run(batch):\n    return batch\n"));
        Pair.Commit(
            pair.Downstream,
            "Use it",
            ("plugin/use.py", "from host.runner import run\n\nrun(1)\n"),
            ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"));
        Pair.Commit(pair.Upstream, "Take a mode (#7)", ("host/runner.py", "def run(batch, mode):\n    return batch\n"));
        var (head, status) = (Pair.Head(pair.Downstream), Processes.Git(pair.Upstream, "status", "--porcelain"));
        var file = Path.Combine(pair.Root, "impact.json");

        var result = pair.Run("Impact", $"--out={file}");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("plugin/use.py:3").And.Contain("breaks").And.Contain("#7"));
        var report = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        var finding = report.GetProperty("findings").EnumerateArray().First();
        Assert.That(finding.GetProperty("severity").GetString(), Is.EqualTo("breaks"));
        Assert.That(finding.GetProperty("commits").EnumerateArray().Select(commit => commit.GetString()), Is.EqualTo(new[] { Pair.Head(pair.Upstream) }));
        Assert.That(File.Exists(Path.ChangeExtension(file, ".md")) && File.Exists(Path.ChangeExtension(file, ".sarif")), Is.True);
        Assert.That((Pair.Head(pair.Downstream), Processes.Git(pair.Upstream, "status", "--porcelain")), Is.EqualTo((head, status)));
        Assert.That(File.Exists(Path.Combine(pair.Workspace, "state.json")), Is.False, "no run is begun");
    }
    [Test]
    public void A_fleet_is_looked_at_together_and_needs_no_downstream_of_its_own()
    {
        using var pair = new Pair();
        using var other = new Pair();
        Pair.Commit(pair.Upstream, "Runner", ("host/runner.py", "def run(batch):\n    return batch\n"));
        foreach (var downstream in new[] { pair.Downstream, other.Downstream })
        {
            Pair.Commit(
                downstream,
                "Use it",
                ("plugin/use.py", "from host.runner import run\n\nrun(1)\n"),
                ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"));
        }

        Pair.Commit(pair.Upstream, "Take a mode (#7)", ("host/runner.py", "def run(batch, mode):\n    return batch\n"));
        var list = Path.Combine(pair.Root, "fleet.json");
        File.WriteAllText(
            list,
            $$"""{ "upstream": "upstream", "downstreams": [{ "name": "one", "path": "downstream" }, { "name": "two", "path": "{{other.Downstream}}" }] }""");

        var result = Processes.Host(["--target=Impact", $"--fleet={list}", $"--workspace={pair.Workspace}"]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("one").And.Contain("two").And.Contain("2 downstream(s)"));
        var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "fleet.json"))).RootElement;
        Assert.That(
            report.GetProperty("changes")[0].GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("downstream").GetString()),
            Is.EqualTo(new[] { "one", "two" }));
        Assert.That(File.Exists(Path.Combine(pair.Workspace, "fleet", "two", "impact.json")) && File.Exists(Path.Combine(pair.Workspace, "fleet.md")), Is.True);
        Assert.That(
            Processes.Host(["--target=Impact", $"--fleet={list}", $"--workspace={pair.Workspace}", "--format=sarif"]).ToString(),
            Does.Contain("Impact --fleet"));
    }
}
