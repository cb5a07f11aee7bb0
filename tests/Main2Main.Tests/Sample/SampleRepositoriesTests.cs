using Main2Main.Git;
using Main2Main.Sample;

namespace Main2Main.Tests.Sample;

[TestFixture]
internal sealed class SampleRepositoriesTests
{
    [Test]
    public async Task The_commit_ids_are_the_same_wherever_the_sample_is_made()
    {
        using var first = await SampleWorld.CreateAsync();
        using var second = await SampleWorld.CreateAsync();

        Assert.That(await second.Upstream.HeadAsync(), Is.EqualTo(await first.Upstream.HeadAsync()));
        Assert.That(await second.Downstream.HeadAsync(), Is.EqualTo(await first.Downstream.HeadAsync()));
    }

    [Test]
    public async Task Both_repositories_are_clean_and_on_main()
    {
        using var world = await SampleWorld.CreateAsync();

        foreach (var repository in new[] { world.Upstream, world.Downstream })
        {
            Assert.That(await repository.BranchAsync(), Is.EqualTo("main"));
            Assert.That(await repository.DirtyFilesAsync(untracked: true), Is.Empty);
        }
    }

    [Test]
    public async Task The_pin_is_in_the_upstream_after_the_release_and_recorded_in_three_files()
    {
        using var world = await SampleWorld.CreateAsync();
        var pin = await world.PinAsync();

        Assert.That(await world.Upstream.IsAncestorAsync("v1.0.0", pin), Is.True);
        Assert.That(await world.Upstream.IsAncestorAsync(pin, "main"), Is.True);
        Assert.That(
            await world.Downstream.ListAsync("looking for the pin", "grep", "-l", "-z", pin),
            Is.EqualTo(new[] { ".github/workflows/ci.yaml", "UPSTREAM_PIN", "docs/install.md" }));
    }

    [Test]
    public async Task Every_embedded_file_keeps_its_name_and_is_a_change_of_its_commit()
    {
        using var world = await SampleWorld.CreateAsync();
        var written = new List<string>();
        foreach (var (history, repository) in new[] { (LoomHistory.Instance, world.Upstream), (ShuttleHistory.Instance, world.Downstream) })
        {
            var commits = (await repository.RunAsync("listing commits", "rev-list", "--reverse", "main")).Split('\n');
            foreach (var (commit, id) in history.Commits.Zip(commits))
            {
                var files = await repository.ListAsync("listing files", "diff-tree", "--root", "-r", "-z", "--no-commit-id", "--name-only", "--no-renames", id);
                Assert.That(files, Is.Not.Empty, commit.Subject);
                written.AddRange(files.Select(path => $"sample/{history.Name}/{commit.Folder}/{path}"));
            }
        }

        var embedded = typeof(SampleRepositories).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith("sample/", StringComparison.Ordinal)).ToList();
        Assert.That(embedded, Is.Not.Empty);
        Assert.That(embedded, Is.SubsetOf(written));
        Assert.That(File.Exists(Path.Combine(world.Upstream.Path, "docs", "how to read a draft.md")), Is.True);
        Assert.That(File.Exists(Path.Combine(world.Downstream.Path, ".github", "workflows", "ci.yaml")), Is.True);
        Assert.That(File.Exists(Path.Combine(world.Downstream.Path, "loom_shuttle", "patch", "__init__.py")), Is.True);
    }

    [Test]
    public async Task A_whole_sample_is_left_alone_also_after_a_sync_worked_in_it()
    {
        using var world = await SampleWorld.CreateAsync();
        await world.CheckOutAsync("main~3");
        _ = await world.Downstream.RunAsync("committing", "commit", "--quiet", "--allow-empty", "-s", "-m", "a step");
        var (upstream, downstream) = (await world.Upstream.HeadAsync(), await world.Downstream.HeadAsync());

        _ = await SampleRepositories.CreateAsync(world.Folder.Path, NullRunLog.Instance);

        Assert.That(await world.Upstream.HeadAsync(), Is.EqualTo(upstream));
        Assert.That(await world.Downstream.HeadAsync(), Is.EqualTo(downstream));
        Assert.That(Folders(world), Is.EqualTo(new[] { "downstream", "upstream" }));
    }

    [TestCase("upstream")]
    [TestCase("downstream")]
    public async Task A_sample_whose_writing_was_killed_is_made_anew(string name)
    {
        using var world = await SampleWorld.CreateAsync();
        var heads = (await world.Upstream.HeadAsync(), await world.Downstream.HeadAsync());
        var path = Path.Combine(world.Folder.Path, name);
        Directory.Move(path, path + ".unfinished");
        File.Delete(Path.Combine(path + ".unfinished", ".git", "HEAD"));

        _ = await SampleRepositories.CreateAsync(world.Folder.Path, NullRunLog.Instance);

        Assert.That((await world.Upstream.HeadAsync(), await world.Downstream.HeadAsync()), Is.EqualTo(heads));
        Assert.That(Folders(world), Is.EqualTo(new[] { "downstream", "upstream" }));
    }

    [TestCase("upstream")]
    [TestCase("downstream")]
    public async Task A_sample_that_was_half_removed_is_made_anew_and_what_was_left_is_kept(string name)
    {
        using var world = await SampleWorld.CreateAsync();
        var heads = (await world.Upstream.HeadAsync(), await world.Downstream.HeadAsync());
        Directory.Delete(Path.Combine(world.Folder.Path, name, ".git", "objects"), recursive: true);

        _ = await SampleRepositories.CreateAsync(world.Folder.Path, NullRunLog.Instance);

        Assert.That((await world.Upstream.HeadAsync(), await world.Downstream.HeadAsync()), Is.EqualTo(heads));
        Assert.That(Folders(world), Is.EquivalentTo(new[] { "downstream", "upstream", $"{name}.set-aside-1" }));
    }

    [Test]
    public async Task A_folder_that_is_not_ours_is_set_aside_and_not_removed()
    {
        using var folder = new TemporaryFolder();
        var mine = Directory.CreateDirectory(Path.Combine(folder.Path, "downstream"));
        await File.WriteAllTextAsync(Path.Combine(mine.FullName, "my work.txt"), "years");

        _ = await SampleRepositories.CreateAsync(folder.Path, NullRunLog.Instance);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder.Path, "downstream.set-aside-1", "my work.txt")), Is.EqualTo("years"));
        Assert.That(File.Exists(Path.Combine(folder.Path, "downstream", "UPSTREAM_PIN")), Is.True);
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "not a folder");

        var failure = await Assert.ThrowsAsync<Main2MainException>(() => SampleRepositories.CreateAsync(file, NullRunLog.Instance));

        Assert.That(failure!.Problem, Does.Contain(file));
    }

    [Test]
    [NonParallelizable]
    public async Task A_users_hooks_signatures_and_line_endings_have_no_effect()
    {
        using var usual = await SampleWorld.CreateAsync();
        using var hostile = HostileConfiguration.Install();
        using var world = await SampleWorld.CreateAsync();

        Assert.That(await world.Upstream.HeadAsync(), Is.EqualTo(await usual.Upstream.HeadAsync()));
        Assert.That(await world.Downstream.HeadAsync(), Is.EqualTo(await usual.Downstream.HeadAsync()));
        Assert.That(await world.FilesAsync(), Is.EqualTo(await usual.FilesAsync()));
        Assert.That(await world.Downstream.BranchAsync(), Is.EqualTo("main"));

        _ = await world.Downstream.RunAsync("committing", "commit", "--quiet", "--allow-empty", "-s", "-m", "a step");
        Assert.That(
            await world.Downstream.RunAsync("reading the commit", "log", "-1", "--format=%an%n%G?%n%(trailers:key=Signed-off-by,valueonly)"),
            Is.EqualTo("Sample Maintainer\nN\nSample Maintainer <sample@main2main.invalid>"));
        Assert.That(hostile.HooksThatRan, Is.Empty);
    }

    private static IEnumerable<string> Folders(SampleWorld world) =>
        Directory.EnumerateDirectories(world.Folder.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}

/// <summary>A user's configuration that would spoil the sample if it reached it.</summary>
internal sealed class HostileConfiguration : IDisposable
{
    private const string Variable = "GIT_CONFIG_GLOBAL";

    private readonly string? before = Environment.GetEnvironmentVariable(Variable);
    private readonly TemporaryFolder folder = new();

    /// <summary>The hooks that git ran.</summary>
    public IEnumerable<string> HooksThatRan => File.Exists(Trace) ? File.ReadLines(Trace) : [];

    private string Trace => Path.Combine(folder.Path, "trace");

    /// <summary>Makes it this process's configuration until it is disposed of.</summary>
    public static HostileConfiguration Install()
    {
        var configuration = new HostileConfiguration();
        configuration.Write();
        return configuration;
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, before);
        folder.Dispose();
    }

    private void Write()
    {
        var template = Path.Combine(folder.Path, "template");
        foreach (var hooks in new[] { Path.Combine(folder.Path, "hooks"), Path.Combine(template, "hooks") })
        {
            _ = Directory.CreateDirectory(hooks);
            foreach (var name in new[] { "reference-transaction", "pre-commit", "commit-msg", "post-checkout", "post-index-change" })
            {
                WriteHook(Path.Combine(hooks, name), name);
            }
        }

        var file = Path.Combine(folder.Path, "gitconfig");
        File.WriteAllText(file, $"""
            [core]
                hooksPath = {folder.Path}/hooks
                autocrlf = true
            [commit]
                gpgSign = true
            [gpg]
                program = false
            [init]
                templateDir = {template}
                defaultBranch = trunk
                defaultObjectFormat = sha256
            [user]
                useConfigOnly = true
            """);
        Environment.SetEnvironmentVariable(Variable, file);
    }

    private void WriteHook(string path, string name)
    {
        File.WriteAllText(path, $"#!/bin/sh\necho {name} >> '{Trace}'\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
