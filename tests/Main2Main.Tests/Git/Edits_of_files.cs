using Main2Main.Git;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Git;

/// <summary>Which lines differ between two trees.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Edits_of_files
{
    [Test]
    public async Task Lines_are_told_with_their_numbers_on_each_side()
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("a.py", "1\n2\n3\n4\n"), ("gone.py", "x\ny\n"), ("same.py", "s\n"));
        var after = repository.Commit(("a.py", "0\n1\ntwo\n3\n4\n5"), ("gone.py", null), ("new.py", "n\n"));

        var edits = await Read(repository, before, after);

        Assert.That(edits.Select(edit => edit.Path), Is.EqualTo(["a.py", "gone.py", "new.py"]));
        Assert.That(edits[0].Removed, Is.EqualTo([new EditedLine(2, "2")]));
        Assert.That(edits[0].Added, Is.EqualTo([new EditedLine(1, "0"), new EditedLine(3, "two"), new EditedLine(6, "5")]));
        Assert.That(edits[1].Removed, Has.Count.EqualTo(2));
        Assert.That(edits.Select(edit => edit.IsFile), Is.EqualTo([true, false, true]));
    }

    [Test]
    public async Task A_newer_line_leads_to_the_older_ones_in_whose_place_it_stands()
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("a.py", "1\n2\n3\n4\n5\n6\n"));
        var after = repository.Commit(("a.py", "0\n1\ntwo\nthree\n4\n6\n7\n"));

        var edit = (await Read(repository, before, after)).Single();

        Assert.That(Enumerable.Range(1, 7).Select(edit.OldLines), Is.EqualTo([(1, 1), (1, 1), (2, 3), (2, 3), (4, 4), (6, 6), (7, 7)]));
    }

    [Test]
    public async Task Lines_that_look_like_a_patch_are_lines()
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("a.patch", "-x\n--- a/b\n"), ("b.py", "b\n"));
        var after = repository.Commit(("a.patch", "+x\n+++ b/b\n@@ -1 +1 @@\ndiff --git a/b b/b\n"), ("b.py", "c\n"));

        var edits = await Read(repository, before, after);

        Assert.That(edits.Select(edit => (edit.Path, edit.Removed.Count, edit.Added.Count)), Is.EqualTo([("a.patch", 2, 4), ("b.py", 1, 1)]));
        Assert.That(edits[0].Added[3].Text, Is.EqualTo("diff --git a/b b/b"));
    }

    [Test]
    public async Task Binary_files_strange_names_and_the_users_configuration_change_nothing()
    {
        using var repository = new TempRepository();
        _ = repository.Git("config", "diff.noprefix", "true");
        _ = repository.Git("config", "color.ui", "always");
        var before = repository.Commit(("bin", "\0a"), ("ä b.py", "1\n"));
        var after = repository.Commit(("bin", "\0b"), ("ä b.py", "2\n"), ("empty", ""));

        var edits = await Read(repository, before, after);

        Assert.That(
            edits.Select(edit => (edit.Path, edit.Removed.Count, edit.Added.Count)), Is.EquivalentTo([("bin", 0, 0), ("ä b.py", 1, 1), ("empty", 0, 0)]));
        Assert.That(await Read(repository, after, after), Is.Empty);
    }

    private static Task<IReadOnlyList<FileEdit>> Read(TempRepository repository, string before, string after) =>
        new FileEditReader(new GitRepository(repository.Folder, NullRunLog.Instance)).ReadAsync(before, after);
}
