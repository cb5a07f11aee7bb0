using Main2Main.Git;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Git;

/// <summary>What a commit holds stays the same: a step that lists it a dozen times asks once.</summary>
public sealed class Listings_of_commits
{
    [Test]
    public async Task A_listing_of_a_commit_is_asked_of_git_once()
    {
        using var repository = new TempRepository();
        _ = repository.Git("symbolic-ref", "HEAD", "refs/heads/main");
        var commit = repository.Commit(("a/b", "1"), ("c", "1"));
        var log = new CountingLog();
        var opened = new GitRepository(repository.Folder, log);
        string[] listing = ["ls-tree", "-r", "-z", "--name-only", "--full-tree"];

        for (var time = 0; time < 3; time++)
        {
            Assert.That(await opened.ListAsync("listing", [.. listing, commit]), Is.EqualTo(new[] { "a/b", "c" }));
        }

        Assert.That(log.Count, Is.EqualTo(1));
        _ = repository.Commit(("d", "1"));
        Assert.That(await opened.ListAsync("listing", [.. listing, "main"]), Has.Member("d"));
        _ = repository.Commit(("e", "1"));
        Assert.That(await opened.ListAsync("listing", [.. listing, "main"]), Has.Member("e"), "a branch moves");
    }

    private sealed class CountingLog : IRunLog
    {
        public int Count { get; private set; }

        public void Verbose(string message) => Count++;

        public void Information(string message)
        {
        }

        public void Warning(string message)
        {
        }
    }
}
