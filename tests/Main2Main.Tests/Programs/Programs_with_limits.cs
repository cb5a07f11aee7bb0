using System.Text;
using Main2Main.Programs;

namespace Main2Main.Tests.Programs;

/// <summary>Programs that are run to their end, or to a limit.</summary>
[Parallelizable(ParallelScope.All)]
[Platform("Linux")]
public sealed class Programs_with_limits
{
    private static readonly ProcessLimits None = new(Time: null, Silence: null);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    [TestCase("exit 3", 3)]
    [TestCase("kill -9 $$", 137)]
    [TestCase("kill -15 $$", 143)]
    public async Task The_end_is_told_as_a_shell_tells_it(string script, int code)
    {
        var (result, _) = await RunAsync(script, None);

        Assert.That((result.Ended?.ExitCode, result.Limit), Is.EqualTo(((int?)code, ProcessLimit.None)));
    }

    [Test]
    public async Task What_is_printed_on_both_outputs_is_kept()
    {
        var (_, output) = await RunAsync("echo one; echo two >&2", None);

        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo((string[])["one", "two"]));
    }

    [Test]
    public async Task A_program_that_says_nothing_is_ended()
    {
        var (result, output) = await RunAsync("echo begun; sleep 600", None with { Silence = Soon });

        Assert.That((result.Ended, result.Limit, output), Is.EqualTo(((ChildResult?)null, ProcessLimit.Silence, "begun\n")));
    }

    [Test]
    public async Task A_program_that_takes_too_long_is_ended_though_it_speaks()
    {
        var (result, _) = await RunAsync("while :; do echo on; sleep 0.02; done", new ProcessLimits(Soon, TimeSpan.FromMinutes(1)));

        Assert.That((result.Ended, result.Limit), Is.EqualTo(((ChildResult?)null, ProcessLimit.Time)));
    }

    [Test]
    public async Task A_program_that_prints_too_much_is_ended_and_what_fits_is_kept()
    {
        var (result, output) = await RunAsync("yes", None with { Output = 5 });

        Assert.That((result.Ended, result.Limit, output), Is.EqualTo(((ChildResult?)null, ProcessLimit.Output, "y\ny\ny")));
    }

    [Test]
    public async Task A_program_that_prints_just_what_it_may_ends_by_itself()
    {
        var (result, output) = await RunAsync("printf 12345", None with { Output = 5 });

        Assert.That((result.Ended?.ExitCode, result.Limit, output), Is.EqualTo(((int?)0, ProcessLimit.None, "12345")));
    }

    [Test]
    public void A_program_that_is_not_there_is_named() =>
        Assert.That(() => RunAsync(None, "no-such-program"), Throws.InstanceOf<System.ComponentModel.Win32Exception>().With.Message.Contain("no-such-program"));

    [Test]
    public void A_run_that_is_ended_on_request_is_no_limit()
    {
        using var end = new CancellationTokenSource(Soon);

        Assert.That(() => RunAsync(None, end.Token, "sh", "-c", "sleep 600"), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_program_is_found_in_its_folder_and_on_the_path_but_only_where_it_may_be_run()
    {
        var folder = Directory.CreateTempSubdirectory("main2main-programs-").FullName;
        try
        {
            var file = Path.Combine(folder, "tool");
            File.WriteAllText(file, "#!/bin/sh\n");
            Assert.That(ProgramFinder.Find("./tool", folder), Is.Null, "it may not be run");

            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Assert.That(ProgramFinder.Find("./tool", folder), Is.EqualTo(file));
            Assert.That(ProgramFinder.Find("tool", folder), Is.Null, "a name is looked for on the path");
            Assert.That(ProgramFinder.Find("sh", folder), Does.EndWith("/sh"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(LimitedResult Result, string Output)> RunAsync(string script, ProcessLimits limits)
    {
        using var output = new MemoryStream();
        var result = await LimitedProcess.RunAsync(Command("sh", "-c", script), output, limits, CancellationToken.None);
        return (result, Encoding.UTF8.GetString(output.ToArray()));
    }

    private static Task<LimitedResult> RunAsync(ProcessLimits limits, params string[] words) => RunAsync(limits, CancellationToken.None, words);

    private static Task<LimitedResult> RunAsync(ProcessLimits limits, CancellationToken end, params string[] words) =>
        LimitedProcess.RunAsync(Command(words), Stream.Null, limits, end);

    private static ChildCommand Command(params string[] words) => new(words, Path.GetTempPath(), new Dictionary<string, string>());
}
