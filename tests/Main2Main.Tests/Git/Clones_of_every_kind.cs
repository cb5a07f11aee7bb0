using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Git;

/// <summary>Repositories as people have them: partial, shallow, sparse, linked, somebody else's, with submodules.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Clones_of_every_kind
{
    [Test]
    public async Task What_a_partial_clone_has_left_out_is_fetched_and_where_that_fails_it_is_said([Values] bool isReachable)
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "OTHER = 1\n"));
        PartialClone(pair);
        if (!isReachable)
        {
            _ = pair.Upstream.Git("-C", pair.Settings.Upstream!, "remote", "set-url", "origin", "file://" + pair.Folder("nowhere"));
        }

        ImpactReport? report = null;
        async Task AnalyseAsync() => await new ImpactStage(pair.Open()).RunAsync(found =>
        {
            report = found;
            return Task.CompletedTask;
        });

        if (isReachable)
        {
            await AnalyseAsync();
            Assert.That(
                report!.Findings.Select(finding => (finding.DownstreamFile, finding.UpstreamSymbol)),
                Is.EqualTo(new[] { ("plugin/use.py", "host.core.VALUE") }));
            Assert.That(report.Unreadable, Is.Empty);
        }
        else
        {
            Assert.That(
                AnalyseAsync,
                Throws.TypeOf<Main2MainException>().With.Message.Contains("is a partial clone").And.Message.Contains("fetch --refetch --no-filter origin"));
        }
    }

    [Test]
    public async Task The_command_that_is_named_completes_a_partial_clone()
    {
        using var pair = new RunPair();
        PartialClone(pair);
        await RunPair.ShellAsync($"git -C {pair.Settings.Upstream} fetch --quiet --refetch --no-filter --no-auto-maintenance origin");
        _ = pair.Upstream.Git("-C", pair.Settings.Upstream!, "remote", "set-url", "origin", "file://" + pair.Folder("nowhere"));

        var blob = pair.Upstream.Git("rev-parse", $"{pair.Base}:host/core.py");
        Assert.That(await new BlobReader(new GitRepository(pair.Settings.Upstream!, NullRunLog.Instance)).ReadAsync([blob]), Contains.Key(blob));
    }

    [Test]
    public async Task A_partial_clone_is_synced()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        var tip = pair.Upstream.Commit(("host/more.py", "1\n"));
        PartialClone(pair);

        Assert.That((await pair.SyncAsync())!.ReachedCommit, Is.EqualTo(tip));
    }

    [Test]
    public void A_folder_of_somebody_else_is_told_as_git_tells_it_with_the_command_that_mends_it()
    {
        using var repository = new TempRepository();
        _ = repository.Commit(("a", "1"));
        var call = new GitCall("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        {
            Environment = new Dictionary<string, string?> { ["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1", ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null" },
        };

        Assert.That(() => new GitRepository(repository.Folder, NullRunLog.Instance).TryAsync(call), Throws.TypeOf<Main2MainException>()
            .With.Message.Contains("dubious ownership").And.Message.Contains($"git config --global --add safe.directory {repository.Folder}"));
    }

    [Test]
    public void A_shallow_clone_that_does_not_reach_the_pin_is_told_how_to_be_completed([Values(1, 2)] int depth)
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
        var clone = pair.Folder("clone");
        _ = pair.Upstream.Git("clone", "--quiet", "--depth", $"{depth}", "file://" + pair.Upstream.Folder, clone);
        if (depth == 2)
        {
            _ = pair.Upstream.Git("-C", clone, "fetch", "--quiet", "--depth", "1", "origin", pair.Base);
        }

        pair.Settings = pair.Settings with { Upstream = clone };

        Assert.That(() => pair.PlanAsync(), Throws.TypeOf<Main2MainException>().With.Message.Contains($"git -C {clone} fetch --unshallow"));
    }

    [Test]
    public async Task A_file_that_a_sparse_checkout_hides_and_that_still_breaks_is_named_in_the_report()
    {
        using var pair = new RunPair();
        _ = pair.Upstream.Commit(("host/core.py", "OTHER = 1\n"));
        _ = pair.Downstream.Commit(("hidden/PIN", $"commit: {pair.Base}\n"), ("plugin/sub/use.py", "from host.core import VALUE\n"), ("plugin/use.py", "1\n"));
        _ = pair.Downstream.Git("sparse-checkout", "set", "--no-cone", "/*", "!/plugin/sub/", "!/hidden/");
        Assert.That(File.Exists(Path.Combine(pair.Downstream.Folder, "plugin/sub/use.py")), Is.False);

        var report = await pair.SyncAsync();

        Assert.That(report!.HiddenFiles.Select(file => file.Path), Is.EqualTo(new[] { "hidden/PIN", "plugin/sub/use.py" }));
        Assert.That(
            await File.ReadAllTextAsync(pair.Open().Workspace.FinalSummaryPage),
            Does.Contain("Hidden by the sparse checkout").And.Contain("`plugin/sub/use.py`: line 1: host.core.VALUE"));
        Assert.That(pair.Downstream.Git("show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN"));
    }

    [Test]
    public async Task Linked_working_trees_are_synced_and_the_main_ones_stay_as_they_are()
    {
        using var pair = new RunPair();
        var tip = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        var (upstream, downstream) = (pair.Folder("upstream"), pair.Folder("downstream"));
        _ = pair.Upstream.Git("worktree", "add", "--quiet", "-b", "linked", upstream);
        _ = pair.Downstream.Git("worktree", "add", "--quiet", "-b", "linked", downstream);
        pair.Settings = pair.Settings with { Upstream = upstream, Downstream = downstream };

        Assert.That((await pair.SyncAsync())!.ReachedCommit, Is.EqualTo(tip));
        Assert.That((pair.Downstream.Git("rev-list", "--count", "main"), pair.Downstream.Git("rev-list", "--count", "linked")), Is.EqualTo(("1", "2")));
        Assert.That(pair.Upstream.Git("symbolic-ref", "--short", "HEAD"), Is.EqualTo("main"));
    }

    [Test]
    public async Task Submodules_with_untracked_files_are_clean_and_follow_the_upstream()
    {
        using var pair = new RunPair();
        using var part = new TempRepository();
        var (old, young) = (part.Commit(("a", "1")), part.Commit(("a", "2")));
        foreach (var repository in new[] { pair.Upstream, pair.Downstream })
        {
            _ = repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", part.Folder, "part");
            _ = repository.Git("-C", "part", "checkout", "--quiet", old);
            _ = repository.Commit();
            await File.WriteAllTextAsync(Path.Combine(repository.Folder, "part", "built.o"), "built");
        }

        _ = pair.Upstream.Git("-C", "part", "checkout", "--quiet", young);
        var moved = pair.Upstream.Commit();
        pair.Settings = pair.Settings with { Ci = [$"case $(git -C {{upstream}} rev-parse HEAD) in {moved}) grep 2 {{upstream}}/part/a;; *) grep 1 {{upstream}}/part/a;; esac"] };

        Assert.That((await pair.SyncAsync())!.Status, Is.EqualTo("completed"));
        Assert.That((pair.State.StepsCompleted, File.Exists(Path.Combine(pair.Upstream.Folder, "part", "built.o"))), Is.EqualTo((2, true)));
    }

    private static void PartialClone(RunPair pair)
    {
        var clone = pair.Folder("clone");
        _ = pair.Upstream.Git("config", "uploadpack.allowFilter", "true");
        _ = pair.Upstream.Git("config", "uploadpack.allowAnySHA1InWant", "true");
        _ = pair.Upstream.Git("clone", "--quiet", "--filter=blob:none", "file://" + pair.Upstream.Folder, clone);
        pair.Settings = pair.Settings with { Upstream = clone };
    }
}
