using LibGit2Sharp;

namespace Cake.Git.Tests;

/// <summary>Each alias beside what git itself says.</summary>
public sealed class Questions_to_a_repository
{
    private WorkedRepository world = null!;

    [SetUp]
    public void Make() => world = new WorkedRepository();

    [TearDown]
    public void Remove() => world.Dispose();

    [Test]
    public void About_the_tip_give_what_git_log_gives()
    {
        var tip = world.Context.GitLogTip(world.Folder);

        Assert.That(
            $"{tip.Sha} {tip.Author.Name} {tip.Author.Email} {tip.Author.When.ToUnixTimeSeconds()} {tip.MessageShort}",
            Is.EqualTo(world.Git("log", "-1", "--format=%H %an %ae %at %s")));
    }

    [Test]
    public void About_the_log_give_the_newest_first() =>
        Assert.That(world.Context.GitLog(world.Folder, 2).Select(commit => commit.MessageShort), Is.EqualTo(new[] { "third", "second" }));

    [Test]
    public void About_the_log_since_a_commit_include_it()
    {
        Assert.That(world.Context.GitLog(world.Folder, "HEAD~1").Select(commit => commit.MessageShort), Is.EqualTo(new[] { "third", "second" }));
        Assert.That(
            world.Context.GitLog(world.Folder, "HEAD~2").Select(commit => commit.MessageShort),
            Is.EqualTo(new[] { "third", "second", "first" }),
            "the first commit has no parent");
    }

    [TestCase("light", 2)]
    [TestCase("v1.0", 1)]
    public void About_the_log_since_a_tag_leave_its_commit_out(string tag, int count) =>
        Assert.That(world.Context.GitLogTag(world.Folder, tag), Has.Count.EqualTo(count));

    [Test]
    public void About_a_commit_take_any_name_of_it()
    {
        var commit = world.Context.GitLogLookup(world.Folder, "v1.0^{commit}");

        Assert.That(commit.Sha, Is.EqualTo(world.Git("rev-parse", "v1.0^{commit}")));
        Assert.That(commit.Message, Is.EqualTo("second\n\nwith a body\n"));
        Assert.That(world.Context.GitShortenSha(world.Folder, commit, 7), Is.EqualTo(world.Git("rev-parse", "--short=7", "v1.0^{commit}")));
    }

    [Test]
    public void About_the_branch_give_its_names_and_tip()
    {
        var branch = world.Context.GitBranchCurrent(world.Folder);

        Assert.That(
            (branch.CanonicalName, branch.FriendlyName, branch.IsRemote, branch.Tip?.Sha),
            Is.EqualTo(("refs/heads/main", "main", false, world.Git("rev-parse", "HEAD"))));
        Assert.That(branch.Remotes.Select(remote => remote.Name), Is.EqualTo(new[] { "origin" }));
    }

    [Test]
    public void About_a_detached_head_say_that_there_is_no_branch()
    {
        _ = world.Git("checkout", "-q", "--detach");

        Assert.That(world.Context.GitBranchCurrent(world.Folder).FriendlyName, Is.EqualTo("(no branch)"));
    }

    [Test]
    public void About_all_branches_give_each() =>
        Assert.That(world.Context.GitBranches(world.Folder).Select(branch => branch.FriendlyName), Is.EquivalentTo(new[] { "main", "side" }));

    [Test]
    public void About_tags_give_what_they_name_when_asked_to()
    {
        var tags = world.Context.GitTags(world.Folder, loadTargets: true);

        Assert.That(tags.Select(tag => (tag.FriendlyName, tag.IsAnnotated)), Is.EquivalentTo(new[] { ("light", false), ("v1.0", true) }));
        Assert.That(world.Context.GitTags(world.Folder).Select(tag => tag.FriendlyName), Is.EquivalentTo(new[] { "light", "v1.0" }));
    }

    [Test]
    public void About_remotes_tell_both_addresses()
    {
        var remote = world.Context.GitRemote(world.Folder, "origin");

        Assert.That((remote?.Url, remote?.PushUrl), Is.EqualTo(("https://example.org/pull.git", "https://example.org/push.git")));
        Assert.That(world.Context.GitRemote(world.Folder, "nobody"), Is.Null);
    }

    [Test]
    public void About_a_description_give_what_git_describe_gives()
    {
        Assert.That(world.Context.GitDescribe(world.Folder), Is.EqualTo(world.Git("describe")));
        Assert.That(
            world.Context.GitDescribe(world.Folder, "HEAD~2", renderLongFormat: true, GitDescribeStrategy.Tags, 12),
            Is.EqualTo(world.Git("describe", "--tags", "--long", "--abbrev=12", "HEAD~2")));
    }

    [Test]
    public void About_a_commit_that_nothing_describes_give_nothing() =>
        Assert.That(
            world.Context.GitDescribe(world.Folder, "HEAD~2", renderLongFormat: false, GitDescribeStrategy.Default, minimumCommitIdAbbreviatedSize: null),
            Is.Empty);

    [Test]
    public void About_a_diff_name_each_file_and_what_happened()
    {
        Assert.That(
            world.Context.GitDiff(world.Folder, "HEAD~2").Select(file => (file.Path, file.Status)),
            Is.EquivalentTo(new[] { ("a.txt", GitChangeKind.Modified), ("b.txt", GitChangeKind.Added) }));
        Assert.That(world.Context.GitDiff(world.Folder, "HEAD~2", "HEAD~1").Select(file => file.Path), Is.EqualTo(new[] { "b.txt" }));
        Assert.That(world.Context.GitDiff(world.Folder).Select(file => file.Status), Is.EqualTo(new[] { GitChangeKind.Added, GitChangeKind.Added }));
    }

    [Test]
    public void About_the_working_tree_see_changed_staged_and_new_files()
    {
        Assert.That(State(), Is.EqualTo((false, false, false)));
        world.Write("a.txt", "changed\n");
        Assert.That(State(), Is.EqualTo((true, false, false)));
        _ = world.Git("add", "a.txt");
        Assert.That(State(), Is.EqualTo((true, true, false)));
        world.Write("new.txt", "new\n");
        Assert.That(State(), Is.EqualTo((true, true, true)));
    }

    [Test]
    public void About_a_folder_in_it_find_its_root()
    {
        var inner = Directory.CreateDirectory(System.IO.Path.Combine(world.Folder.FullPath, "inner", "most")).FullName;

        Assert.That(world.Context.GitFindRootFromPath(inner).FullPath.TrimEnd('/'), Is.EqualTo(world.Git("rev-parse", "--show-toplevel")));
        Assert.That((world.Context.GitIsValidRepository(world.Folder), world.Context.GitIsValidRepository(inner)), Is.EqualTo((true, false)));
    }

    [Test]
    public void Are_refused_where_there_is_none()
    {
        var nowhere = System.IO.Path.Combine(world.Folder.FullPath, "..", Guid.NewGuid().ToString("n"));
        Assert.That(() => world.Context.GitLogTip(nowhere), Throws.TypeOf<RepositoryNotFoundException>());
        Assert.That(() => world.Context.GitIsValidRepository(nowhere), Throws.TypeOf<RepositoryNotFoundException>());
        Assert.That(() => world.Context.GitLogLookup(world.Folder, "nobody"), Throws.TypeOf<NotFoundException>().With.Message.Contains("nobody"));
        Assert.That(() => world.Context.GitLogTag(world.Folder, "v9"), Throws.TypeOf<NotFoundException>().With.Message.Contains("v9"));
    }

    private (bool Uncommitted, bool Staged, bool Untracked) State() =>
        (world.Context.GitHasUncommitedChanges(world.Folder), world.Context.GitHasStagedChanges(world.Folder), world.Context.GitHasUntrackedFiles(world.Folder));
}
