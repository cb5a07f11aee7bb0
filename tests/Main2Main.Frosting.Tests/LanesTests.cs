using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Lanes, which checks a pull request's change against main and the release.</summary>
public sealed class LanesTests
{
    [Test]
    public void A_change_that_breaks_the_release_is_found_and_what_was_there_before_it_is_not()
    {
        using var pair = new Pair();
        _ = Processes.Git(pair.Upstream, "tag", "v1.0.0");
        Pair.Commit(pair.Upstream, "Move", ("host/new.py", "NEW = 1\n"), ("host/core.py", "VALUE = 1\nOTHER = 1\n"));
        Pair.Commit(pair.Downstream, "Pin", ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"), ("plugin/old.py", "from host.core import OTHER\n"));
        var parted = Pair.Head(pair.Downstream);
        var branch = Processes.Git(pair.Downstream, "symbolic-ref", "--short", "HEAD");
        _ = Processes.Git(pair.Downstream, "switch", "--quiet", "-c", "request");
        Pair.Commit(pair.Downstream, "Good", ("plugin/good.py", "from host.core import VALUE\n"));

        var good = pair.Run("Lanes", $"--since={branch}");
        Pair.Commit(pair.Downstream, "Bad", ("plugin/bad.py", "from host.new import NEW\n"));
        _ = Processes.Git(pair.Downstream, "switch", "--quiet", branch);
        Pair.Commit(pair.Downstream, "Base goes on", ("plugin/base.py", "from host.gone import X\n"));
        var bad = pair.Run("Lanes", $"--since={branch}", "--downstream-ref=request");
        var unnamed = pair.Run("Lanes");

        Assert.That(good.ExitCode, Is.Zero, good.ToString());
        Assert.That(good.Output, Does.Contain("and release v1.0.0: 0 finding(s)"));
        Assert.That(bad.ExitCode, Is.EqualTo(ExitCodes.Error), bad.ToString());
        Assert.That(bad.Error, Does.Contain("does not keep both lanes: 1 finding(s)"));
        var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "lanes.json"))).RootElement;
        Assert.That(report.GetProperty("from").GetString(), Is.EqualTo(parted));
        var finding = report.GetProperty("findings").EnumerateArray().Single();
        Assert.That(
            (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("lane").GetString()),
            Is.EqualTo(("plugin/bad.py", 1, "release")));
        Assert.That(unnamed.ExitCode, Is.EqualTo(ExitCodes.Error));
        Assert.That(unnamed.Error, Does.Contain("--since=origin/main"));
        Assert.That(Processes.Git(pair.Downstream, "status", "--porcelain"), Is.Empty);
    }
}
