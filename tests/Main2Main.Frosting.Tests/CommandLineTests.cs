using Main2Main.Frosting.Tests.Documentation;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>The command line from the user's side: words, help, completion, colours.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CommandLineTests
{
    private static string Workspace => Path.Combine(Path.GetTempPath(), $"main2main-none-{Guid.NewGuid():N}");

    [TestCase("Status")]
    [TestCase("status")]
    [TestCase("--target=status")]
    public void A_target_may_be_a_word_in_any_case(string written)
    {
        var result = Processes.Host([written, "--sample", $"--workspace={Workspace}"]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("Next: --target=Sync"));
    }

    [TestCase("Snyc", "Sync")]
    [TestCase("--target=Impct", "Impact")]
    public void A_mistyped_target_gets_the_nearest_name(string written, string nearest)
    {
        var result = Processes.Host([written]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain($"did you mean {nearest}?"));
    }

    [Test]
    public void The_help_shows_every_target_with_what_it_does_and_no_banner()
    {
        var result = Processes.Host(["--help"]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var listed = Page.Rows(Page.Read("reference/command-line.md").Section("Targets")).Select(row => row[0].Trim('`'));
        Assert.That(listed.Where(target => !result.Output.Contains($"\n  {target} ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(result.Output, Does.Contain("Most used").And.Not.Contain("===="));
    }

    [TestCase("Help", "--for=Lanes")]
    [TestCase("lanes", "--help")]
    public void The_help_of_a_target_shows_its_options_and_an_example(string first, string second)
    {
        var result = Processes.Host([first, second]);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("--since=TEXT").And.Contain("Lanes --since=main").And.Not.Contain("--good"));
    }

    [Test]
    public void Every_target_of_the_package_has_its_place_in_the_help() =>
        Assert.That(
            Processes.Host(["Help"]).Output.Split("This program's own")[1].Split("Options that")[0],
            Does.Not.Contain("\n  Sync").And.Not.Contain("\n  Need").And.Not.Contain("\n  Carry").And.Contain("\n  Build").And.Contain("\n  Torture"));

    [Test]
    public void A_file_has_no_colours_unless_they_are_asked_for()
    {
        Assert.That(Processes.Host(["Status", "--sample", $"--workspace={Workspace}"]).Output, Does.Not.Contain("\e["));
        Assert.That(Processes.Host(["Help", "--color=always"]).Output, Does.Contain("\e[1m"));
    }

    [Test]
    public void Quiet_a_sync_says_how_it_ended_and_where_the_report_is()
    {
        using var pair = new Pair();
        _ = pair.AddStep("one");

        var result = pair.Run("Sync", "--quiet");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output.Trim(), Is.EqualTo($"completed: 1 of 1 steps; report: {pair.Workspace}/final-summary.md"));
    }
}
