using System.Globalization;
using System.Text.Json.Nodes;
using CliWrap;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>
/// The target Publish against a bare repository and a stand-in for gh: what it leaves, and that a kill at any boundary changes nothing of that.
/// </summary>
[Parallelizable(ParallelScope.Self)]
public sealed class PublishTests
{
    private const string Branch = "refs/heads/main2main/sync";

    private Pair completed = null!;
    private Pair partial = null!;

    [OneTimeSetUp]
    public void Run_once()
    {
        Parallel.Invoke(() => completed = Sync(isPartial: false), () => partial = Sync(isPartial: true));
    }

    [OneTimeTearDown]
    public void Remove()
    {
        completed.Dispose();
        partial.Dispose();
    }

    [Test]
    public void A_partial_run_is_a_draft_that_pause_stops_and_the_command_tells_it_by_its_exit_code()
    {
        using var copy = new Copy(partial);
        var opened = copy.Publish("--verbosity=diagnostic");
        Assert.That(opened.ExitCode, Is.Zero, opened.ToString());
        Assert.That(
            opened.Output,
            Does.Contain("Pushed 1 commit(s) to origin, branch 'main2main/sync'")
                .And.Contain("Pull request #1 opened as a draft: https://github.com/example/plugin/pull/1"));
        Assert.That(copy.Requests()[0]!["isDraft"]!.GetValue<bool>(), Is.True);

        var requests = copy.Requests();
        requests[0]!["labels"] = new JsonArray(new JsonObject { ["name"] = "main2main/pause" });
        File.WriteAllText(Path.Combine(copy.GitHub, "requests.json"), requests.ToJsonString());
        var before = copy.Refs();
        var paused = copy.Publish();
        Assert.That(paused.ExitCode, Is.EqualTo(ExitCodes.Paused), paused.ToString());
        Assert.That(paused.Output, Does.Contain("carries the label 'main2main/pause'. Nothing was pushed."));
        Assert.That(copy.Refs(), Is.EqualTo(before));
    }

    [Test]
    public void What_is_refused_is_an_error_that_says_what_to_do_and_shows_no_secret()
    {
        using var copy = new Copy(completed);
        Assert.That(copy.Publish("--remote=nowhere").Error, Does.Contain("has no remote of the name 'nowhere'").And.Contain("these: origin"));
        File.WriteAllText(Path.Combine(copy.GitHub, "fail-list"), "HTTP 401: bad token $GH_TOKEN");
        var refused = copy.Publish("--verbosity=diagnostic");

        Assert.That(refused.ExitCode, Is.EqualTo(ExitCodes.Error));
        Assert.That(refused.Error, Does.Contain("HTTP 401: bad token ***").And.Contain("Nothing was pushed.").And.Contain("What to do:"));
        Assert.That(refused.Output + refused.Error, Does.Not.Contain(Copy.Token));
        Assert.That(
            Directory.EnumerateFiles(copy.Workspace, "*", SearchOption.AllDirectories)
                .Where(file => File.ReadAllText(file).Contains(Copy.Token, StringComparison.Ordinal)),
            Is.Empty);
        Assert.That(copy.Refs(), Does.Not.Contain(Branch));
    }

    [Test]
    public void Killed_at_every_boundary_and_started_again_it_ends_the_same()
    {
        string[] opening = ["ls-remote", "list", "push", "create"];
        string[] updating = ["push", "edit", "ready"];
        var kills = opening.Select(place => (Place: place, IsUpdate: false)).Concat(updating.Select(place => (Place: place, IsUpdate: true)))
            .SelectMany(kill => new[] { "before", "after" }.Select(moment => (Moment: moment, kill.Place, kill.IsUpdate))).ToList();
        var calm = new[] { false, true }.ToDictionary(isUpdate => isUpdate, Undisturbed);
        _ = Parallel.ForEach(kills, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, kill =>
        {
            using var copy = Prepare(kill.IsUpdate);
            copy.Kill(kill.Moment, kill.Place);
            var killed = copy.Publish();
            var result = copy.Publish();
            var story = $"killed {kill.Moment} {kill.Place}: {killed}\n---- again: {result}";
            Assert.That(killed.ExitCode, Is.EqualTo(137), story);
            Assert.That(result.ExitCode, Is.Zero, story);
            Assert.That(copy.Result(), Is.EqualTo(calm[kill.IsUpdate]), story);
        });
    }

    private string Undisturbed(bool isUpdate)
    {
        using var copy = Prepare(isUpdate);
        var result = copy.Publish();
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(copy.Requests(), Has.Count.EqualTo(1));
        return copy.Result();
    }

    /// <summary>For an update the request of the run's first step is there, as a draft with another title.</summary>
    private Copy Prepare(bool isUpdate)
    {
        var copy = new Copy(completed);
        if (isUpdate)
        {
            var first = Processes.Git(copy.Downstream, "rev-parse", "HEAD~1");
            _ = Processes.Git(copy.Downstream, "push", "--quiet", "origin", $"{first}:{Branch}");
            File.WriteAllText(Path.Combine(copy.GitHub, "requests.json"), new JsonArray(new JsonObject
            {
                ["number"] = 1, ["url"] = "https://github.com/example/plugin/pull/1", ["state"] = "OPEN", ["isDraft"] = true, ["title"] = "Old",
                ["body"] = $"<!-- main2main-publish run=1 head={first} tree={first} upstream={first} -->", ["labels"] = new JsonArray(),
                ["headRefName"] = "main2main/sync",
                ["headRefOid"] = first, ["headRepositoryOwner"] = new JsonObject { ["login"] = "example" }, ["baseRefName"] = "main",
            }).ToJsonString());
        }

        return copy;
    }

    /// <summary>Two steps; of the partial run the second one stops.</summary>
    private static Pair Sync(bool isPartial)
    {
        var pair = new Pair();
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");
        pair.Configure(file => file["publish"] = new JsonObject { ["remote"] = "origin", ["repository"] = "example/plugin" });
        var remote = Path.Combine(pair.Root, "remote.git");
        _ = Processes.Git(pair.Root, "init", "--quiet", "--bare", "-b", "main", remote);
        _ = Processes.Git(pair.Downstream, "remote", "add", "origin", remote);
        _ = Processes.Git(pair.Downstream, "push", "--quiet", "origin", "HEAD:refs/heads/main");
        if (isPartial)
        {
            Pair.Play(pair.CiPlay, "2", "print\tTraceback (most recent call last):\\n  File \"t.py\", line 1, in t\\nTypeError: no", "exit\t1");
        }

        var result = pair.Run("Sync");
        Assert.That(result.ExitCode, Is.EqualTo(isPartial ? ExitCodes.PartialStop : ExitCodes.Done), result.ToString());
        return pair;
    }

    /// <summary>A pair as it was after its run, in a folder of its own, with a stand-in for gh and a git that can kill whoever calls it.</summary>
    private sealed class Copy : IDisposable
    {
        public const string Token = "token-that-nobody-may-see";

        private readonly string root = Directory.CreateTempSubdirectory("main2main-publish-").FullName;

        public Copy(Pair pair)
        {
            _ = Cli.Wrap("cp").WithArguments(["-a", $"{pair.Root}/.", root]).ExecuteAsync().GetAwaiter().GetResult();
            var state = Path.Combine(Workspace, "state.json");
            File.WriteAllText(state, File.ReadAllText(state).Replace(pair.Root, root, StringComparison.Ordinal));
            _ = Processes.Git(Downstream, "remote", "set-url", "origin", Remote);
            _ = Directory.CreateDirectory(GitHub);
            File.WriteAllText(Path.Combine(GitHub, "remote"), Remote);
            Program("gh", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "gh_stand_in.py")));
        }

        public string GitHub => Path.Combine(root, "gh");

        public string Downstream => Path.Combine(root, "downstream");

        public string Workspace => Path.Combine(root, "workspace");

        private string Remote => Path.Combine(root, "remote.git");

        public HostResult Publish(params string[] more) => Processes.Host(
            ["--target=Publish", $"--upstream={Path.Combine(root, "upstream")}", $"--downstream={Downstream}", $"--workspace={Workspace}", .. more],
            new Dictionary<string, string?> { ["PATH"] = GitHub + ":" + Environment.GetEnvironmentVariable("PATH"), ["GH_TOKEN"] = Token });

        public JsonArray Requests() => JsonNode.Parse(File.ReadAllText(Path.Combine(GitHub, "requests.json")))!.AsArray();

        public string Refs() => Processes.Git(Remote, "for-each-ref");

        public string Result() => string.Join('\n', Refs(), Requests().ToJsonString(), File.ReadAllText(Path.Combine(Workspace, "publish.json")), File.ReadAllText(Path.Combine(Workspace, "pull-request.md")))
            .Replace(root, "{root}", StringComparison.Ordinal);

        /// <summary>Kills the host once, before or after a command of git or of gh.</summary>
        public void Kill(string moment, string place)
        {
            if (place is not ("ls-remote" or "push"))
            {
                File.WriteAllText(Path.Combine(GitHub, "kill"), $"{moment} {place}");
                return;
            }

            var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => Path.Combine(path, "git")).First(File.Exists);
            var kill = moment == "before" ? "kill -9 $PPID; exit 1" : $"'{real}' \"$@\"; kill -9 $PPID; exit 1";
            Program("git", string.Create(CultureInfo.InvariantCulture, $"""
                #!/bin/sh
                if [ "$3" = {place} ] && [ ! -e '{GitHub}/killed' ]; then
                  touch '{GitHub}/killed'
                  {kill}
                fi
                exec '{real}' "$@"

                """));
        }

        public void Dispose() => Directory.Delete(root, recursive: true);

        private void Program(string name, string text)
        {
            var file = Path.Combine(GitHub, name);
            File.WriteAllText(file, text);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
