using System.Text;
using CliWrap;
using Main2Main.Git;
using Main2Main.Python;
using Main2Main.Python.Tests;
using Main2Main.Sources;
using Main2Main.Tests.Sample;

namespace Main2Main.Tests.Sources;

/// <summary>Trees that are read from git objects, and the cache beside them.</summary>
public sealed class Trees_from_git
{
    [Test]
    public async Task A_bare_repository_is_read_without_a_checkout()
    {
        using var world = await World.CreateAsync();

        var trees = await world.ReadAsync(cache: null);

        Assert.That(
            trees[0].Files.Select(file => (file.Path, file.ModuleName)),
            Is.EqualTo(
                new[] { ("pkg/__init__.py", "pkg"), ("pkg/b\u00e9ta.py", "pkg.b\u00e9ta"), ("pkg/mod.py", "pkg.mod"), ("src/lib/util.py", "lib.util") }));
        Assert.That(trees[1].FindModule("pkg.mod")!.Module.Functions.Single().Parameters, Has.Count.EqualTo(2));
        Assert.That(trees[0].FindFile("pkg/__init__.py"), Is.SameAs(trees[1].FindFile("pkg/__init__.py")));
        Assert.That(
            ContractDiff.Between(trees[0], trees[1]).Select(change => (change.Kind, change.FullName, change.Member)),
            Is.EqualTo(new[] { (ContractChangeKind.ParameterAddedRequired, "pkg.mod.f", "b") }));
    }

    [Test]
    public async Task Only_the_folders_that_are_asked_for_are_read()
    {
        using var world = await World.CreateAsync();

        var trees = await new PythonTreeReader(world.Repository, new ContractCache(null)).ReadAsync(["main"], ["src/"], ["src"]);

        Assert.That(trees.Single().Files.Select(file => file.Path), Is.EqualTo((string[])["src/lib/util.py"]));
    }

    [Test]
    public async Task What_the_cache_gives_back_is_what_the_parser_gave()
    {
        using var world = await World.CreateAsync();
        var first = await world.ReadAsync(world.Cache);

        await world.LoseBlobsAsync();
        var second = await world.ReadAsync(world.Cache);

        Assert.That(first.Concat(second).SelectMany(tree => tree.Files).Select(file => file.Module.Failure), Is.All.Null);
        foreach (var (before, after) in first.Zip(second).SelectMany(trees => trees.First.Files.Zip(trees.Second.Files)))
        {
            Assert.That(after.Path, Is.EqualTo(before.Path));
            ModuleEquality.AssertEqual(after.Module, before.Module);
        }
    }

    [Test]
    public async Task A_later_run_adds_only_what_is_new()
    {
        using var world = await World.CreateAsync();
        var reader = new PythonTreeReader(world.Repository, SourceCache.Open(world.Cache, NullRunLog.Instance));
        _ = await reader.ReadAsync(["main~1"], [], []);
        _ = await reader.ReadAsync(["main"], [], []);
        _ = await reader.ReadAsync(["main~1", "main"], [], []);

        var sizes = new DirectoryInfo(world.Cache).GetFiles().Select(file => file.Length).Order().ToList();

        Assert.That(sizes, Has.Count.EqualTo(2));
        Assert.That(sizes[0], Is.LessThan(sizes[1]));
    }

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(9)]
    [TestCase(20)]
    [TestCase(-1)]
    public async Task A_damaged_cache_is_replaced_without_a_word_to_the_user(int place)
    {
        using var world = await World.CreateAsync();
        _ = await world.ReadAsync(world.Cache);
        var pack = new DirectoryInfo(world.Cache).GetFiles().Single().FullName;
        var content = await File.ReadAllBytesAsync(pack);
        content[place < 0 ? content.Length + place : place] ^= 0x40;
        await File.WriteAllBytesAsync(pack, content);
        var log = new Lines();

        var trees = await new PythonTreeReader(world.Repository, SourceCache.Open(world.Cache, log)).ReadAsync(["main~1", "main"], [], ["src"]);

        Assert.That(trees[1].FindModule("pkg.mod")!.Module.Functions.Single().Parameters, Has.Count.EqualTo(2));
        Assert.That(log.Verboses.Where(line => line.Contains(pack, StringComparison.Ordinal)), Has.Exactly(1).Items);
        Assert.That(log.Warnings, Is.Empty);
        Assert.That(new DirectoryInfo(world.Cache).GetFiles().Single().FullName, Is.Not.EqualTo(pack));
    }

    [Test]
    public async Task A_cache_that_is_cut_short_is_replaced()
    {
        using var world = await World.CreateAsync();
        _ = await world.ReadAsync(world.Cache);
        var pack = new DirectoryInfo(world.Cache).GetFiles().Single().FullName;
        foreach (var length in new[] { 0, 7, 16, 40 })
        {
            await File.WriteAllBytesAsync(pack, (await File.ReadAllBytesAsync(pack))[..Math.Min(length, (int)new FileInfo(pack).Length)]);

            var trees = await world.ReadAsync(world.Cache);

            Assert.That(trees[0].Files, Has.Count.EqualTo(4));
            pack = new DirectoryInfo(world.Cache).GetFiles().Single().FullName;
        }
    }

    [Test]
    public async Task A_cache_that_grows_loses_its_oldest_files_and_keeps_the_newest_however_large()
    {
        using var world = await World.CreateAsync();
        _ = await world.ReadAsync(world.Cache);
        var newest = new DirectoryInfo(world.Cache).GetFiles().Single();
        var older = new FileInfo(Path.Combine(world.Cache, "older.pack"));
        var oldest = new FileInfo(Path.Combine(world.Cache, "oldest.pack"));
        File.Copy(newest.FullName, older.FullName);
        older.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-1);
        await using (var file = oldest.Create())
        {
            file.SetLength(60L << 20);
        }

        oldest.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-2);

        _ = SourceCache.Open(world.Cache, NullRunLog.Instance).Find(["unknown"]);
        Assert.That(new DirectoryInfo(world.Cache).GetFiles().Select(file => file.Name), Is.EquivalentTo(new[] { newest.Name, older.Name }));

        await using (var file = newest.OpenWrite())
        {
            file.SetLength(60L << 20);
        }

        var log = new Lines();
        _ = SourceCache.Open(world.Cache, log).Find(["unknown"]);
        Assert.That(log.Verboses, Has.Some.Contains(newest.Name), "the newest is read although it is too large by itself, and found damaged");
        Assert.That(new DirectoryInfo(world.Cache).GetFiles().Select(file => file.Name), Does.Not.Contain(newest.Name));
    }

    [Test]
    public async Task Readers_that_share_a_cache_at_the_same_time_do_not_disturb_each_other()
    {
        using var world = await World.CreateAsync();
        var cache = SourceCache.Open(world.Cache, NullRunLog.Instance);
        var reader = new PythonTreeReader(world.Repository, cache);

        var trees = await Task.WhenAll(Enumerable.Range(0, 8).Select(index => reader.ReadAsync([index % 2 == 0 ? "main" : "main~1"], [], ["src"])));

        Assert.That(
            trees.Select(tree => tree.Single().FindModule("pkg.mod")!.Module.Functions.Single().Parameters.Count), Is.EqualTo((int[])[2, 1, 2, 1, 2, 1, 2, 1]));
        Assert.That(cache.Find(trees.SelectMany(tree => tree.Single().Files).Select(file => file.BlobId).Distinct()), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_cache_whose_files_are_read_ahead_gives_every_thread_all_that_was_parsed()
    {
        using var world = await World.CreateAsync();
        var parsed = (await world.ReadAsync(world.Cache)).SelectMany(tree => tree.Files).DistinctBy(file => file.BlobId).ToList();
        var cache = SourceCache.Open(world.Cache, NullRunLog.Instance);

        cache.Open();
        var found = cache.Find(parsed.Select(file => file.BlobId));

        Assert.That(parsed.SelectMany(file => file.Module.Calls), Is.Not.Empty);
        foreach (var file in parsed)
        {
            var stored = found[file.BlobId]();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ModuleEquality.AssertEqual(stored, file.Module))));
        }
    }

    [Test]
    public async Task A_cache_that_cannot_be_written_costs_a_warning_and_no_more()
    {
        using var world = await World.CreateAsync();
        await File.WriteAllTextAsync(world.Cache, "a file is in the way");
        var log = new Lines();

        var trees = await new PythonTreeReader(world.Repository, SourceCache.Open(world.Cache, log)).ReadAsync(["main"], [], []);

        Assert.That(trees.Single().Files, Has.Count.EqualTo(4));
        Assert.That(log.Warnings.Single(), Does.Contain(world.Cache));
    }

    [Test]
    public async Task A_file_whose_content_git_does_not_hold_is_unreadable_and_does_not_stay_so()
    {
        using var world = await World.CreateAsync();
        await world.LoseBlobsAsync();

        var lost = await world.ReadAsync(world.Cache);

        Assert.That(lost[0].Files.Select(file => file.Module.Failure?.Reason), Is.All.Contains("does not hold"));
        Assert.That(Directory.Exists(world.Cache), Is.False);
    }

    private sealed class World(TemporaryFolder folder) : IDisposable
    {
        public GitRepository Repository { get; } = new(Path.Combine(folder.Path, "bare.git"), NullRunLog.Instance);

        public string Cache => Path.Combine(folder.Path, "cache");

        public static async Task<World> CreateAsync()
        {
            var world = new World(new TemporaryFolder());
            await Git("init", "--quiet", "--bare", "--initial-branch=main", world.Repository.Path).ExecuteAsync();
            var stream = Commit("one", ("pkg/__init__.py", "from .mod import f\n"), ("pkg/mod.py", "def f(a): return a\n"), ("pkg/b\u00e9ta.py", Sample), ("src/lib/util.py", "X = 1\n"), ("README.md", "text\n")) +
                "M 120000 inline pkg/link.py\ndata 6\nmod.py\n" + Commit("two", ("pkg/mod.py", "def f(a, b): return a\n"));
            await (stream | Git("-C", world.Repository.Path, "fast-import", "--quiet")).ExecuteAsync();
            return world;
        }

        public Task<IReadOnlyList<PythonTree>> ReadAsync(string? cache) =>
            new PythonTreeReader(Repository, SourceCache.Open(cache, NullRunLog.Instance)).ReadAsync(["main~1", "main"], [], ["src"]);

        public void Dispose() => folder.Dispose();

        /// <summary>Takes the contents of all files away; commits and trees stay.</summary>
        public async Task LoseBlobsAsync()
        {
            var kept = new StringBuilder();
            await (Git("-C", Repository.Path, "rev-list", "--objects", "--all", "--filter=blob:none") | kept).ExecuteAsync();
            var packed = Path.Combine(Repository.Path, "objects", "pack");
            await (kept.ToString() | Git("-C", Repository.Path, "pack-objects", "--quiet", Path.Combine(folder.Path, "kept")) | new StringBuilder())
                .ExecuteAsync();
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Path, "objects"), "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
                File.Delete(file);
            }

            _ = Directory.CreateDirectory(packed);
            foreach (var file in Directory.GetFiles(folder.Path, "kept-*"))
            {
                File.Move(file, Path.Combine(packed, "pack-" + Path.GetFileName(file)["kept-".Length..]));
            }
        }

        private static Command Git(params string[] arguments) => Cli.Wrap("git").WithArguments(arguments);

        private static string Commit(string subject, params (string Path, string Content)[] files)
        {
            var stream = new StringBuilder($"commit refs/heads/main\ncommitter t <t@localhost> 1700000000 +0000\ndata {subject.Length}\n{subject}\n");
            foreach (var (path, content) in files)
            {
                _ = stream.Append($"M 100644 inline {path}\ndata {Encoding.UTF8.GetByteCount(content)}\n{content}\n");
            }

            return stream.ToString();
        }

        private const string Sample = """
            import os
            if TYPE_CHECKING:
                from .mod import f as g, h
            __all__ = ["A", "late"]
            KINDS: Literal["x", "é"] = "x"
            @decorate("d", n=-1)
            class A(Base[int], metaclass=M):
                "Text."
                field: int = 3
                @property
                def size(self, /, a, *b: str, c: 'int' = 1, **d) -> int | None:
                    self.value = g(a, *b, key="k\n'q'", **d)
                    del self.other.thing
                    return f"{self.x.y()}" if self.kind == "z" else [v for v in os.walk(a)]
                class B: pass
            async def late[T](x: T):
                match x:
                    case "one": yield x
            """;
    }

    private sealed class Lines : IRunLog
    {
        public List<string> Verboses { get; } = [];

        public List<string> Warnings { get; } = [];

        public void Information(string message) => Warnings.Add(message);

        public void Verbose(string message) => Verboses.Add(message);

        public void Warning(string message) => Warnings.Add(message);
    }
}
