namespace Main2Main.Tests.Configuration;

public sealed class Mistakes_on_the_command_line
{
    private SettingsFixture fixture = null!;

    [SetUp]
    public void SetUp() => fixture = new SettingsFixture().Keys();

    [TearDown]
    public void TearDown() => fixture.Dispose();

    [TestCase("abc")]
    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("1.5")]
    [TestCase("99999999999")]
    public void A_step_that_is_no_number_from_1_is_named(string value)
    {
        IsUsage(fixture.Option("step", value), $"--step is '{value}'", "whole number from 1");
        IsUsage(fixture.WithoutOption("step").Variable("MAIN2MAIN_STEP", value), $"MAIN2MAIN_STEP is '{value}'");
    }

    [Test]
    public void A_switch_with_another_value_than_true_or_false_is_named() =>
        IsUsage(fixture.Option("restart", "maybe"), "--restart is 'maybe'", "true or false");

    [TestCase("to", null)]
    [TestCase("to", "")]
    [TestCase("step", null)]
    [TestCase("downstream", " ")]
    [TestCase("ci", null)]
    public void An_option_without_its_value_is_named(string option, string? value) =>
        IsUsage(fixture.Option(option, value), $"--{option} has no value", $"--{option}=VALUE");

    [Test]
    public void One_empty_entry_of_a_list_is_named() => IsUsage(fixture.Option("suite", "unit", ""), "--suite has no value");

    [Test]
    public void Two_different_values_are_shown_and_twice_the_same_is_accepted()
    {
        IsUsage(fixture.Option("to", "a", "b"), "--to is written with 2 different values: a, b");
        Assert.That(fixture.Option("to", "a", "a").Load().To, Is.EqualTo("a"));
    }

    [TestCase("to", "MAIN2MAIN_TO")]
    [TestCase("from", "MAIN2MAIN_FROM")]
    [TestCase("downstream-ref", "MAIN2MAIN_DOWNSTREAM_REF")]
    [TestCase("release-tag", "MAIN2MAIN_RELEASE_TAG")]
    public void A_revision_that_git_would_take_for_an_option_is_refused(string option, string variable)
    {
        IsUsage(fixture.Variable(variable, "--output=x"), $"{variable} is '--output=x'", "starts with a dash");
        IsUsage(fixture.Option(option, "-x"), $"--{option} is '-x'");
    }

    [Test]
    public void An_unknown_suite_is_answered_with_the_configured_ones() =>
        IsUsage(fixture.Option("suite", "unit", "unti"), "--suite names 'unti'", "unit, lint");

    [Test]
    public void An_unknown_suite_in_the_file_is_a_mistake_of_the_file()
    {
        var failure = fixture.Keys("\"suite\": [\"nope\"]").Failure();
        Assert.That(failure, Has.Property("Kind").EqualTo(FailureKind.Configuration).And.Message.Contains($"`suite` in {fixture.File} names 'nope'"));
    }

    [Test]
    public void A_suite_where_none_is_configured_is_answered_with_what_to_do()
    {
        fixture.Json("""{ "layout": { "upstreamPackage": "a", "downstreamPackage": "b" }, "pin": [{ "file": "f", "pattern": "(?<value>x)" }] }""");
        IsUsage(fixture.Option("suite", "unit"), "'unit'", "no suite is configured", "--ci");
    }

    [Test]
    public void An_unknown_adapter_is_answered_with_the_known_ones()
    {
        IsUsage(fixture.Option("adapter", "magic"), "--adapter is 'magic'", "none, manual, codemod, command, replay");
        IsUsage(fixture.WithoutOption("adapter").Variable("MAIN2MAIN_ADAPTER", "magic"), "MAIN2MAIN_ADAPTER is 'magic'");
        var failure = fixture.Variable("MAIN2MAIN_ADAPTER", "").Keys("\"adapter\": \"magic\"").Failure();
        Assert.That(failure, Has.Property("Kind").EqualTo(FailureKind.Configuration).And.Message.Contains($"`adapter` in {fixture.File} is 'magic'"));
    }

    [Test]
    public void The_command_adapter_without_a_command_is_refused()
    {
        var failure = fixture.Option("adapter", "command").Failure();
        Assert.That(
            failure,
            Has.Property("Kind").EqualTo(FailureKind.Configuration).And.Message.Contains("--adapter is 'command'")
                .And.Message.Contains("commandAdapter.command"));
        Assert.That(fixture.Keys("\"commandAdapter\": { \"command\": [\"adapt\"] }").Load().CommandAdapter.Command, Is.EqualTo(new[] { "adapt" }));
    }

    [Test]
    public void One_unknown_adapter_of_several_is_named_and_none_may_stand_twice()
    {
        IsUsage(fixture.Option("adapter", "codemod, magic"), "--adapter is 'codemod, magic', but 'magic' is no adapter");
        IsUsage(fixture.Option("adapter", "codemod,"), "--adapter is 'codemod,', but '' is no adapter");
        IsUsage(fixture.Option("adapter", "codemod,manual,codemod"), "names 'codemod' twice");
        Assert.That(fixture.Option("adapter", "codemod, manual").Load().Adapter, Is.EqualTo("codemod, manual"));
    }

    [Test]
    public void Replay_wants_to_know_where_from()
    {
        IsUsage(fixture.Option("adapter", "replay"), "nothing says where recorded edits are", "--replay");
        IsUsage(fixture.Option("replay", "nowhere"), $"--replay is '{fixture.In("nowhere")}', which is no folder");
        fixture.Write("earlier/step-1.patch", string.Empty);
        Assert.That(fixture.Option("replay", "earlier").Load().Replay, Is.EqualTo(fixture.In("earlier")));
    }

    [Test]
    public void A_configuration_file_that_does_not_exist_is_named_with_its_option()
    {
        IsUsage(fixture.Option("config", "no.json"), "--config names", fixture.In("no.json"), "does not exist");
        IsUsage(fixture.Option("config", "down"), "--config names", "is a folder");
    }

    private static void IsUsage(SettingsFixture fixture, params string[] parts)
    {
        var failure = fixture.Failure();
        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Usage), failure.Message);
        foreach (var part in parts)
        {
            Assert.That(failure.Message, Does.Contain(part));
        }
    }
}
