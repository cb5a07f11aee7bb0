using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Bad input: a message that names the thing and the remedy, exit code 1, nothing changed in either repository.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BadInputTests : IDisposable
{
    private readonly Pair pair = new();

    public BadInputTests() => _ = pair.AddStep("one");

    public void Dispose() => pair.Dispose();

    [Test]
    public void An_upstream_that_is_no_repository()
    {
        var folder = Directory.CreateDirectory(Path.Combine(pair.Root, "plain")).FullName;
        Refused(
            ["--target=Sync", $"--upstream={folder}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}"],
            folder,
            "is not a git repository",
            "--upstream");
    }

    [Test]
    public void A_downstream_that_does_not_exist() => Refused(
        ["--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Root}/nowhere", $"--workspace={pair.Workspace}"],
        $"{pair.Root}/nowhere", "does not exist");

    [Test]
    public void A_bare_upstream()
    {
        var bare = Path.Combine(pair.Root, "bare");
        _ = Processes.Git(pair.Root, "clone", "--quiet", "--bare", pair.Upstream, bare);
        Refused(
            ["--target=Sync", $"--upstream={bare}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}"], bare, "bare repository", "git clone");
    }

    [Test]
    public void A_shallow_upstream_that_does_not_reach_the_pin()
    {
        var shallow = Path.Combine(pair.Root, "shallow");
        _ = Processes.Git(pair.Root, "clone", "--quiet", "--depth=1", "file://" + pair.Upstream, shallow);
        Refused(
            ["--target=Sync", $"--upstream={shallow}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}"],
            pair.Base,
            "shallow clone",
            "fetch --unshallow");
    }

    [Test]
    public void A_missing_pin()
    {
        Pair.Commit(pair.Downstream, "No pin", ("PIN", "nothing here\n"));
        Refused("Sync", "no pinned upstream commit", "PIN", "--from");
    }

    [Test]
    public void A_pin_with_two_values()
    {
        Pair.Commit(pair.Downstream, "Two pins", ("PIN", $"commit: {pair.Base}\ncommit: {new string('a', 40)}\n"));
        Refused("Sync", "ambiguous", $"PIN:1 says {pair.Base}", $"PIN:2 says {new string('a', 40)}");
    }

    [Test]
    public void A_pin_that_the_upstream_does_not_hold()
    {
        Pair.Commit(pair.Downstream, "Unknown pin", ("PIN", $"commit: {new string('b', 40)}\n"));
        Refused("Sync", new string('b', 40), "is not a commit of the upstream", "fetch");
    }

    [Test]
    public void A_base_that_is_no_ancestor_of_the_target()
    {
        _ = Processes.Git(pair.Upstream, "checkout", "--quiet", "--orphan", "other");
        Pair.Commit(pair.Upstream, "Other", ("host/core.py", "1\n"));
        Refused("Sync", "is not an ancestor of the target", pair.Base, "--to");
    }

    [Test]
    public void A_dirty_downstream()
    {
        File.WriteAllText(Path.Combine(pair.Downstream, "notes.txt"), "mine");
        Refused("Sync", "uncommitted changes", "'notes.txt'", "commit, stash or remove");
        Assert.That(File.ReadAllText(Path.Combine(pair.Downstream, "notes.txt")), Is.EqualTo("mine"));
    }

    [Test]
    public void A_dirty_upstream()
    {
        File.WriteAllText(Path.Combine(pair.Upstream, "host/core.py"), "mine");
        Refused("Sync", "uncommitted changes", "'host/core.py'");
        Assert.That(File.ReadAllText(Path.Combine(pair.Upstream, "host/core.py")), Is.EqualTo("mine"));
    }

    [Test]
    public void A_locked_workspace()
    {
        _ = Directory.CreateDirectory(pair.Workspace);
        using var held = new FileStream(Path.Combine(pair.Workspace, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        Refused("Sync", pair.Workspace, "in use by another run", "--workspace");
    }

    [Test]
    public void A_workspace_that_cannot_be_made()
    {
        var file = Path.Combine(pair.Root, "file");
        File.WriteAllText(file, "mine");
        Refused(["--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={file}/workspace"], file, "What to do");
    }

    [Test]
    public void An_unknown_configuration_key()
    {
        var file = Path.Combine(pair.Downstream, "main2main.json");
        Pair.Commit(pair.Downstream, "Typo", ("main2main.json", File.ReadAllText(file).Replace("\"suites\"", "\"suits\"", StringComparison.Ordinal)));
        Refused("Sync", "main2main.json", "suits is an unknown key", "line 1");
    }

    [Test]
    public void A_step_that_is_no_number() =>
        Refused(["--target=Step", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}", "--step=x"], "step");

    [Test]
    public void An_option_that_nobody_reads() => Refused(["--target=Sync", "--adaptor=none"], "--adaptor", "--adapter");

    [Test]
    public void Another_target_than_the_one_the_run_is_fixed_to()
    {
        _ = pair.Run("Plan");
        _ = pair.AddStep("two");
        Refused(
            ["--target=Sync", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}", "--to=main"],
            "--to=main",
            "--restart");
    }

    [Test]
    public void A_suite_that_cannot_be_started()
    {
        var file = Path.Combine(pair.Downstream, "main2main.json");
        Pair.Commit(
            pair.Downstream,
            "Typo",
            ("main2main.json", File.ReadAllText(file).Replace("\"command\":[\"dotnet\",", "\"command\":[\"no-such-program\",", StringComparison.Ordinal)));
        var result = pair.Run("Sync", "--adapter=none");
        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("Error: the suite 'unit' could not be started").And.Contain("no-such-program"));
        Assert.That(result.Error.Split("What to do"), Has.Length.EqualTo(2), "the remedy is said once");
    }

    private void Refused(string target, params string[] named) =>
        Refused([$"--target={target}", $"--upstream={pair.Upstream}", $"--downstream={pair.Downstream}", $"--workspace={pair.Workspace}"], named);

    private void Refused(string[] arguments, params string[] named)
    {
        var before = Everything();

        var result = Processes.Host(arguments);

        Assert.That(result.ExitCode, Is.EqualTo(1), result.ToString());
        Assert.That(named.Where(name => !result.Error.Contains(name, StringComparison.Ordinal)), Is.Empty, result.ToString());
        Assert.That(result.ToString(), Does.Not.Contain("   at "), "no stack trace");
        Assert.That(Everything(), Is.EqualTo(before));
    }

    private string Everything() => string.Join('\n', new[] { pair.Upstream, pair.Downstream }.Select(repository =>
        Pair.Head(repository) + Processes.TryGit(repository, "symbolic-ref", "HEAD").StandardOutput + Processes.Git(repository, "status", "--porcelain") +
            Processes.Git(repository, "diff", "HEAD")));
}
