using System.Text;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Git;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Git;

/// <summary>What LibGit2Sharp answers in git's place is what git prints, byte for byte, whatever git has written meanwhile; the rest is left to git.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Answers_of_the_library : IDisposable
{
    private static readonly string[] Comparison = ["diff-tree", "-r", "-z"];

    private readonly TempRepository repository = new();

    public Answers_of_the_library() => repository.Git("symbolic-ref", "HEAD", "refs/heads/main");

    public void Dispose() => repository.Dispose();

    [TestCase("--name-only", "--no-renames")]
    [TestCase("--name-status", "--no-renames")]
    [TestCase("--raw", "--no-abbrev", "--no-renames")]
    [TestCase("--no-renames")]
    [TestCase("--raw", "--no-abbrev", "--no-renames", "--diff-filter=AMD", "-O/dev/null")]
    public async Task Two_trees_are_compared_as_git_compares_them(params string[] options)
    {
        var before = repository.Commit(
            ("a", "1\n"),
            ("a.d/x", "1\n"),
            ("a-b", "1\n"),
            ("B", "1\n"),
            ("b", "2\n"),
            ("ä/語 \"q\"", "1\n"),
            ("\"quoted\"", "1\n"),
            ("tool", "1\n"),
            ("link", "1\n"),
            ("folder/in", "1\n"));
        Shell("rm link && ln -s a link && git rm -rq --cached folder && rm -r folder && echo 1 > folder && git mv a c && mkdir a && echo 1 > a/x && echo 2 >> a-b && echo 2 >> B && echo 3 > 'ä/語 \"q\"' && rm '\"quoted\"' && git add -A && git update-index --chmod=+x tool && git commit -qm changed");
        Shell("git config core.fileMode false && git config core.ignoreCase true && git config core.quotePath true");

        await ExpectAsync([.. Comparison, .. options, before, repository.Git("rev-parse", "HEAD")]);
        await ExpectAsync([.. Comparison, .. options, repository.Git("rev-parse", "HEAD"), before]);
        await ExpectAsync([.. Comparison, .. options, repository.Git("rev-parse", "HEAD^{tree}"), before]);
        await ExpectAsync([.. Comparison, .. options, before, before]);
    }

    [Test]
    public async Task Contents_and_entries_are_read_as_git_reads_them()
    {
        _ = repository.Git("config", "core.autocrlf", "true");
        var commit = repository.Commit(
            (".gitattributes", "*.txt text eol=crlf\n"), ("a.txt", "1\r\n2\n"), ("folder/b.py", "x = 1\n"), ("empty", string.Empty), ("ä", "1\n"));
        Shell("ln -s a.txt link && git add -A && git commit -qm link && git tag -a -m one v1 && git tag -a -m two v1.1 v1");
        var (head, tree) = (repository.Git("rev-parse", "HEAD"), repository.Git("rev-parse", "HEAD^{tree}"));
        var blobs = repository.Git("ls-tree", "-r", "--format=%(objectname)", "HEAD").Split('\n');

        await ExpectAsync("ls-tree", "-z", "--full-tree", "--end-of-options", head, "a.txt", "folder", "ä", "link", "absent");
        await ExpectAsync("ls-tree", "-z", "--full-tree", "--end-of-options", tree);
        await ExpectAsync("cat-file", "blob", $"{head}:folder/b.py");
        await ExpectAsync("cat-file", "blob", $"{tree}:a.txt");
        await ExpectAsync("cat-file", "blob", $"{head}:link");
        foreach (var held in new[] { head, tree, blobs[0], repository.Git("rev-parse", "v1") })
        {
            await ExpectAsync("cat-file", "-t", held);
        }

        await ExpectAsync(new GitCall("cat-file", "--batch", "--buffer") { Input = Encoding.ASCII.GetBytes(string.Join('\n', blobs) + "\n") });
        await ExpectAsync("rev-parse", "--verify", "v1.1^{tree}");
        await ExpectAsync("merge-base", "--is-ancestor", commit, head);
        await ExpectAsync("merge-base", "--is-ancestor", head, commit);
        await ExpectAsync("merge-base", "--is-ancestor", head, head);
    }

    [TestCase("main")]
    [TestCase("v1", Description = "a tag goes before a branch of its name")]
    [TestCase("nested")]
    [TestCase("refs/heads/v1")]
    [TestCase("heads/v1")]
    [TestCase("a/b")]
    [TestCase("origin", Description = "a remote's default branch")]
    [TestCase("origin/main")]
    [TestCase("refs/main2main/left")]
    [TestCase("cafe", Description = "a branch that could be a commit's short name")]
    public async Task A_name_means_the_commit_that_git_takes_it_for(string name)
    {
        var first = repository.Commit(("a", "1"));
        _ = repository.Commit(("a", "2"));
        Shell($"git branch v1 && git tag -a -m v1 v1 {first} && git tag -a -m n nested v1 && git branch a/b {first} && git branch cafe {first} && git update-ref refs/remotes/origin/main {first} && git symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/main && git update-ref refs/main2main/left {first}");

        await ExpectAsync(Resolved(name));
        _ = repository.Git("pack-refs", "--all");
        await ExpectAsync(Resolved(name));
        await ExpectAsync(Resolved(first));
    }

    [TestCase("HEAD")]
    [TestCase("main~1")]
    [TestCase("main^")]
    [TestCase("main@{1}")]
    [TestCase("@")]
    [TestCase("FETCH_HEAD")]
    [TestCase("config", Description = "a branch that bears the name of a file of git")]
    [TestCase("refs/bisect/bad", Description = "each working tree has its own")]
    [TestCase("absent")]
    [TestCase("0123456789012345678901234567890123456789")]
    [TestCase(":/change")]
    [TestCase("--all")]
    public async Task Every_other_name_is_left_to_git(string name)
    {
        _ = repository.Commit(("a", "1"));
        Shell("git branch config && git update-ref refs/bisect/bad main");

        Assert.That(await AskAsync(repository.Folder, new GitCall(Resolved(name))), Is.Null);
    }

    [Test]
    public async Task What_git_has_written_since_the_last_answer_is_seen()
    {
        var asked = new LibraryAnswers(new GitRepository(repository.Folder, NullRunLog.Instance), patience: 0);
        var first = repository.Commit(("a", "1"), ("b/c", "1"));
        await ExpectAsync(asked, Resolved("main"));
        var second = repository.Commit(("a", "2"), ("d", "1"));
        await ExpectAsync(asked, Resolved("main"));
        await ExpectAsync(asked, [.. Comparison, "--name-only", "--no-renames", first, second]);

        Shell("git tag old && git pack-refs --all --prune && git repack -adq && git prune-packed");
        await ExpectAsync(asked, Resolved("main"));
        var third = repository.Commit(("a", "3"));
        await ExpectAsync(asked, Resolved("main"));
        await ExpectAsync(asked, [.. Comparison, "--name-only", "--no-renames", second, third]);

        Shell("git gc --quiet --prune=now && git repack -adq && git branch -f old2 old && git tag -d old && git update-ref refs/heads/main old2");
        await ExpectAsync(asked, Resolved("main"));
        await ExpectAsync(asked, Resolved("old2"));
        await ExpectAsync(asked, ["merge-base", "--is-ancestor", first, second]);
        Assert.That(await asked.AnswerAsync(new GitCall(Resolved("old"))), Is.Null, "a tag that is gone");

        Shell("git reflog expire --expire=now --all && git gc --quiet --prune=now");
        Assert.That(await asked.AnswerAsync(new GitCall(Resolved(third))), Is.Null, "a commit that was cleared up");
    }

    [Test]
    public async Task Linked_working_trees_clones_that_share_and_submodules_are_read_too()
    {
        var first = repository.Commit(("a", "1"));
        var second = repository.Commit(("a", "2"));
        Shell($"git worktree add -q linked -b beside {first} && git clone -q --shared . shared && git clone -q . whole && cd whole && git -c protocol.file.allow=always submodule --quiet add {repository.Folder} part");
        Shell("cd linked && echo 3 > a && git -c user.name=T -c user.email=t@example.org commit -qam three && cd ../shared && echo 4 > a && git -c user.name=T -c user.email=t@example.org commit -qam four && cd .. && git repack -adq");
        foreach (var folder in new[] { "linked", "shared", "whole/part" })
        {
            var place = Path.Combine(repository.Folder, folder);
            var tip = Run(place, "rev-parse", "HEAD");
            await ExpectAsync(place, new GitCall(Resolved(tip)));
            await ExpectAsync(place, new GitCall([.. Comparison, "--name-only", "--no-renames", first, tip]));
            await ExpectAsync(place, new GitCall("merge-base", "--is-ancestor", first, second));
        }

        await ExpectAsync(Path.Combine(repository.Folder, "linked"), new GitCall(Resolved("beside")));
    }

    [Test]
    public async Task What_only_git_can_spell_or_judge_is_left_to_it()
    {
        var first = repository.Commit(("a", "1"));
        Shell("printf 1 > $'caf\\xe9.txt' && git add -A && git commit -qm Latin-1 && git tag latin && rm caf* && git -c advice.addEmbeddedRepo=false clone -q --no-checkout . part && git add -A && git commit -qm part");
        var (latin, head) = (repository.Git("rev-parse", "latin"), repository.Git("rev-parse", "HEAD"));

        Assert.That(
            await AskAsync(repository.Folder, new GitCall([.. Comparison, "--name-only", "--no-renames", first, latin])), Is.Null, "a name that is no text");
        Assert.That(await AskAsync(repository.Folder, new GitCall("ls-tree", "-z", "--full-tree", "--end-of-options", latin)), Is.Null);
        Assert.That(
            await AskAsync(repository.Folder, new GitCall([.. Comparison, "--name-only", "--no-renames", first, head])),
            Is.Null,
            "a submodule, which the configuration may have ignored");
        Assert.That(
            await AskAsync(repository.Folder, new GitCall([.. Comparison, "--name-only", "-M", first, latin])), Is.Null, "an option that it does not know");
        Assert.That(await AskAsync(repository.Folder, new GitCall("cat-file", "-t", first).WithIndex("elsewhere")), Is.Null, "a call with a variable");
        Assert.That(await AskAsync(repository.Folder, new GitCall("cat-file", "-t", first) { RunsHooks = true }), Is.Null);
        var tree = repository.Git("rev-parse", "HEAD^{tree}");
        Assert.That(
            await AskAsync(repository.Folder, new GitCall("cat-file", "--batch", "--buffer") { Input = Encoding.ASCII.GetBytes(tree + "\n") }),
            Is.Null,
            "no content of a file");
    }

    [Test]
    public async Task A_history_that_is_cut_off_or_a_clone_without_contents_is_left_to_git()
    {
        var first = repository.Commit(("a", "1"));
        var second = repository.Commit(("a", "2"));
        Shell($"git config uploadpack.allowFilter true && git clone -q --depth=1 file://{repository.Folder} shallow && git clone -q --no-checkout --filter=blob:none file://{repository.Folder} partial");
        var (shallow, partial) = (Path.Combine(repository.Folder, "shallow"), Path.Combine(repository.Folder, "partial"));

        await ExpectAsync(shallow, new GitCall(Resolved(second)));
        Assert.That(await AskAsync(shallow, new GitCall("merge-base", "--is-ancestor", second, second)), Is.Null);
        await ExpectAsync(partial, new GitCall([.. Comparison, "--name-only", "--no-renames", first, second]));
        Assert.That(await AskAsync(partial, new GitCall("cat-file", "blob", $"{first}:a")), Is.Null);
        Assert.That(
            (await new GitRepository(partial, NullRunLog.Instance).TryAsync(new GitCall("cat-file", "blob", $"{first}:a"))).Text,
            Is.EqualTo("1"),
            "git fetches it");
    }

    [TestCase("--object-format=sha256")]
    [TestCase("--ref-format=reftable")]
    public async Task A_repository_that_it_cannot_open_is_left_to_git(string format)
    {
        var folder = Path.Combine(repository.Folder, "other");
        Assume.That(
            (await Cli.Wrap("git").WithArguments(["init", "--quiet", format, folder]).WithValidation(CommandResultValidation.None).ExecuteAsync()).ExitCode,
            Is.Zero,
            "this git does not know the format");
        Shell("git -C other -c user.name=T -c user.email=t@example.org commit --quiet --allow-empty -m change");
        var head = Run(folder, "rev-parse", "HEAD");

        Assert.That(await AskAsync(folder, new GitCall(Resolved(head))), Is.Null);
        Assert.That(await GitQueries.ResolveAsync(new GitRepository(folder, NullRunLog.Instance), head), Is.EqualTo(head));
    }

    [Test]
    public async Task Nobodys_replacement_stands_for_a_commit()
    {
        var first = repository.Commit(("a", "1"));
        var second = repository.Commit(("a", "2"));
        var third = repository.Commit(("a", "3"));
        Shell($"git replace --graft {third} {first} && git replace {second} {first}");

        await ExpectAsync("merge-base", "--is-ancestor", second, third);
        await ExpectAsync([.. Comparison, "--name-only", "--no-renames", first, second]);
    }

    [Test]
    public async Task What_is_asked_seldom_does_not_load_it()
    {
        var commit = repository.Commit(("a", "1"));

        Assert.That(
            await new LibraryAnswers(new GitRepository(repository.Folder, NullRunLog.Instance), patience: int.MaxValue)
                .AnswerAsync(new GitCall(Resolved(commit))),
            Is.Null);
    }

    private static string[] Resolved(string name) => ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"];

    private static Task<(int ExitCode, byte[] Output)?> AskAsync(string folder, GitCall call) =>
        new LibraryAnswers(new GitRepository(folder, NullRunLog.Instance), patience: 0).AnswerAsync(call);

    private Task ExpectAsync(params string[] arguments) => ExpectAsync(repository.Folder, new GitCall(arguments));

    private Task ExpectAsync(GitCall call) => ExpectAsync(repository.Folder, call);

    private Task ExpectAsync(LibraryAnswers asked, string[] arguments) => ExpectAsync(asked, repository.Folder, new GitCall(arguments));

    private static Task ExpectAsync(string folder, GitCall call) =>
        ExpectAsync(new LibraryAnswers(new GitRepository(folder, NullRunLog.Instance), patience: 0), folder, call);

    private static async Task ExpectAsync(LibraryAnswers asked, string folder, GitCall call)
    {
        using var output = new MemoryStream();
        var git = await Cli.Wrap("git").WithArguments(["-C", folder, .. call.Arguments]).WithEnvironmentVariables(variables => variables.Set("GIT_NO_REPLACE_OBJECTS", "1"))
            .WithStandardInputPipe(PipeSource.FromBytes(call.Input ?? [])).WithStandardOutputPipe(PipeTarget.ToStream(output))
            .WithValidation(CommandResultValidation.None).ExecuteAsync();
        var answer = await asked.AnswerAsync(call);

        Assert.That(answer, Is.Not.Null, call.ToString());
        Assert.That(Encoding.UTF8.GetString(answer!.Value.Output), Is.EqualTo(Encoding.UTF8.GetString(output.ToArray())), call.ToString());
        Assert.That(answer.Value.ExitCode, Is.EqualTo(git.ExitCode), call.ToString());
    }

    private void Shell(string script) =>
        _ = Cli.Wrap("bash").WithArguments(["-ec", script]).WithWorkingDirectory(repository.Folder).ExecuteBufferedAsync().GetAwaiter().GetResult();

    private static string Run(string folder, params string[] arguments) =>
        Cli.Wrap("git").WithArguments(["-C", folder, .. arguments]).ExecuteBufferedAsync().GetAwaiter().GetResult().StandardOutput.Trim();
}
