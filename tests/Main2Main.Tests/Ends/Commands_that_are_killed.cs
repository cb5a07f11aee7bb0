using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Guards;
using Main2Main.Guide;
using Main2Main.Tests.Fixtures;
using Main2Main.Tests.Guide;
using Main2Main.Workspace;

namespace Main2Main.Tests.Ends;

/// <summary>Guards --fix and RefreshGuide that were killed between any two of their writes end, started again, as undisturbed ones.</summary>
[Parallelizable(ParallelScope.All)]
[Platform("Linux")]
public sealed class Commands_that_are_killed
{
    private const string Guard = "from plugin.utils import is_version\n\nif is_version(\"1.0\"):\n    x = 1\nelse:\n    x = 2\n";

    /// <summary>Killed after it wrote so many of two files.</summary>
    [Test]
    public async Task A_removal_of_guards_begins_anew([Values(0, 1, 2)] int written)
    {
        using var calm = new GuardedPair();
        var expected = await calm.FixAsync();
        using var pair = new GuardedPair();
        Assert.That(() => pair.FixAsync(pair.Blocked), Throws.InstanceOf<Main2MainException>(), "its report cannot be written");
        foreach (var file in new[] { "plugin/a.py", "plugin/b.py" }.Skip(written))
        {
            _ = pair.Downstream.Git("checkout", "--quiet", "--", file);
        }

        var report = await pair.FixAsync();

        Assert.That((report.Removed, report.Edited), Is.EqualTo((expected.Removed, expected.Edited)));
        Assert.That(pair.Diff, Is.EqualTo(calm.Diff));
        Assert.That(
            () => pair.FixAsync(),
            Throws.InstanceOf<Main2MainException>().With.Message.Contains("uncommitted changes"),
            "a removal that is whole is not undone");
        Assert.That(pair.Diff, Is.EqualTo(calm.Diff));
    }

    [Test]
    public void A_removal_that_somebody_went_on_with_by_hand_is_theirs()
    {
        using var pair = new GuardedPair();
        Assert.That(() => pair.FixAsync(pair.Blocked), Throws.InstanceOf<Main2MainException>());
        var file = Path.Combine(pair.Downstream.Folder, "plugin/a.py");
        File.AppendAllText(file, "y = 'by hand'\n");

        Assert.That(() => pair.FixAsync(), Throws.InstanceOf<Main2MainException>().With.Message.Contains("'plugin/a.py'"));
        Assert.That(File.ReadAllText(file), Does.Contain("by hand"));
    }

    [Test]
    public async Task A_refresh_of_the_guide_is_committed_once_and_tells_its_changes([Values("written", "committed")] string killed)
    {
        using var repositories = await GuideRepositories.CreateAsync(GuideTexts.With(locations: "| Gone | `plugin/gone.py` |"));
        var workspace = new WorkspaceFolder(Path.GetDirectoryName(Path.GetDirectoryName(repositories.ReportPath))!);
        var start = await BeginAsync(repositories, workspace);
        Hook(
            repositories,
            killed == "written" ? "pre-commit" : "post-commit",
            killed == "written" ? "exit 1" : $"cp '{workspace.State}' '{workspace.State}.before'");
        try
        {
            await Open(repositories, workspace).RunAsync();
            File.Copy(workspace.State + ".before", workspace.State, overwrite: true);
        }
        catch (Main2MainException) when (killed == "written")
        {
            // The commit failed, which leaves what a run leaves that was killed before it.
        }

        File.Delete(Path.Combine(repositories.Downstream.Path, ".git/hooks", killed == "written" ? "pre-commit" : "post-commit"));
        await Open(repositories, workspace).RunAsync();

        var guide = Journal.Read(workspace)!.Guide!;
        Assert.That((guide.Status, guide.Commit), Is.EqualTo(("changed", await repositories.Downstream.HeadAsync())));
        Assert.That(guide.Changes, Is.Not.Empty);
        Assert.That(await repositories.Downstream.RunAsync("counting", "rev-list", "--count", $"{start}..HEAD"), Is.EqualTo("1"));
        Assert.That(repositories.Report, Does.Contain("plugin/gone.py"), "the report is of what was found");
        Assert.That(Journal.Read(workspace)!.GuideInProgress, Is.Null);
    }

    private static RefreshGuideStage Open(GuideRepositories repositories, WorkspaceFolder workspace) => new(new SyncSession(
        new SyncSettings
        {
            Profile = "none",
            Workspace = workspace.Root,
            Upstream = repositories.Upstream.Path,
            Downstream = repositories.Downstream.Path,
            Layout = new LayoutSettings { UpstreamPackage = "core", DownstreamPackage = "plugin", Guide = GuideRepositories.GuidePath },
        },
        NullRunLog.Instance));

    private static async Task<string> BeginAsync(GuideRepositories repositories, WorkspaceFolder workspace)
    {
        _ = await repositories.Downstream.RunAsync("naming", "config", "user.name", "Tester");
        _ = await repositories.Downstream.RunAsync("naming", "config", "user.email", "tester@example.org");
        var head = await repositories.Downstream.HeadAsync();
        Journal.Write(workspace, new RunState
        {
            RunId = "20260101-000000",
            StartedAt = DateTimeOffset.UnixEpoch,
            Upstream = RealPath.Of(repositories.Upstream.Path),
            Downstream = RealPath.Of(repositories.Downstream.Path),
            BaseCommit = repositories.Base,
            TargetCommit = repositories.Base,
            DownstreamStart = head,
            LastVerifiedHead = head,
            ReachedCommit = repositories.Base,
            Status = RunStatus.Completed,
        });
        return head;
    }

    private static void Hook(GuideRepositories repositories, string name, string script)
    {
        var hook = Path.Combine(repositories.Downstream.Path, ".git/hooks", name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Two files with a guard each for a release that the pin has passed.</summary>
    private sealed class GuardedPair : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("main2main-guards-").FullName;
        private readonly TempRepository upstream = new();

        public GuardedPair()
        {
            var pin = upstream.Commit(("host/core.py", "VALUE = 0\n"));
            _ = upstream.Git("tag", "v2.0");
            _ = Downstream.Commit(("PIN", $"commit: {pin}\ntag: v2.0\n"), ("plugin/a.py", Guard), ("plugin/b.py", Guard));
        }

        public TempRepository Downstream { get; } = new();

        public string Diff => Downstream.Git("diff", "HEAD");

        /// <summary>A report's place that a folder has taken.</summary>
        public string Blocked => Directory.CreateDirectory(Path.Combine(root, "taken")).FullName;

        public Task<GuardReport> FixAsync(string? file = null) => new GuardStage(new SyncSession(
            new SyncSettings
            {
                Profile = "none",
                Workspace = Path.Combine(root, "workspace"),
                Upstream = upstream.Folder,
                Downstream = Downstream.Folder,
                Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
                Pin = [new PinSource { File = "PIN", Pattern = "^commit: (?<value>[0-9a-f]{40})$" }],
                Release = [new PinSource { File = "PIN", Pattern = "^tag: (?<value>.+)$" }],
                VersionGuard = new VersionGuardSettings { Function = "is_version" },
            },
            NullRunLog.Instance)).RunAsync(file, fix: true);

        public void Dispose()
        {
            Downstream.Dispose();
            upstream.Dispose();
            Directory.Delete(root, recursive: true);
        }
    }
}
