using System.Globalization;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>A run that is killed at any boundary ends, started again, with the same commits as an undisturbed one.</summary>
public sealed class KillTests
{
    private const int Enough = 100;

    /// <summary>Of so many boundaries each test takes one, and the four take turns; <c>--target=Torture</c> takes every one in each.</summary>
    private static readonly int Stride = int.TryParse(Environment.GetEnvironmentVariable("KILL_STRIDE"), CultureInfo.InvariantCulture, out var stride)
        ? stride
        : 4;

    /// <summary>What writes: the checkouts, the commits, and the snapshots of the working tree, which stand between everything else.</summary>
    private static readonly string[] Counted = ["add", "checkout", "commit"];

    private static readonly string[] Ci =
    [
        "when\ttwo\t../upstream/requirements/common.txt\tunless\tfixed\tplugin/code.py\tprint\tTraceback (most recent call last):\\n  File \"t.py\", line 1, in t\\nTypeError: not fixed",
        "when\ttwo\t../upstream/requirements/common.txt\tunless\tfixed\tplugin/code.py\texit\t1",
    ];

    private static readonly string[] Adapter =
    [
        "unless\tx = 2\tplugin/code.py\twrite\tplugin/code.py\tx = 2\\n",
        "unless\t\"round\": 0\t{0}\twrite\tplugin/code.py\tx = 2  # fixed\\n",
    ];

    [TestCase("before", "steps", 1)]
    [TestCase("after", "steps", 3)]
    [TestCase("before", "leap", 2)]
    [TestCase("after", "leap", 4)]
    public void A_run_killed_around_the_git_commands_that_move_it_ends_with_the_same_commits(string moment, string strategy, int first)
    {
        var kills = KillEverywhere(() => Prepare(strategy), moment, first, Stride);

        TestContext.Out.WriteLine($"killed {moment} {kills} commands");
        Assert.That(kills, Is.GreaterThan(15 / Stride));
    }

    /// <summary>A step that changes no file leaves nothing in git to find it by: the journal alone knows it.</summary>
    [Test]
    public void A_run_with_steps_without_a_commit_that_is_killed_ends_as_an_undisturbed_one()
    {
        var kills = KillEverywhere(PairOfVersions.Create, "after", first: 2, Stride);

        TestContext.Out.WriteLine($"killed after {kills} commands");
        Assert.That(kills, Is.GreaterThan(15 / Stride));
    }

    private static int KillEverywhere(Func<Pair> prepare, string moment, int first, int stride)
    {
        using var calm = prepare();
        Assert.That(Sync(calm).ExitCode, Is.Zero);
        var expected = Result(calm);

        var next = Math.Min(first, stride) - stride;
        var kills = 0;
        var survived = false;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (!Volatile.Read(ref survived) && Interlocked.Add(ref next, stride) is var number && number < Enough)
            {
                if (KillAndContinue(prepare, moment, number, expected))
                {
                    _ = Interlocked.Increment(ref kills);
                }
                else
                {
                    Volatile.Write(ref survived, true);
                }
            }
        });

        Assert.That(survived, "some run got past its last command");
        return kills;
    }

    // A suite of the command line takes the place of the played one where no pair has it.
    private static HostResult Sync(Pair pair, IReadOnlyDictionary<string, string?>? environment = null) =>
        File.Exists(Path.Combine(pair.CiPlay, "default.txt")) ? pair.Run("Sync", environment) : pair.Run("Sync", environment, "--ci=true");

    [TestCase("ci")]
    [TestCase("adapter")]
    public void A_run_killed_while_ci_or_the_adapter_works_ends_with_the_same_commits(string folder)
    {
        using var calm = Prepare();
        Assert.That(calm.Run("Sync").ExitCode, Is.Zero);
        using var pair = Prepare();
        var play = Path.Combine(pair.Root, folder);
        File.Move(Path.Combine(play, "2.txt"), Path.Combine(play, "3.txt"));
        Pair.Play(play, "2", "write\tplugin/half.py\thalf written", "run\tsh\t-c\tkill -9 $(ps -o ppid= -p $PPID)", "sleep\t1");

        var killed = pair.Run("Sync");
        var result = pair.Run("Sync");

        Assert.That(killed.ExitCode, Is.EqualTo(137));
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Result(pair), Is.EqualTo(Result(calm)));
    }

    private static bool KillAndContinue(Func<Pair> prepare, string moment, int number, string expected)
    {
        using var pair = prepare();
        var killed = Sync(pair, Shim(pair, moment, number));
        if (killed.ExitCode == 0)
        {
            return false;
        }

        var result = Sync(pair);
        var story = $"killed {moment} command {number}: {killed}\n---- started again: {result}";
        Assert.That(result.ExitCode, Is.Zero, story);
        Assert.That(Result(pair), Is.EqualTo(expected), story);
        return true;
    }

    /// <summary>Two steps: one that the adapter edits, one whose first round fails and is fixed.</summary>
    private static Pair Prepare(string strategy = "steps")
    {
        var pair = new Pair();
        pair.Plan(strategy);
        _ = pair.AddStep("one");
        _ = pair.AddStep("two");

        // Decided by what stands in the trees and not by the number of the call, as a real suite and a real adapter do.
        Pair.Play(pair.CiPlay, "default", Ci);
        Pair.Play(pair.CiPlay, "2", Ci);
        Pair.Play(pair.AdapterPlay, "default", Adapter);
        Pair.Play(pair.AdapterPlay, "2", Adapter);
        return pair;
    }

    private static string Result(Pair pair) => string.Join('\n', [
        .. pair.Log("%T %P %B").Select(line => Scrubber.Scrub(line, pair)),
        Processes.Git(pair.Downstream, "status", "--porcelain"),
        File.ReadAllText(Path.Combine(pair.Downstream, "plugin/code.py")),
        .. pair.State().GetProperty("steps").EnumerateArray()
            .Select(step => $"{step.GetProperty("phase")} {(step.TryGetProperty("verified_unchanged", out _) ? "unchanged" : "committed")}"),
        Pair.Head(pair.Upstream) == Processes.Git(pair.Upstream, "rev-parse", "main") ? "at the target" : "elsewhere",
        Processes.Git(pair.Upstream, "status", "--porcelain"),
    ]);

    private static Dictionary<string, string?> Shim(Pair pair, string moment, int number)
    {
        var folder = Directory.CreateDirectory(Path.Combine(pair.Root, "shim")).FullName;
        var shim = Path.Combine(folder, "git");
        var real = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(path => Path.Combine(path, "git")).First(File.Exists);
        var kill = moment == "before" ? "kill -9 $PPID; exit 1" : $"'{real}' \"$@\"; kill -9 $PPID; exit 1";
        File.WriteAllText(shim, string.Create(CultureInfo.InvariantCulture, $"""
            #!/bin/sh
            for word in "$@"; do
              case " {string.Join(' ', Counted)} " in *" $word "*)
                count=$(($(cat '{folder}/count' 2>/dev/null || echo 0) + 1))
                echo $count > '{folder}/count'
                if [ $count -eq {number} ]; then {kill}; fi
                break;;
              esac
            done
            exec '{real}' "$@"

            """));
        File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new Dictionary<string, string?> { ["PATH"] = folder + ":" + Environment.GetEnvironmentVariable("PATH") };
    }
}
