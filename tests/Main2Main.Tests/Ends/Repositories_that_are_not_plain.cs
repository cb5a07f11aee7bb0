using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.References;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Ends;

/// <summary>Checkouts that were ended in the middle, clearing up between two commands, replaced objects and links.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Repositories_that_are_not_plain : IDisposable
{
    private readonly TempRepository folder = new();
    private readonly string outside = Directory.CreateTempSubdirectory("main2main-outside-").FullName;

    private GitRepository Repository => new(folder.Folder, NullRunLog.Instance);

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(outside, recursive: true);
    }

    [Test]
    public async Task A_checkout_that_was_killed_is_undone_and_what_somebody_edited_is_not()
    {
        var start = folder.Commit(("same.txt", "same\n"), ("changed.txt", "old\n"), ("begun.txt", "old too\n"), ("gone.txt", "goes\n"), ("mine.txt", "old\n"));
        var target = folder.Commit(
            ("changed.txt", "new\n"), ("begun.txt", "a new text\n"), ("gone.txt", null), ("mine.txt", "new\n"), ("added.txt", "added\n"));
        _ = folder.Git("checkout", "--quiet", "--detach", start);
        Write(".git/main2main-checkout", $"{target} 4194305 1\n");
        Write("changed.txt", "new\n");
        Write("begun.txt", "a new");
        File.Delete(Path.Combine(folder.Folder, "gone.txt"));
        Write("added.txt", "added\n");
        Write("mine.txt", "edited by hand\n");
        var checkout = new NotedCheckout(Repository, NullRunLog.Instance);

        Assert.That(await checkout.FindAsync(), Is.EqualTo(target));
        await checkout.UndoAsync(target);

        Assert.That(folder.Git("status", "--porcelain"), Is.EqualTo("M mine.txt"));
        Assert.That(await checkout.FindAsync(), Is.Null);
    }

    [Test]
    public async Task A_checkout_leaves_no_note_and_one_that_is_under_way_is_left_alone()
    {
        var (start, _) = (folder.Commit(("a.txt", "old\n")), folder.Commit(("a.txt", "new\n")));
        var checkout = new NotedCheckout(Repository, NullRunLog.Instance);

        await new UpstreamCheckout(Session()).MoveAsync(start);

        Assert.That(folder.Git("rev-parse", "HEAD"), Is.EqualTo(start));
        Assert.That(await checkout.FindAsync(), Is.Null);
        using var note = await checkout.NoteAsync(start);
        Assert.That((await checkout.FindAsync(), File.Exists(note.File)), Is.EqualTo(((string?)null, true)));
    }

    [Test]
    public async Task A_snapshot_outlives_a_clearing_up_that_spares_nothing()
    {
        _ = folder.Commit(("a.txt", "a\n"));
        var kept = new KeptTrees(Repository, "test");
        var tree = new WorkingTree(Repository, Path.Combine(outside, "scratch"), kept);
        Write("a.txt", "an edit\n");
        var snapshot = await tree.SnapshotAsync();
        _ = folder.Git("checkout", "--quiet", "--", "a.txt");
        _ = folder.Git("gc", "--quiet", "--prune=now");

        _ = await tree.RestoreAsync(snapshot);

        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder.Folder, "a.txt")), Is.EqualTo("an edit\n"));
        await kept.ForgetAsync();
        Assert.That(folder.Git("for-each-ref", "--format=%(refname)"), Does.Not.Contain("main2main"));
    }

    [TestCase(true)]
    [TestCase(false, Description = "what nobody keeps may have been cleared up")]
    public async Task A_working_tree_that_is_what_it_was_is_the_same_snapshot_and_git_holds_it(bool isKept)
    {
        _ = folder.Commit(("a.txt", "a\n"));
        var tree = new WorkingTree(Repository, Path.Combine(outside, "scratch"), isKept ? new KeptTrees(Repository, "test") : null);
        Write("a.txt", "an edit\n");
        var first = await tree.SnapshotAsync();
        Write("a.txt", "other edit\n");
        var second = await tree.SnapshotAsync();
        _ = folder.Git("gc", "--quiet", "--prune=now");
        var third = await tree.SnapshotAsync();
        Write("a.txt", "an edit\n");

        Assert.That((third, await tree.SnapshotAsync()), Is.EqualTo((second, first)));
        Assert.That((folder.Git("cat-file", "-p", $"{second}:a.txt"), folder.Git("cat-file", "-p", $"{first}:a.txt")), Is.EqualTo(("other edit", "an edit")));
    }

    [Test]
    public async Task A_replaced_commit_hides_nothing_and_a_replaced_file_is_read_as_it_was_committed()
    {
        var (first, hidden, last) = (folder.Commit(("a.txt", "1\n")), folder.Commit(("a.txt", "2\n")), folder.Commit(("a.txt", "3\n")));
        _ = folder.Git("replace", last, folder.Git("commit-tree", "-p", first, "-m", "nothing between", $"{last}^{{tree}}"));
        _ = folder.Git("replace", folder.Git("rev-parse", $"{hidden}:a.txt"), folder.Git("rev-parse", $"{first}:a.txt"));

        Assert.That(await Repository.RunAsync("listing", "rev-list", $"{first}..{last}"), Is.EqualTo($"{last}\n{hidden}"));
        Assert.That(await Repository.RunAsync("reading", "show", $"{hidden}:a.txt"), Is.EqualTo("2"));
    }

    [Test]
    public async Task A_file_behind_a_link_is_written_and_the_link_stays()
    {
        _ = folder.Commit(("pins/real.txt", "old\n"));
        _ = File.CreateSymbolicLink(Path.Combine(folder.Folder, "pin.txt"), "pins/real.txt");
        _ = File.CreateSymbolicLink(Path.Combine(folder.Folder, "out.txt"), Path.Combine(outside, "other.txt"));
        await File.WriteAllTextAsync(Path.Combine(outside, "other.txt"), "outside\n");
        var files = new TreeFiles(Repository);

        await files.WriteAsync("pin.txt", "new\n"u8.ToArray(), "the file");

        Assert.That(new FileInfo(Path.Combine(folder.Folder, "pin.txt")).LinkTarget, Is.EqualTo("pins/real.txt"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder.Folder, "pins/real.txt")), Is.EqualTo("new\n"));
        Assert.That(
            async () => await files.WriteAsync("out.txt", "new\n"u8.ToArray(), "the file"),
            Throws.InstanceOf<Main2MainException>().With.Message.Contains("leads out of the downstream"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(outside, "other.txt")), Is.EqualTo("outside\n"));
    }

    [Test]
    public async Task A_reference_in_a_tracked_file_that_became_a_link_to_outside_is_refused()
    {
        var (old, next) = (new string('a', 40), new string('b', 40));
        _ = folder.Commit(("PIN", $"{old}\n"));
        _ = folder.Git("update-index", "--assume-unchanged", "PIN");
        File.Move(Path.Combine(folder.Folder, "PIN"), Path.Combine(outside, "PIN"));
        _ = File.CreateSymbolicLink(Path.Combine(folder.Folder, "PIN"), Path.Combine(outside, "PIN"));

        Assert.That(
            async () => await new ReferenceReplacer(Repository, _ => false).ReplaceAsync(old, next),
            Throws.InstanceOf<Main2MainException>().With.Message.Contains("leads out of the downstream"));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(outside, "PIN")), Is.EqualTo($"{old}\n"));
        Assert.That(new FileInfo(Path.Combine(folder.Folder, "PIN")).LinkTarget, Is.Not.Null);
    }

    [Test]
    public void A_pin_that_is_read_through_a_link_to_outside_is_refused_because_it_would_never_move()
    {
        _ = folder.Commit(("other.txt", "x\n"));
        File.WriteAllText(Path.Combine(outside, "PIN"), $"{new string('a', 40)}\n");
        _ = File.CreateSymbolicLink(Path.Combine(folder.Folder, "PIN"), Path.Combine(outside, "PIN"));

        Assert.That(
            () => new PinReader(Repository, new WorkTreeFiles(Repository)).ReadPinAsync(Session().Settings),
            Throws.InstanceOf<Main2MainException>().With.Message.Contains("leads out of the downstream"));
    }

    /// <summary>One folder for both: what is tried here needs one of them.</summary>
    private SyncSession Session() => new(
        new SyncSettings
        {
            Profile = "none",
            Workspace = Path.Combine(outside, "workspace"),
            Upstream = folder.Folder,
            Downstream = folder.Folder,
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            Pin = [new PinSource { File = "PIN", Pattern = "^(?<value>[0-9a-f]{40})$" }],
        },
        NullRunLog.Instance);

    private void Write(string path, string content) => File.WriteAllText(Path.Combine(folder.Folder, path), content);
}
