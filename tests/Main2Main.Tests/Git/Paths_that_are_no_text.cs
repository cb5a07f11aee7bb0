using System.Text;
using CliWrap;
using CliWrap.Buffered;
using FsCheck;
using FsCheck.Fluent;
using Main2Main.Git;
using Main2Main.References;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Git;

/// <summary>Names that are not UTF-8, or that are patterns, are handed to git and back as they are.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Paths_that_are_no_text
{
    [TestCase("plain/name.py")]
    [TestCase("back\\slash\"")]
    [TestCase("ä/語")]
    public void A_name_in_UTF8_is_itself(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        Assert.That(GitText.DecodePath(bytes), Is.EqualTo(name));
        Assert.That(GitText.EncodePath(name), Is.EqualTo(bytes));
        Assert.That(GitText.IsText(name), Is.True);
    }

    [Test]
    public void No_other_name_reads_like_one_that_is_none() =>
        Assert.That(GitText.DecodePath("\"caf\\351.txt\""u8), Is.Not.EqualTo(GitText.DecodePath([(byte)'c', (byte)'a', (byte)'f', 0xe9, .. ".txt"u8])));

    [FsCheck.NUnit.Property]
    public Property Any_bytes_come_back() => Prop.ForAll(Gen.Elements<byte>(0xe9, 0xff, (byte)'"', (byte)'\\', (byte)'3', (byte)'5', (byte)'1', (byte)'a', 0xc3, 0xa9, (byte)'\t', (byte)'\n').NonEmptyListOf().Select(bytes => bytes.ToArray()).ToArbitrary(), bytes =>
        Assert.That(GitText.EncodePath(GitText.DecodePath(bytes)), Is.EqualTo(bytes)));

    [Test]
    public async Task A_tree_is_recorded_compared_and_put_back_with_them()
    {
        using var repository = new TempRepository();
        _ = repository.Commit(("a.py", "1\n"), ("b[1].py", "1\n"));
        Shell(repository, "printf 1 > $'caf\\xe9.txt'");
        _ = repository.Git("add", "--all");
        _ = repository.Git("commit", "--quiet", "-m", "Latin-1");
        var scratch = Directory.CreateTempSubdirectory("main2main-scratch-").FullName;
        var opened = new GitRepository(repository.Folder, NullRunLog.Instance);
        var tree = new WorkingTree(opened, scratch);
        var before = await tree.SnapshotAsync();
        Shell(repository, "printf 2 > $'caf\\xe9.txt'; printf 3 > $'new\\xff.txt'; printf 4 > 'b[1].py'; rm a.py");

        Assert.That(await opened.DirtyFilesAsync(untracked: true), Is.EquivalentTo(["a.py", "b[1].py", "\"caf\\351.txt\"", "\"new\\377.txt\""]));
        var after = await tree.SnapshotAsync();
        Assert.That(await tree.ChangedFilesAsync(before, after), Is.EquivalentTo(["a.py", "b[1].py", "\"caf\\351.txt\"", "\"new\\377.txt\""]));
        _ = await tree.RestoreAsync(before);

        Assert.That(await tree.SnapshotAsync(), Is.EqualTo(before));
        Assert.That(await opened.DirtyFilesAsync(untracked: true), Is.Empty);
        Shell(repository, $"rm -rf $'caf\\xe9.txt' '{scratch}'");
    }

    [Test]
    public async Task A_hook_sees_no_variable_of_ours_and_its_patterns_match()
    {
        using var repository = new TempRepository();
        _ = repository.Commit(("a.py", "1\n"));
        var seen = Path.Combine(repository.Folder, ".git", "seen");
        File.WriteAllText(
            Path.Combine(repository.Folder, ".git/hooks/pre-commit"), $"#!/bin/sh\nenv > '{seen}'\ngit diff --cached --name-only -- '*.py' >> '{seen}'\n");
        File.SetUnixFileMode(
            Path.Combine(repository.Folder, ".git/hooks/pre-commit"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(repository.Folder, "a.py"), "2\n");
        var opened = new GitRepository(repository.Folder, NullRunLog.Instance);
        _ = (await opened.TryAsync(new GitCall("add", "--", GitCall.Literal("a.py")) { RunsHooks = true })).ThrowIfFailed("staging");
        _ = (await opened.TryAsync(new GitCall("commit", "--quiet", "-m", "two") { RunsHooks = true })).ThrowIfFailed("committing");

        var lines = File.ReadAllLines(seen);
        Assert.That(lines, Does.Contain("a.py"));
        Assert.That(lines.Where(line => line.StartsWith("GIT_", StringComparison.Ordinal) && line.Contains("PATHSPECS", StringComparison.Ordinal)), Is.Empty);
        Assert.That(lines.Where(line => line.StartsWith("GIT_TERMINAL_PROMPT", StringComparison.Ordinal)), Is.Empty);
        Assert.That(
            lines.FirstOrDefault(line => line.StartsWith("LC_ALL=", StringComparison.Ordinal)),
            Is.EqualTo(Environment.GetEnvironmentVariable("LC_ALL") is { } own ? $"LC_ALL={own}" : null));
    }

    [Test]
    public async Task A_hook_of_a_checkout_sees_no_variable_of_ours()
    {
        using var pair = new RunPair();
        var next = pair.Upstream.Commit(("host/core.py", "VALUE = 9\n"));
        var seen = Path.Combine(pair.Upstream.Folder, ".git", "seen");
        var hook = Path.Combine(pair.Upstream.Folder, ".git/hooks/post-checkout");
        _ = Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, $"#!/bin/sh\nenv > '{seen}'\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await new UpstreamCheckout(pair.Open()).MoveAsync(pair.Base);
        await new UpstreamCheckout(pair.Open()).MoveAsync(next);

        var lines = File.ReadAllLines(seen);
        Assert.That(
            lines.Where(
                line => line.StartsWith("GIT_TERMINAL_PROMPT", StringComparison.Ordinal) || line.StartsWith("GIT_NO_REPLACE", StringComparison.Ordinal)),
            Is.Empty);
        Assert.That(
            lines.FirstOrDefault(line => line.StartsWith("LC_ALL=", StringComparison.Ordinal)),
            Is.EqualTo(Environment.GetEnvironmentVariable("LC_ALL") is { } own ? $"LC_ALL={own}" : null));
    }

    [Test]
    public async Task A_name_that_is_a_pattern_stages_itself_alone()
    {
        using var repository = new TempRepository();
        _ = repository.Commit(("[ab].py", "1\n"), ("a.py", "1\n"), (":(glob)x", "1\n"));
        foreach (var file in new[] { "[ab].py", "a.py", ":(glob)x" })
        {
            File.WriteAllText(Path.Combine(repository.Folder, file), "2\n");
        }

        var opened = new GitRepository(repository.Folder, NullRunLog.Instance);
        _ = (await opened.TryAsync(new GitCall("add", "--all", "--pathspec-from-file=-", "--pathspec-file-nul").WithPathspecs(["[ab].py", ":(glob)x"])))
            .ThrowIfFailed("staging");
        Assert.That(repository.Git("diff", "--cached", "--name-only").Split('\n'), Is.EquivalentTo(["[ab].py", ":(glob)x"]));
    }

    // .NET cannot spell such a name.
    private static void Shell(TempRepository repository, string script) =>
        _ = Cli.Wrap("bash").WithArguments(["-c", script]).WithWorkingDirectory(repository.Folder).ExecuteBufferedAsync().GetAwaiter().GetResult();
}
