using Main2Main.Fleets;
using Main2Main.Impact;
using Main2Main.Precedents;
using Main2Main.Workspace;

namespace Main2Main.Tests.Fleets;

/// <summary>One look at the upstream for everybody who stands on it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Many_downstreams_of_one_upstream
{
    [Test]
    public async Task One_table_says_who_breaks_by_what()
    {
        using var world = new FleetWorld();
        _ = world.Add("alpha");
        _ = world.Add("beta");
        _ = world.Add("gamma", "from host.other import stop\n\nstop()\n");
        var culprit = world.Upstream.Commit(("host/core.py", "def start(batch):\n    return 1\n"));

        var report = await world.AskAsync();

        Assert.That(
            report.Downstreams.Select(one => (one.Name, one.Breaks > 0, one.Problem)),
            Is.EqualTo(new[] { ("alpha", true, null), ("beta", true, null), ("gamma", false, (string?)null) }));
        var change = report.Changes[0];
        Assert.That(change.UpstreamSymbol, Is.EqualTo("host.core.run"));
        Assert.That(change.Commits, Is.EqualTo(new[] { culprit }));
        Assert.That(
            change.Hits.Select(hit => (hit.Downstream, hit.Severity, hit.Files.Single())),
            Is.EqualTo(new[] { ("alpha", ImpactSeverity.Breaks, "alpha/use.py"), ("beta", ImpactSeverity.Breaks, "beta/use.py") }));
        Assert.That(ImpactFiles.TryRead(report.Downstreams[1].Report!)!.Findings, Is.Not.Empty, "the whole report of each is kept");
        var page = FleetFiles.Text(report, "md");
        Assert.That(page, Does.Contain("| `alpha` | `beta` | `gamma` | Answered by |").And.Contain("breaks: `beta/use.py:"));
    }

    [Test]
    public async Task What_each_is_told_is_what_it_would_be_told_alone()
    {
        using var world = new FleetWorld();
        _ = world.Add("alpha");
        _ = world.Add("beta", "from host.core import run\nfrom host.other import stop\n\nstop(run(batch=1))\n");
        _ = world.Upstream.Commit(("host/core.py", "def run(size):\n    return 1\n"), ("host/other.py", "def halt():\n    return 1\n"));

        var report = await world.AskAsync();

        foreach (var (member, row) in world.Load().Members.Zip(report.Downstreams))
        {
            ImpactReport? alone = null;
            await new ImpactStage(new SyncSession(member.Settings with { Workspace = Path.Combine(world.Workspace, "alone", member.Name) }, NullRunLog.Instance)).RunAsync(found =>
            {
                alone = found;
                return Task.CompletedTask;
            });
            Assert.That(ImpactFiles.Text(ImpactFiles.TryRead(row.Report!)!, "json"), Is.EqualTo(ImpactFiles.Text(alone!, "json")), member.Name);
        }
    }

    [Test]
    public async Task Who_is_past_the_change_shows_the_others_how_it_was_answered()
    {
        using var world = new FleetWorld();
        _ = world.Add("alpha");
        var beta = world.Add("beta");
        var culprit = world.Upstream.Commit(("host/core.py", "def start(batch):\n    return 1\n"));
        var answer = beta.Commit(("PIN", $"commit: {culprit}\n"), ("beta/use.py", "from host.core import start\n\nstart(1)\n"));

        var report = await world.AskAsync();

        var change = report.Changes.Single(change => change.UpstreamSymbol == "host.core.run");
        Assert.That(change.Hits.Select(hit => hit.Downstream), Is.EqualTo(new[] { "alpha" }));
        Assert.That(change.Answers, Is.Not.Empty);
        Assert.That(change.Answers.Select(one => (one.Downstream, one.Where, one.File)).Distinct(), Is.EqualTo(new[] { ("beta", answer, "beta/use.py") }));
        Assert.That(change.Answers.SelectMany(one => one.Lines), Does.Contain("- run(1)").And.Contain("+ start(1)"));
        Assert.That(FleetFiles.Text(report, "md"), Does.Contain("+ start(1)"));
    }

    [Test]
    public async Task What_is_remembered_of_a_verified_edit_is_shown_too()
    {
        using var world = new FleetWorld();
        _ = world.Add("alpha");
        _ = world.Add("beta");
        _ = world.Upstream.Commit(("host/core.py", "def start(batch):\n    return 1\n"));
        var change = (await world.AskAsync()).Changes[0];
        var recipe = new Recipe
        {
            Symbol = change.UpstreamSymbol, Change = change.Change, Old = change.Old, New = change.New, Before = "run(1)", After = "start(1)",
            Adapter = "command", File = "beta/use.py",
            Within = string.Empty, RunId = "20261130-010203", StepId = "step-1", UpstreamRange = "a..b", At = DateTimeOffset.UnixEpoch,
        };
        RecipeBook.Of(new SyncSession(world.Load().Members[1].Settings, NullRunLog.Instance)).Keep(recipe);

        var answers = (await world.AskAsync()).Changes[0].Answers;

        Assert.That(answers, Is.EqualTo(new[] { new FleetAnswer("beta", "step-1 of run 20261130-010203", "beta/use.py", "run(1)", "start(1)") }));
    }

    [Test]
    public async Task One_that_cannot_be_looked_at_keeps_nobody_else_from_being_told()
    {
        using var world = new FleetWorld();
        _ = world.Add("alpha");
        _ = world.Add("beta").Commit(("PIN", "nothing\n"));
        _ = world.Upstream.Commit(("host/core.py", "def start(batch):\n    return 1\n"));

        var report = await world.AskAsync();

        Assert.That(report.Downstreams[0].Breaks, Is.GreaterThan(0));
        Assert.That(report.Downstreams[1].Problem, Does.Contain("PIN"));
    }

    [TestCase("""{ "upstream": "u", "downstream": [] }""", "downstream")]
    [TestCase("""{ "downstreams": [] }""", "lists none")]
    [TestCase("""{ "downstreams": [{ "name": "alpha" }] }""", "names no `path`")]
    [TestCase("""{ "downstreams": 3 }""", "$.downstreams")]
    public void A_wrong_list_names_the_file_the_place_and_what_is_expected(string text, string problem)
    {
        using var world = new FleetWorld();
        world.WriteList(text);

        var failure = Assert.Throws<Main2MainException>(() => world.Load())!;

        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Configuration));
        Assert.That(failure.Problem, Does.Contain(world.List).And.Contain(problem));
        Assert.That(failure.Remedy, Does.Contain("`downstreams`"));
    }
}
