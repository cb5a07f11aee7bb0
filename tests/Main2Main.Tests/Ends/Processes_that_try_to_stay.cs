using System.Diagnostics;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Programs;

namespace Main2Main.Tests.Ends;

/// <summary>A daemon that left its session, its group, its folder, its parent and its environment is ended with what started it.</summary>
[Parallelizable(ParallelScope.All)]
[Platform("Linux")]
public sealed class Processes_that_try_to_stay
{
    private const string Shell = "/bin/sh";

    [SetUp]
    public void The_machine_can_tell() => Assume.That(ProcessTag.Obstacle, Is.Null);

    [TestCase("setsid sh -c 'cd /; env -i sleep {0} </dev/null >/dev/null 2>&1 &'", TestName = "A daemon that is started at once")]
    [TestCase("setsid sh -c 'cd /; env -i sh -c \"trap : TERM; while :; do sleep {0}; done\" </dev/null >/dev/null 2>&1 &'", TestName = "A daemon that does not listen")]
    [TestCase("setsid sh -c 'cd /; env -i setsid setsid sleep {0} </dev/null >/dev/null 2>&1 &'; exec sleep 0.2", TestName = "A daemon of a program that waits a little")]
    public async Task Is_ended(string script)
    {
        var nap = Nap();

        var result = await RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, script, nap));

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.LeftBehind, Is.Positive);
        Assert.That(Alive(nap), Is.Empty);
    }

    [Test]
    public async Task Of_two_programs_at_once_it_is_ended_with_its_own()
    {
        var (first, second) = (Nap(), Nap());
        using var end = new CancellationTokenSource();
        var other = RunAsync($"setsid sh -c 'env -i sleep {second} </dev/null >/dev/null 2>&1 &'; sleep 300", end.Token);
        await UntilAsync(() => Alive(second).Length > 0);

        _ = await RunAsync($"setsid sh -c 'env -i sleep {first} </dev/null >/dev/null 2>&1 &'");

        Assert.That(Alive(first), Is.Empty);
        Assert.That(Alive(second), Is.Not.Empty, "the other program still runs");
        await end.CancelAsync();
        Assert.That(async () => await other, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Alive(second), Is.Empty);
    }

    [Test]
    public void A_workspace_knows_what_was_started_for_it_by_a_run_that_is_no_more()
    {
        var (workspace, other) = (ProcessMark.OfWorkspace("/tmp/one"), ProcessMark.OfWorkspace("/tmp/other"));
        var words = ProcessTag.Words(ProcessMark.Create(), $"{ProcessMark.Create().Value}:{workspace.Value}");
        using var daemon = Process.Start(new ProcessStartInfo(words[0], [.. words.Skip(1), "env", "-i", "/bin/sleep", Nap()]))!;
        try
        {
            Assert.That(() => ProcessTag.IsOn(daemon.Id, workspace), Is.True.After(5000, 50));
            Assert.That(ProcessTag.IsOn(daemon.Id, other), Is.False);
            Assert.That(new ProcessTree(root: 0, workspace).Alive().Select(process => process.Id), Does.Contain(daemon.Id));
        }
        finally
        {
            daemon.Kill();
        }
    }

    [Test]
    public async Task A_program_inside_a_program_is_tagged_once_more_and_what_it_prints_and_returns_is_its_own()
    {
        var words = ProcessTag.Words(ProcessMark.Create(), above: null);
        var inner = await Cli.Wrap(words[0]).WithArguments([.. words.Skip(1), Shell, "-c", "grep 'Max file locks' /proc/self/limits; exit 3"])
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();

        Assert.That((inner.ExitCode, inner.StandardError), Is.EqualTo((3, string.Empty)));
        Assert.That(inner.StandardOutput, Does.Contain(words[1].Split('=')[1].Split(':')[0]));
    }

    private static string Nap() => $"{Random.Shared.Next(300_000, 900_000)}.5";

    private static async Task<ChildResult> RunAsync(string script, CancellationToken end = default) =>
        await ChildProcess.RunAsync(new ChildCommand([Shell, "-c", script], "/tmp", new Dictionary<string, string>()), Stream.Null, end);

    private static string Alive(string nap) =>
        string.Join(
            ' ',
            RunningProcess.All().Where(process => CommandLine(process.Id).Contains($"sleep {nap}", StringComparison.Ordinal)).Select(process => process.Id));

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 200 && !condition(); attempt++)
        {
            await Task.Delay(50);
        }
    }
}
