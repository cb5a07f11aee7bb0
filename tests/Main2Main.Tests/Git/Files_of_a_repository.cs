using Main2Main.Git;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Git;

/// <summary>A file is read the same way from a working tree and from git's objects.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Files_of_a_repository
{
    [Test]
    public async Task A_working_tree_is_read_with_its_edits_and_a_commit_without()
    {
        using var repository = new TempRepository();
        _ = repository.Commit(("a/PIN", "one\n"), ("ä b.txt", "x\n"));
        File.WriteAllText(Path.Combine(repository.Folder, "a/PIN"), "two\n");
        var git = new GitRepository(repository.Folder, NullRunLog.Instance);

        Assert.That(await new WorkTreeFiles(git).ReadAsync("a/PIN"), Is.EqualTo("two\n"));
        Assert.That(await new CommitFiles(git, "HEAD").ReadAsync("a/PIN"), Is.EqualTo("one\n"));
        Assert.That(await new CommitFiles(git, "HEAD").ReadAsync("ä b.txt"), Is.EqualTo("x\n"));
        Assert.That(await new CommitFiles(git, "HEAD").ReadAsync("a"), Is.Null);
        Assert.That(await new WorkTreeFiles(git).ReadAsync("a"), Is.Null);
    }

    [Test]
    public async Task Files_and_folders_are_told_apart_in_both()
    {
        using var repository = new TempRepository();
        _ = repository.Commit(("a/b/PIN", "one\n"), ("ä b.txt", "x\n"));
        var git = new GitRepository(repository.Folder, NullRunLog.Instance);
        string[] asked = ["a/", "a", "a/b/", "a/b/PIN", "a/b/PIN/", "ä b.txt", "none", "none/"];
        foreach (IRepositoryFiles files in new IRepositoryFiles[] { new WorkTreeFiles(git), new CommitFiles(git, "HEAD") })
        {
            Assert.That(await files.HeldAsync(asked), Is.EquivalentTo(["a/", "a/b/", "a/b/PIN", "ä b.txt"]), files.Place);
            Assert.That(await files.ListAsync(), Is.EquivalentTo(["a/b/PIN", "ä b.txt"]), files.Place);
        }
    }

    [Test]
    public async Task A_repository_without_a_working_tree_is_read_from_its_objects()
    {
        using var repository = new TempRepository();
        _ = repository.Commit(("PIN", "\uFEFFone\n"));
        var git = new GitRepository(Path.Combine(repository.Folder, ".git"), NullRunLog.Instance);

        Assert.That(await new CommitFiles(git, "HEAD").ReadAsync("PIN"), Is.EqualTo("one\n"));
        Assert.That(await new CommitFiles(git, "HEAD").HeldAsync(["PIN", "gone"]), Is.EqualTo(["PIN"]));
    }
}
