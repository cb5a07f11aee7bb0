using Main2Main.Watching;

namespace Main2Main.Tests.Adaptation;

/// <summary>Files outside of the downstream are put back after an adapter.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Files_that_are_held : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("main2main-held-").FullName;

    public Files_that_are_held()
    {
        Write("kept/a.txt", "a");
        Write("kept/sub/b.txt", "b");
        Write("kept/theirs/c.txt", "c");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Test]
    public void What_was_changed_or_removed_is_as_before_and_told()
    {
        var held = Take();
        Write("kept/a.txt", "changed");
        Directory.Delete(In("kept/sub"), recursive: true);
        Write("kept/theirs/c.txt", "changed");

        Assert.That(held.PutBack(aside: null), Is.EquivalentTo(new[] { In("kept/a.txt"), In("kept/sub/b.txt") }));
        Assert.That(File.ReadAllText(In("kept/a.txt")), Is.EqualTo("a"));
        Assert.That(File.ReadAllText(In("kept/sub/b.txt")), Is.EqualTo("b"));
        Assert.That(File.ReadAllText(In("kept/theirs/c.txt")), Is.EqualTo("changed"), "what is theirs is theirs");
        Assert.That(held.PutBack(aside: null), Is.Empty);
    }

    [Test]
    public void What_was_added_stays_where_that_is_allowed_and_is_moved_aside_where_it_is_not()
    {
        var held = Take();
        Write("kept/new.txt", "new");
        Write("kept/sub/new.txt", "newer");

        Assert.That(held.PutBack(aside: null), Is.Empty);
        Assert.That(held.PutBack(In("aside")), Has.Count.EqualTo(2));
        Assert.That(File.Exists(In("kept/new.txt")), Is.False);
        Assert.That(Directory.GetFiles(In("aside")).Select(File.ReadAllText), Is.EquivalentTo(new[] { "new", "newer" }));
    }

    [Test]
    public void A_folder_that_does_not_exist_holds_nothing_until_it_does()
    {
        var held = HeldFiles.Take([In("later")], [], In("store"));
        Write("later/x.txt", "x");

        Assert.That(held.PutBack(In("aside")), Is.EqualTo(new[] { In("later/x.txt") }));
    }

    private HeldFiles Take() => HeldFiles.Take([In("kept")], [In("kept/theirs")], In("store"));

    private string In(string path) => Path.Combine(root, path);

    private void Write(string path, string content)
    {
        _ = Directory.CreateDirectory(Path.GetDirectoryName(In(path))!);
        File.WriteAllText(In(path), content);
    }
}
