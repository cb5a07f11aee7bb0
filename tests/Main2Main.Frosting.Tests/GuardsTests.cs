using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Guards, which lists what stands between the release and main, and removes what stands there no more.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class GuardsTests : IDisposable
{
    private const string Passed = "from plugin.utils import host_version_is\n\nif host_version_is(\"0.9.0\"):\n    from host.core import VALUE\nelse:\n    from host.core import VALUE as OTHER\n";
    private const string Current =
        "from plugin.utils import host_version_is\n\nif host_version_is(\"1.0.0\"):\n    from host.core import VALUE\nelse:\n    from host.new import VALUE\n";

    private readonly Pair pair = new();

    public GuardsTests()
    {
        _ = Processes.Git(pair.Upstream, "tag", "v1.0.0");
        Pair.Commit(pair.Upstream, "Move", ("host/new.py", "VALUE = 1\n"), ("host/core.py", "OTHER = 1\n"));
        Pair.Commit(
            pair.Downstream,
            "Guards",
            ("plugin/passed.py", Passed),
            ("plugin/current.py", Current),
            ("PIN", $"commit: {Pair.Head(pair.Upstream)}\ntag: v1.0.0\n"));
    }

    public void Dispose() => pair.Dispose();

    [Test]
    public void Are_listed_with_what_they_bridge_and_nothing_is_changed()
    {
        var head = Pair.Head(pair.Downstream);

        var result = pair.Run("Guards");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("2 guard(s)").And.Contain("plugin/current.py:3").And.Contain("host.new.VALUE"));
        var guards = JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "guards.json"))).RootElement.GetProperty("guards")
            .EnumerateArray().ToList();
        Assert.That(guards.Select(guard => guard.GetProperty("age").GetString()), Is.EqualTo(["current", "passed"]));
        Assert.That(guards[0].GetProperty("still_differs").GetString(), Is.EqualTo("yes"));
        Assert.That(guards[0].GetProperty("release_names").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(["host.core.VALUE"]));
        Assert.That((Pair.Head(pair.Downstream), Processes.Git(pair.Downstream, "status", "--porcelain")), Is.EqualTo((head, string.Empty)));
    }

    [Test]
    public void Of_dropped_releases_are_removed_on_demand_and_not_committed()
    {
        var head = Pair.Head(pair.Downstream);

        var result = pair.Run("Guards", "--fix");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("Removed 1 guard(s) from 1 file(s)").And.Contain("not committed"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "plugin/passed.py")), Is.EqualTo("\nfrom host.core import VALUE as OTHER\n"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "plugin/current.py")), Is.EqualTo(Current));
        Assert.That((Pair.Head(pair.Downstream), Processes.Git(pair.Downstream, "diff", "--name-only", "HEAD")), Is.EqualTo((head, "plugin/passed.py")));
    }

    [Test]
    public void Are_not_removed_from_a_dirty_downstream()
    {
        File.WriteAllText(Path.Combine(pair.Downstream, "plugin/code.py"), "x = 5\n");

        var result = pair.Run("Guards", "--fix");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("uncommitted changes").And.Contain("plugin/code.py"));
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "plugin/passed.py")), Is.EqualTo(Passed));
    }
}
