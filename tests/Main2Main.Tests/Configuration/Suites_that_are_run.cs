using System.Diagnostics;
using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

public sealed class Suites_that_are_run
{
    private static readonly SyncSettings Settings = new()
    {
        Profile = "p",
        Workspace = "/w",
        Layout = new LayoutSettings { UpstreamPackage = "a", DownstreamPackage = "b" },
        Suites = [new() { Name = "one", Command = ["1"] }, new() { Name = "two", Command = ["2"] }, new() { Name = "three", Command = ["3"] }],
    };

    [Test]
    public void All_configured_suites_without_a_choice() => Assert.That(Names(Settings), Is.EqualTo(new[] { "one", "two", "three" }));

    [Test]
    public void The_chosen_ones_in_their_configured_order() =>
        Assert.That(Names(Settings with { Suite = ["three", "one", "three"] }), Is.EqualTo(new[] { "one", "three" }));

    [Test]
    public void Commands_in_place_of_the_configured_ones() =>
        Assert.That(Names(Settings with { Ci = ["x", "y"] }), Is.EqualTo(new[] { "ci-1", "ci-2" }));

    [Test]
    public void Commands_after_the_chosen_ones() =>
        Assert.That(Names(Settings with { Suite = ["two"], Ci = ["x"] }), Is.EqualTo(new[] { "two", "ci-1" }));

    [Test]
    public void No_suite_at_all_is_refused()
    {
        var failure = Assert.Throws<Main2MainException>(() => SuiteSelection.Of(Settings with { Suites = [] }));
        Assert.That(
            failure,
            Has.Property("Kind").EqualTo(FailureKind.Configuration).And.Message.Contains("no CI suite").And.Message.Contains("--ci")
                .And.Message.Contains("suites"));
    }

    [Test]
    public void A_command_is_run_by_the_shell_as_it_was_typed()
    {
        var suite = SuiteSelection.Of(Settings with { Ci = ["echo \"a  b\" && exit 7"] }).Single();
        using var process =
            Process.Start(new ProcessStartInfo(suite.Command[0], suite.Command.Skip(1)) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That((output.Trim().Trim('"'), process.ExitCode), Is.EqualTo(("a  b", 7)));
    }

    private static IEnumerable<string> Names(SyncSettings settings) => SuiteSelection.Of(settings).Select(suite => suite.Name);
}
