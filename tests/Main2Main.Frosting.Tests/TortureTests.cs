using System.Globalization;
using Main2Main.Frosting.Tests.Fixtures;
using Main2Main.Programs;

namespace Main2Main.Frosting.Tests;

/// <summary>Syncs of the sample that are killed at random moments and started again. <c>--target=Torture</c> does it a hundred times.</summary>
public sealed class TortureTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(7);

    [Test]
    public void A_sample_sync_that_is_killed_again_and_again_ends_as_an_undisturbed_one()
    {
        var kills = Setting("TORTURE_KILLS") ?? 3;
        var seed = Setting("TORTURE_SEED") ?? Environment.TickCount;
        TestContext.Progress.WriteLine($"{kills} kills, seed {seed}");
        var random = new Random(seed);
        var root = Directory.CreateTempSubdirectory("main2main-torture-").FullName;
        try
        {
            var expected = EndOf(Path.Combine(root, "calm"), kills: 0, random, out _);
            var syncs = 0;
            while (kills > 0)
            {
                var workspace = Path.Combine(root, $"{++syncs}");
                var end = EndOf(workspace, kills, random, out var killed);
                kills -= killed;
                TestContext.Progress.WriteLine($"sync {syncs}: killed {killed} time(s), {kills} to go");
                Assert.That(end, Is.EqualTo(expected), $"seed {seed}, sync {syncs}");
                Directory.Delete(workspace, recursive: true);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Starts the sync until it ends by itself, killing it at most so often.</summary>
    private static string EndOf(string workspace, int kills, Random random, out int killed)
    {
        killed = 0;
        while (true)
        {
            using var host = Processes.StartHost("--target=Sync", "--sample", $"--workspace={workspace}");
            var output = host.StandardOutput.ReadToEndAsync();
            var error = host.StandardError.ReadToEndAsync();
            if (host.WaitForExit(killed < kills ? TimeSpan.FromSeconds(0.2) + (random.NextDouble() * Longest) : TimeSpan.FromMinutes(10)))
            {
                Assert.That(host.ExitCode, Is.Zero, $"after {killed} kill(s):\n{output.Result}\n{error.Result}");
                return Describe(workspace);
            }

            Assert.That(killed, Is.LessThan(kills), "the sync does not end");
            host.Kill();
            host.WaitForExit();
            killed++;
        }
    }

    private static string Describe(string workspace)
    {
        var (upstream, downstream) = (Path.Combine(workspace, "sample/upstream"), Path.Combine(workspace, "sample/downstream"));
        var mark = ProcessMark.OfWorkspace(workspace).Value;
        Assert.That(Directory.EnumerateFiles(workspace, "*.lock", SearchOption.AllDirectories), Is.Empty, "a lock is left behind");
        Assert.That(Marked(mark), Is.Empty, "a process is left behind");
        return string.Join('\n', [
            Processes.Git(downstream, "log", "--format=%T %s%n%(trailers:key=Upstream-Range)%(trailers:key=Main2Main-Step)"),
            Processes.Git(downstream, "status", "--porcelain"),
            Processes.Git(downstream, "ls-files", "-s"),
            Processes.Git(upstream, "for-each-ref", "--format=%(refname) %(objectname)"),
            Pair.Head(upstream),
            Processes.Git(upstream, "status", "--porcelain", "--ignored"),
        ]);
    }

    private static List<string> Marked(string mark)
    {
        var found = new List<string>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "environ")).Contains($"{ProcessMark.Variable}={mark}", StringComparison.Ordinal))
                {
                    found.Add(File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' '));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It has ended in between.
            }
        }

        return found;
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
