namespace Cake.Frosting.Tests;

/// <summary>The host as a shell sees it.</summary>
public sealed class ProcessTests
{
    [Test]
    public async Task A_run_finds_the_program_s_public_tasks_and_ends_with_zero()
    {
        var result = await TestHost.StartAsync();

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Lines, Does.Contain("hello"));
        Assert.That(result.Report, Is.EqualTo(new[] { "Hello Succeeded" }));
        Assert.That(result.Errors, Is.Empty);
    }

    [Test]
    public async Task A_failure_ends_with_one_or_its_own_code_and_speaks_on_the_error_stream()
    {
        var broken = await TestHost.StartAsync("--target=Break");
        var coded = await TestHost.StartAsync("--target=Break-With-42", "--verbosity=quiet");

        Assert.That(broken.ExitCode, Is.EqualTo(1));
        Assert.That(broken.Errors, Does.Contain("Error: it broke"));
        Assert.That(broken.Output, Does.Not.Contain("it broke"));
        Assert.That(coded.ExitCode, Is.EqualTo(42));
        Assert.That(coded.Report, Is.EqualTo(new[] { "Break-With-42 Failed" }));
    }

    [Test]
    public async Task A_command_line_that_cannot_be_read_ends_with_minus_one_as_the_shell_counts_it()
    {
        var result = await TestHost.StartAsync("positional");

        Assert.That(result.ExitCode, Is.EqualTo(OperatingSystem.IsWindows() ? -1 : 255));
        Assert.That(result.Output, Does.Contain("Error: Unknown command 'positional'."));
        Assert.That(result.Errors, Is.Empty);
    }

    [TestCase("--version")]
    [TestCase("--ver")]
    [TestCase("--version", "--info", "--tree")]
    public async Task The_version_is_the_program_s_description(params string[] args)
    {
        var result = await TestHost.StartAsync(args);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.Trim(), Is.EqualTo("The host of the tests"));
    }

    [Test]
    public async Task Info_tells_version_and_details_and_wins_over_the_tree()
    {
        var result = await TestHost.StartAsync("--info", "--tree");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Lines, Does.Contain("Version: The host of the tests").And.Some.StartsWith("Details: 0.1.0").And.None.Contains("└─Hello"));
    }

    [Test]
    public async Task Colours_follow_the_terminal_and_can_be_turned_off()
    {
        var terminal = await TestHost.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "" });
        var plain = await TestHost.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "1" });

        Assert.That(terminal.Output, Does.Contain("\u001b["));
        Assert.That(plain.Output, Does.Not.Contain("\u001b["));
    }
}
