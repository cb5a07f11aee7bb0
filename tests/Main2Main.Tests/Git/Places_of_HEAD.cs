using Main2Main.Git;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Git;

/// <summary>Where HEAD is, in repositories of every kind: what git itself says.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Places_of_HEAD : IDisposable
{
    private readonly TempRepository repository = new();

    public Places_of_HEAD() => repository.Git("symbolic-ref", "HEAD", "refs/heads/main");

    public void Dispose() => repository.Dispose();

    [TestCase("plain")]
    [TestCase("packed", "pack-refs", "--all")]
    [TestCase("folders", "checkout", "--quiet", "-b", "a/b/c")]
    [TestCase("detached", "checkout", "--quiet", "--detach")]
    [TestCase("alias", "symbolic-ref", "refs/heads/alias", "refs/heads/main")]
    [TestCase("unborn", "symbolic-ref", "HEAD", "refs/heads/none")]
    [TestCase("tag", "symbolic-ref", "HEAD", "refs/tags/none")]
    public async Task Is_told_as_git_tells_it(string kind, params string[] arguments)
    {
        _ = repository.Commit(("a", "1"));
        _ = arguments.Length == 0 ? string.Empty : repository.Git(arguments);
        if (kind == "alias")
        {
            _ = repository.Git("symbolic-ref", "HEAD", "refs/heads/alias");
        }

        await ExpectAsync(repository.Folder);
    }

    [Test]
    public async Task Of_a_linked_working_tree_is_its_own()
    {
        _ = repository.Commit(("a", "1"));
        var linked = Path.Combine(repository.Folder, "linked");
        _ = repository.Git("worktree", "add", "--quiet", "-b", "beside", linked);
        await File.WriteAllTextAsync(Path.Combine(linked, "a"), "2");
        _ = Run(linked, "commit", "--quiet", "--all", "-m", "change");

        await ExpectAsync(linked);
        await ExpectAsync(repository.Folder);
    }

    [TestCase("--object-format=sha256")]
    [TestCase("--ref-format=reftable")]
    public async Task Of_a_repository_of_another_format_is_told_too(string format)
    {
        var folder = Path.Combine(repository.Folder, "other");
        Assume.That(Run(repository.Folder, "init", "--quiet", format, folder), Is.Zero, "this git does not know the format");
        _ = Run(folder, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "--allow-empty", "-m", "change");

        await ExpectAsync(folder);
    }

    [Test]
    public async Task That_somebody_else_moves_is_seen_at_once_and_takes_no_process()
    {
        _ = repository.Commit(("a", "1"));
        var log = new Lines();
        var door = new GitRepository(repository.Folder, log);
        Assert.That(await door.BranchAsync(), Is.EqualTo("main"));
        var asked = log.Calls;

        var second = repository.Commit(("a", "2"));
        Assert.That(await door.HeadAsync(), Is.EqualTo(second));
        _ = repository.Git("checkout", "--quiet", "-b", "next");
        Assert.That(await door.BranchAsync(), Is.EqualTo("next"));
        Assert.That(log.Calls, Is.EqualTo(asked));
    }

    [Test]
    public async Task Of_a_folder_that_is_no_repository_is_on_no_branch()
    {
        var folder = Directory.CreateTempSubdirectory("main2main-none-").FullName;
        try
        {
            Assert.That(await new GitRepository(folder, NullRunLog.Instance).BranchAsync(), Is.Null);
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    private static async Task ExpectAsync(string folder)
    {
        var door = new GitRepository(folder, NullRunLog.Instance);
        var branch = await door.TryAsync(new GitCall("symbolic-ref", "--quiet", "--short", "HEAD"));
        var commit = await door.ResolveAsync("HEAD");
        Assert.That(await door.BranchAsync(), Is.EqualTo(branch.Succeeded ? branch.Text : null));
        if (commit is null)
        {
            Assert.That(door.HeadAsync, Throws.TypeOf<Main2MainException>().With.Message.Contain("has no commit yet"));
        }
        else
        {
            Assert.That(await door.HeadAsync(), Is.EqualTo(commit));
        }
    }

    private static int Run(string folder, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start("git", ["-C", folder, .. arguments]);
        process.WaitForExit();
        return process.ExitCode;
    }

    private sealed class Lines : IRunLog
    {
        public int Calls { get; private set; }

        public void Verbose(string message) => Calls++;

        public void Information(string message)
        {
        }

        public void Warning(string message)
        {
        }
    }
}
