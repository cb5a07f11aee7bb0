using Main2Main.Configuration;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.References;

/// <summary>Python's compiled code of one upstream commit does not serve the next, although size and time of the sources are the same.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Compiled_code_of_earlier_commits
{
    private const string Test = "find {upstream}/host plugin -name '*.py' -exec touch -d 2001-01-01T00:00:00 {} +; PYTHONPATH={upstream} python3 -c 'import plugin.use; assert plugin.use.VALUE == 1, plugin.use.VALUE'";

    [Test]
    public async Task Sources_of_the_same_size_and_time_are_compiled_anew([Values] bool isElsewhere)
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
        pair.Settings = pair.Settings with
        {
            Ci = [],
            Suites = [new SuiteSettings { Name = "unit", Command = ["sh", "-c", Test], Environment = isElsewhere ? new Dictionary<string, string> { ["PYTHONPYCACHEPREFIX"] = "{workspace}/compiled" } : new Dictionary<string, string>() }],
        };

        _ = await pair.SyncAsync();

        Assert.That((pair.State.Status, pair.State.StepsCompleted), Is.EqualTo((RunStatus.Partial, 1)), "the second step fails at its commit");
    }

    [Test]
    public async Task A_package_that_is_gone_is_gone()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/old/__init__.py", string.Empty), ("host/old/deep/part.py", "1\n"));
        _ = pair.Upstream.Commit(("host/old/__init__.py", null), ("host/old/deep/part.py", null));
        const string Suite = "PYTHONPATH={upstream} python3 -c 'import host.old.deep.part'; r=$?; test -e {workspace}/first || { touch {workspace}/first; exit $r; }; test $r != 0 && ! test -e {upstream}/host/old";
        pair.Settings = pair.Settings with { Ci = [Suite] };

        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
    }

    [Test]
    public async Task Compiled_code_in_a_sources_own_place_goes_with_the_source()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/gone.py", "1\n"), (".gitignore", "*.pyc\n"));
        _ = pair.Upstream.Commit(("host/gone.py", null));
        const string Suite = "test -e {workspace}/first || { touch {workspace}/first; python3 -m compileall -q -b {upstream}/host; exit; }; ! PYTHONPATH={upstream} python3 -c 'import host.gone'";
        pair.Settings = pair.Settings with { Ci = [Suite] };

        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
    }
}
