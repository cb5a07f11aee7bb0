using System.Globalization;
using Main2Main.Carrying;
using Main2Main.Tests.Leaps;
using Main2Main.Workspace;

namespace Main2Main.Tests.Carrying;

/// <summary>
/// Nights that are ended right behind a write of the journal, at random, end, started again, as undisturbed ones.
/// NIGHTS_KILLS says how often (4), NIGHTS_SEED repeats a run.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class Nights_that_are_killed
{
    [TestCase("leap")]
    [TestCase("auto")]
    public Task Leaps_that_are_killed_end_the_same(string strategy) => KillAsync(async (world, night) =>
    {
        world.Break("");
        world.Break("");
        world.Break("x");
        world.Break("");
        await night();
    }, strategy);

    [Test]
    public Task Stacked_nights_that_are_killed_end_the_same() => KillAsync(async (world, night) =>
    {
        _ = world.Pair.Downstream.Git("branch", "base");
        world.Break("x");
        await night();
        _ = world.Pair.Downstream.Commit(("plugin/notes.txt", "a person's note\n"));
        await CarryAsync(world, night);
        _ = world.Pair.Downstream.Git("checkout", "--quiet", "base");
        _ = world.Pair.Downstream.Commit(("plugin/notes.txt", "the base's note\n"));
        _ = world.Pair.Downstream.Git("checkout", "--quiet", "night");
        await CarryAsync(world, night);
    }, "steps");

    private static async Task CarryAsync(LeapWorld world, Func<Task> night)
    {
        _ = world.Pair.Downstream.Git("branch", "--force", "proposal", "HEAD");
        _ = world.Pair.Downstream.Git("switch", "--quiet", "-C", "night", "base");
        world.Pair.Settings = world.Pair.Settings with { Onto = "base", Carry = "proposal" };
        world.Break("");
        await night();
    }

    private static async Task KillAsync(Func<LeapWorld, Func<Task>, Task> nights, string strategy)
    {
        var seed = Setting("NIGHTS_SEED") ?? Environment.TickCount;
        var random = new Random(seed);
        var (expected, writes) = await EndAsync(nights, strategy, killAt: int.MaxValue);
        for (var kill = 0; kill < (Setting("NIGHTS_KILLS") ?? 4); kill++)
        {
            // Behind the last write nothing is left to do, which is not to be taken for a new night.
            var at = kill == 0 ? writes : random.Next(1, writes + 1);
            Assert.That(await EndOrErrorAsync(nights, strategy, at), Is.EqualTo(expected), $"seed {seed}, killed behind write {at} of {writes}");
        }
    }

    private static async Task<string> EndOrErrorAsync(Func<LeapWorld, Func<Task>, Task> nights, string strategy, int killAt)
    {
        try
        {
            return (await EndAsync(nights, strategy, killAt)).End;
        }
        catch (Main2MainException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<(string End, int Writes)> EndAsync(Func<LeapWorld, Func<Task>, Task> nights, string strategy, int killAt)
    {
        var writes = 0;
        using var world = new LeapWorld(strategy);
        world.Pair.Opened = session => session.Journal.Saved += (_, _) =>
        {
            if (++writes == killAt)
            {
                throw new InvalidOperationException("killed");
            }
        };
        await nights(world, async () =>
        {
            try
            {
                _ = await world.SyncAsync();
            }
            catch (InvalidOperationException exception) when (exception.Message == "killed")
            {
                _ = await world.SyncAsync();
            }
        });
        return (Describe(world), writes);
    }

    private static string Describe(LeapWorld world) => string.Join('\n', [
        string.Join(' ', world.Ranges),
        world.Pair.Downstream.Git("log", "--format=%an %(trailers:key=Main2Main-Step)"),
        world.Pair.Downstream.Git("status", "--porcelain"),
        File.ReadAllText(Path.Combine(world.Pair.Downstream.Folder, "plugin/use.py")),
        File.ReadAllText(Path.Combine(world.Pair.Downstream.Folder, "PIN")) == $"commit: {world.Commits[^1]}\n" ? "at the target" : "elsewhere",
        world.Pair.Upstream.Git("rev-parse", "HEAD") == world.Commits[^1] ? "upstream at the target" : "upstream elsewhere",
        string.Join(' ', CarryJson.TryRead(new WorkspaceFolder(world.Pair.Settings.Workspace))?.LeftOut.Select(left => left.Why) ?? []),
    ]);

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
