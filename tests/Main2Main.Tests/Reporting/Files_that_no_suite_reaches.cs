using Main2Main.Adaptation;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Reporting;

/// <summary>The report names edited files that no test of the suites tries.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Files_that_no_suite_reaches
{
    [Test]
    public async Task Are_those_that_no_test_imports_or_mentions()
    {
        using var pair = Pair(("tests/test_use.py", "from plugin import use\n"));

        var report = await pair.SyncAsync(new Editor(pair.Downstream.Folder));

        Assert.That(report!.Proof!.Unreached, Is.EqualTo(["plugin/alone.py"]));
    }

    [Test]
    public async Task Are_unknown_where_there_is_no_test_at_all()
    {
        using var pair = Pair(("README.md", "none\n"));

        Assert.That((await pair.SyncAsync(new Editor(pair.Downstream.Folder)))!.Proof!.Unreached, Is.Null);
    }

    [Test]
    public async Task Are_none_where_nothing_was_edited()
    {
        using var pair = Pair(("tests/test_use.py", "from plugin import use\n"));

        Assert.That((await pair.SyncAsync())!.Proof!.Unreached, Is.Empty);
    }

    private static RunPair Pair(params (string Path, string Text)[] more)
    {
        var pair = new RunPair();
        _ = pair.Downstream.Commit([("plugin/alone.py", "import host.core\n"), .. more]);
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        return pair;
    }

    private sealed class Editor(string downstream) : IAdapter
    {
        public string Name => "editor";

        public Task<AdapterReply> AdaptAsync(AdaptationRequest request)
        {
            foreach (var file in new[] { "plugin/alone.py", "plugin/use.py" })
            {
                File.AppendAllText(Path.Combine(downstream, file), "# edited\n");
            }

            return Task.FromResult(new AdapterReply(Succeeded: true, "edited"));
        }
    }
}
