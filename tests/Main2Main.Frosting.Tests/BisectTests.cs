using System.Globalization;
using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>Bisect as a target: its ends, its exit codes, kills, and what the diagnosis makes of it.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BisectTests : IDisposable
{
    private const int Enough = 30;

    private readonly Pair pair = new();
    private readonly string culprit;

    public BisectTests()
    {
        Pair.Commit(pair.Upstream, "Explain", ("docs/why.md", "Why\n"));
        Pair.Commit(pair.Upstream, "Still well", ("host/core.py", "VALUE = 1\n"));
        Pair.Commit(pair.Upstream, "Weigh anew (#12)", ("host/core.py", "VALUE = 'broken'\n"));
        culprit = Pair.Head(pair.Upstream);
        Pair.Commit(pair.Upstream, "Go on", ("host/more.py", "MORE = 1\n"));
        Pair.Play(
            pair.CiPlay,
            "default",
            "when\tbroken\t../upstream/host/core.py\tprint\tTraceback (most recent call last):\\n  File \"plugin/code.py\", line 1, in weigh_it\\n    check()\\nAssertionError: no match",
            "when\tbroken\t../upstream/host/core.py\texit\t1");
    }

    private string StepFolder => Path.Combine(pair.Workspace, "steps", "step-1");

    private JsonElement Report => JsonDocument.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "bisect.json"))).RootElement;

    public void Dispose() => pair.Dispose();

    [Test]
    public void A_stopped_step_that_nothing_explains_is_bisected_and_the_next_diagnosis_names_the_commit()
    {
        var stopped = pair.Run("Sync");
        Assert.That(stopped.ExitCode, Is.EqualTo(2), stopped.ToString());
        Assert.That(stopped.Output, Does.Contain("no upstream commit found (--target=Bisect --step=1 looks for it)"));
        var (state, head) = (File.ReadAllText(Path.Combine(pair.Workspace, "state.json")), Pair.Head(pair.Upstream));

        var result = pair.Run("Bisect");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain($"found: {culprit[..10]} is the first bad commit: Weigh anew (#12)").And.Contain("bad end"));
        Assert.That(Report.GetProperty("step_id").GetString(), Is.EqualTo("step-1"));
        Assert.That(Report.GetProperty("wanted").GetString(), Is.EqualTo("round"));
        Assert.That(Report.GetProperty("first_bad_commit").GetString(), Is.EqualTo(culprit));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "state.json")), Is.EqualTo(state), "the run is not touched");
        Assert.That((Pair.Head(pair.Upstream), Processes.Git(pair.Downstream, "status", "--porcelain")), Is.EqualTo((head, string.Empty)));

        Assert.That(pair.Run("Sync").ExitCode, Is.EqualTo(2));
        RequireNamed();
    }

    [TestCase(0)]
    [TestCase(4)]
    public void By_configuration_a_failed_round_that_nothing_explains_is_bisected_at_once_also_when_it_is_killed(int killedCall)
    {
        pair.Configure(configuration => configuration["bisect"] = new System.Text.Json.Nodes.JsonObject { ["whenUnexplained"] = true, ["repeat"] = 1 });
        if (killedCall > 0)
        {
            Pair.Play(pair.CiPlay, $"{killedCall}", "write\tplugin/half.py\thalf written", "run\tsh\t-c\tkill -9 $(ps -o ppid= -p $PPID)", "sleep\t1");
            Assert.That(pair.Run("Sync").ExitCode, Is.EqualTo(137));
            Assert.That(
                Pair.Head(pair.Upstream),
                Is.Not.EqualTo(pair.Base).And.Not.EqualTo(Processes.Git(pair.Upstream, "rev-parse", "main")),
                "it is killed at a commit between");
        }

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Output, Does.Contain($"bisected for 1 unexplained error(s): {culprit[..10]} is the first bad commit"));
        RequireNamed();
        Assert.That(Pair.Head(pair.Upstream), Is.EqualTo(pair.Base), "the partial stop has the upstream where it belongs");
        Assert.That((Pair.Head(pair.Downstream), Processes.Git(pair.Downstream, "status", "--porcelain")), Is.EqualTo((pair.Start, string.Empty)));
        Assert.That(File.ReadAllText(Path.Combine(pair.CiPlay, "count")), Is.EqualTo(killedCall == 0 ? "5" : "6"), "nothing but the killed round is run again");
    }

    [Test]
    public void Without_a_found_commit_the_exit_code_is_2_and_what_is_asked_wrongly_is_told()
    {
        var passing = pair.Run("Bisect", "--good=main~4", "--bad=main", "--ci=exit 0");
        Assert.That((passing.ExitCode, Report.GetProperty("status").GetString()), Is.EqualTo((2, "not_reproduced")), passing.ToString());
        Assert.That(
            pair.Run("Bisect", "--good=main~4") is { ExitCode: 1, Error: var alone } ? alone : string.Empty, Does.Contain("--good is given without --bad"));
        Assert.That(pair.Run("Bisect") is { ExitCode: 1, Error: var none } ? none : string.Empty, Does.Contain("holds no run").And.Contain("--good"));
    }

    /// <summary>Each start is killed at another boundary: before and after each checkout, and while a suite runs.</summary>
    [Test]
    public void Killed_at_every_boundary_it_ends_as_an_undisturbed_one()
    {
        pair.ConfigureSuites(SuiteScript.Suite("unit", $$"""
            echo x >> '{{pair.CiPlay}}/calls'
            if [ $(wc -l < '{{pair.CiPlay}}/calls') -eq 2 ] || [ $(wc -l < '{{pair.CiPlay}}/calls') -eq 4 ]; then echo litter > plugin/code.py; kill -9 $PPID; sleep 1; fi
            grep -q broken ../upstream/host/core.py && { printf 'Traceback (most recent call last):\n  File "t.py", line 1, in t\nAssertionError: no match\n'; exit 1; }
            exit 0
            """));
        var before = Standing();
        var kills = 0;
        HostResult? result = null;
        for (var start = 0; start < Enough && result?.ExitCode != 0; start++)
        {
            result = pair.Run("Bisect", Shim(start % 2 == 0 ? "before" : "after", (start / 2) + 1), "--good=main~4", "--bad=main");
            kills += result.ExitCode == 137 ? 1 : 0;
            Assert.That(result.ExitCode, Is.AnyOf(0, 137), result.ToString());
        }

        TestContext.Out.WriteLine($"killed {kills} times");
        Assert.That(kills, Is.GreaterThan(5));
        Assert.That(Standing(), Is.EqualTo(before));
        Assert.That(Report.GetProperty("first_bad_commit").GetString(), Is.EqualTo(culprit));
        Assert.That(
            Report.GetProperty("probes").EnumerateArray().Select(probe => probe.GetProperty("commit").GetString()).Distinct().Count(),
            Is.EqualTo(Report.GetProperty("probes").GetArrayLength()),
            "no commit is judged twice");
    }

    private void RequireNamed()
    {
        var suspect = JsonDocument.Parse(File.ReadAllText(Path.Combine(StepFolder, "error-analysis.json"))).RootElement.GetProperty("diagnoses")[0]
            .GetProperty("commits")[0];
        Assert.That((suspect.GetProperty("sha").GetString(), suspect.GetProperty("bisected").GetBoolean()), Is.EqualTo((culprit, true)));
        Assert.That(File.ReadAllText(Path.Combine(StepFolder, "vllm_error_analyze.md")), Does.Contain($"`{culprit[..10]}` Weigh anew (# 12) (bisected)"));
        Assert.That(File.ReadAllText(Path.Combine(StepFolder, "adapt", "request-1.md")), Does.Contain($"`{culprit[..10]}` Weigh anew (# 12)"));
    }

    private string Standing() => string.Join('\n', new[] { pair.Upstream, pair.Downstream }.Select(repository =>
        Processes.Git(repository, "status", "--porcelain=v1", "--branch") + Processes.Git(repository, "rev-parse", "HEAD")));

    /// <summary>A git that kills who called it around its n-th checkout.</summary>
    private Dictionary<string, string?> Shim(string moment, int number)
    {
        var folder = Directory.CreateDirectory(Path.Combine(pair.Root, "shim")).FullName;
        var shim = Path.Combine(folder, "git");
        var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => Path.Combine(path, "git")).First(File.Exists);
        var kill = moment == "before" ? "kill -9 $PPID; exit 1" : $"'{real}' \"$@\"; kill -9 $PPID; exit 1";
        File.Delete(Path.Combine(folder, "count"));
        File.WriteAllText(shim, string.Create(CultureInfo.InvariantCulture, $"""
            #!/bin/sh
            for word in "$@"; do
              if [ "$word" = checkout ]; then
                count=$(($(cat '{folder}/count' 2>/dev/null || echo 0) + 1))
                echo $count > '{folder}/count'
                if [ $count -eq {number} ]; then {kill}; fi
                break
              fi
            done
            exec '{real}' "$@"

            """));
        File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Dictionary<string, string?> { ["PATH"] = folder + ":" + Environment.GetEnvironmentVariable("PATH") };
    }
}
