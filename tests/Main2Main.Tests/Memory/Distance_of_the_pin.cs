using System.Globalization;
using System.Xml.Linq;
using CliWrap;
using Main2Main.Configuration;
using Main2Main.Memory;
using Main2Main.Workspace;

namespace Main2Main.Tests.Memory;

/// <summary>How far the pin was behind, for somebody who has nothing but the two clones.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Distance_of_the_pin
{
    [Test]
    public async Task Is_told_from_the_moves_of_the_pin_hour_by_hour()
    {
        using var pair = new DatedPair();
        var first = pair.Upstream("2026-06-01T00:00:00Z");
        pair.Pin("2026-06-01T00:00:00Z", first);
        _ = pair.Upstream("2026-06-02T00:00:00Z");
        var third = pair.Upstream("2026-06-03T00:00:00Z");
        pair.Pin("2026-06-04T00:00:00Z", third);
        _ = pair.Upstream("2026-06-05T00:00:00Z");
        var distance = await pair.ReadAsync("2026-06-01");
        Assert.Multiple(() =>
        {
            Assert.That(
                distance.Moves.Select(move => (move.UpstreamCommit, move.CommitsBehindBefore, move.CommitsBehindAfter)), Is.EqualTo(new[] { (third, 2, 0) }));
            Assert.That(distance.Hours, Is.EqualTo(97));
            Assert.That(
                distance.Days.Select(day => (day.Day, day.CommitsBehind)),
                Is.EqualTo(new[] { ("2026-06-01", 0.0), ("2026-06-02", 1), ("2026-06-03", 2), ("2026-06-04", 0), ("2026-06-05", 1) }));
            Assert.That(distance.Days[2].DaysBehind, Is.EqualTo(1.48).Within(0.01), "the oldest commit that it lacks came a day before");
            Assert.That((distance.CommitsBehind, distance.DaysBehind), Is.EqualTo((1, 0.0)));
        });
    }

    [Test]
    public async Task Counts_a_pin_on_a_side_branch_from_where_that_parts()
    {
        using var pair = new DatedPair();
        var first = pair.Upstream("2026-06-01T00:00:00Z");
        pair.Pin("2026-06-01T00:00:00Z", first);
        var side = pair.SideBranch("2026-06-01T12:00:00Z");
        pair.Pin("2026-06-01T13:00:00Z", side);
        _ = pair.Upstream("2026-06-03T00:00:00Z");
        _ = pair.Upstream("2026-06-04T00:00:00Z");
        var distance = await pair.ReadAsync("2026-06-01");
        Assert.Multiple(() =>
        {
            Assert.That((distance.CommitsBehind, distance.DaysBehind), Is.EqualTo((2, 1.0)), first);
            Assert.That(distance.Hours, Is.EqualTo(13), "the hours beside the line tell nothing of the distance along it");
        });
    }

    [Test]
    public async Task Ends_on_the_day_that_is_named()
    {
        using var pair = new DatedPair();
        pair.Pin("2026-06-01T00:00:00Z", pair.Upstream("2026-06-01T00:00:00Z"));
        _ = pair.Upstream("2026-06-03T00:00:00Z");
        _ = pair.Upstream("2026-06-09T00:00:00Z");
        var distance = await pair.ReadAsync("2026-06-02..2026-06-04");
        Assert.That((distance.From.Day, distance.To.Day, distance.CommitsBehind, distance.Hours), Is.EqualTo((2, 4, 1, 49)));
    }

    [Test]
    public async Task Is_drawn_as_pictures_that_any_browser_reads()
    {
        using var pair = new DatedPair();
        pair.Pin("2026-06-01T00:00:00Z", pair.Upstream("2026-06-01T00:00:00Z"));
        _ = pair.Upstream("2026-06-12T00:00:00Z");
        _ = pair.Upstream("2026-06-21T00:00:00Z");
        var distance = await pair.ReadAsync("2026-06-01");
        Assert.Multiple(() =>
        {
            Assert.That(XDocument.Parse(DistancePicture.Chart(distance)).Root!.Name.LocalName, Is.EqualTo("svg"));
            Assert.That(DistancePicture.Badge(distance), Does.Contain("9 days, 2 commits behind").And.Contain("#c62828"));
            Assert.That(XDocument.Parse(DistancePicture.Badge(distance)).Root!.Name.LocalName, Is.EqualTo("svg"));
        });
    }

    [Test]
    public async Task Says_so_where_no_pin_is_recorded()
    {
        using var pair = new DatedPair();
        _ = pair.Upstream("2026-06-01T00:00:00Z");
        pair.Pin("2026-06-01T00:00:00Z", "none");
        var failure = (await Assert.ThrowsAsync<Main2MainException>(async () => await pair.ReadAsync("2026-06-01")))!;
        Assert.That(failure.Problem, Does.Contain("records a pin that the upstream holds"));
    }

    private sealed class DatedPair : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("main2main-distance-").FullName;
        private int count;

        public DatedPair()
        {
            _ = Run("upstream", null, "init", "--quiet", "--initial-branch=main");
            _ = Run("downstream", null, "init", "--quiet", "--initial-branch=main");
        }

        /// <summary>Commits to the upstream's main at a time.</summary>
        public string Upstream(string time) => Commit("upstream", time, "host/__init__.py", string.Create(CultureInfo.InvariantCulture, $"x = {count++}\n"));

        /// <summary>Commits to a branch of the upstream's.</summary>
        public string SideBranch(string time)
        {
            _ = Run("upstream", null, "checkout", "--quiet", "-b", "side");
            var commit = Commit("upstream", time, "host/side.py", "x = 1\n");
            _ = Run("upstream", null, "checkout", "--quiet", "main");
            return commit;
        }

        /// <summary>Moves the pin at a time.</summary>
        public void Pin(string time, string commit) => Commit("downstream", time, "PIN", $"commit: {commit}\n");

        public async Task<PinDistance> ReadAsync(string since) => await new DistanceReader(new SyncSession(
            new SyncSettings
            {
                Profile = "none",
                Workspace = Path.Combine(root, "workspace"),
                Upstream = Path.Combine(root, "upstream"),
                Downstream = Path.Combine(root, "downstream"),
                Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
                Pin = [new PinSource { File = "PIN", Pattern = "^commit: (?<value>[0-9a-f]{40})$" }],
            },
            NullRunLog.Instance)).ReadAsync(since);

        public void Dispose() => Directory.Delete(root, recursive: true);

        private string Commit(string repository, string time, string path, string content)
        {
            var file = Path.Combine(root, repository, path);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
            _ = Run(repository, null, "add", "--all");
            _ = Run(
                repository,
                time,
                "-c",
                "user.name=Tester",
                "-c",
                "user.email=tester@example.org",
                "-c",
                "commit.gpgSign=false",
                "commit",
                "--quiet",
                "-m",
                "change");
            return Run(repository, null, "rev-parse", "HEAD");
        }

        private string Run(string repository, string? time, params string[] arguments)
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, repository)).FullName;
            var output = new System.Text.StringBuilder();
            _ = Cli.Wrap("git").WithArguments(["-C", folder, .. arguments]).WithEnvironmentVariables(variables => variables.Set("GIT_COMMITTER_DATE", time).Set("GIT_AUTHOR_DATE", time))
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output)).ExecuteAsync().GetAwaiter().GetResult();
            return output.ToString().Trim();
        }
    }
}
