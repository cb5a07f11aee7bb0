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
        Pair.Commit(pair.Downstream, "Use it", ("plugin/use.py", "from host.runner import run\n\nrun(1)\n"), ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"));
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
}
