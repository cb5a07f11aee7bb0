using Main2Main.Configuration;
using Main2Main.Impact.Heads;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Impact;

/// <summary>What an upstream author is told before a request is merged.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Requests_of_the_upstream
{
    [Test]
    public async Task Each_has_a_row_with_what_it_would_break_here_and_what_breaks_most_stands_first()
    {
        using var pair = new RequestPair();
        var main = pair.Upstream.Commit(("host/other.py", "x = 2\n"));
        var removal = pair.Request("refs/pull/7", ("host/core.py", "def stop():\n    return 1\n"));
        _ = pair.Request("refs/pull/8", ("host/other.py", "x = 3\n"));
        var report = await pair.AskAsync("refs/pull/*");
        Assert.Multiple(() =>
        {
            Assert.That(report.UpstreamTarget, Is.EqualTo(main));
            Assert.That(report.Heads.Select(head => (head.Ref, head.Breaks > 0)), Is.EqualTo(new[] { ("refs/pull/7", true), ("refs/pull/8", false) }));
            Assert.That((report.Heads[0].Head, report.Heads[0].CommitCount), Is.EqualTo((removal, 1)));
            Assert.That(report.Heads[0].First, Does.StartWith("plugin/use.py:1"));
            Assert.That(report.Heads[0].Files, Is.EqualTo(new[] { "plugin/use.py" }));
        });
    }

    [Test]
    public async Task What_main_gained_since_a_request_parted_from_it_is_not_held_against_the_request()
    {
        using var pair = new RequestPair();
        var request = pair.Request("refs/pull/9", ("host/other.py", "x = 4\n"));
        _ = pair.Upstream.Commit(("host/core.py", "def run(batch):\n    return 1\n\n\ndef gained():\n    return 2\n"));
        var head = (await pair.AskAsync("refs/pull/?")).Heads.Single();
        Assert.That((head.Head, head.MergeBase, head.Breaks + head.Likely + head.Review), Is.EqualTo((request, pair.Start, 0)));
    }

    [Test]
    public async Task A_pattern_that_nothing_fits_says_how_requests_are_fetched()
    {
        using var pair = new RequestPair();
        var failure = (await Assert.ThrowsAsync<Main2MainException>(async () => await pair.AskAsync("refs/pull/*")))!;
        Assert.That(failure.Problem + failure.Remedy, Does.Contain("no ref that fits 'refs/pull/*'").And.Contain("fetch origin"));
    }

    private sealed class RequestPair : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("main2main-heads-").FullName;

        public RequestPair()
        {
            Start = Upstream.Commit(("host/__init__.py", string.Empty), ("host/core.py", "def run(batch):\n    return 1\n"), ("host/other.py", "x = 1\n"));
            _ = Upstream.Git("branch", "-M", "main");
            _ = Downstream.Commit(("plugin/__init__.py", string.Empty), ("plugin/use.py", "from host.core import run\n\nrun(1)\n"), ("PIN", $"commit: {Start}\n"));
        }

        public TempRepository Upstream { get; } = new();

        public TempRepository Downstream { get; } = new();

        public string Start { get; }

        /// <summary>A request that parts from main as it is now.</summary>
        public string Request(string name, params (string Path, string? Content)[] files)
        {
            _ = Upstream.Git("checkout", "--quiet", "-b", "request");
            var commit = Upstream.Commit(files);
            _ = Upstream.Git("update-ref", name, commit);
            _ = Upstream.Git("checkout", "--quiet", "main");
            _ = Upstream.Git("branch", "--quiet", "-D", "request");
            return commit;
        }

        public async Task<HeadReport> AskAsync(string pattern) => await new HeadStage(new SyncSession(
            new SyncSettings
            {
                Profile = "none",
                Workspace = Path.Combine(root, "workspace"),
                Upstream = Upstream.Folder,
                Downstream = Downstream.Folder,
                Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
                Pin = [new PinSource { File = "PIN", Pattern = "^commit: (?<value>[0-9a-f]{40})$" }],
            },
            NullRunLog.Instance)).RunAsync(pattern);

        public void Dispose()
        {
            Upstream.Dispose();
            Downstream.Dispose();
            Directory.Delete(root, recursive: true);
        }
    }
}
