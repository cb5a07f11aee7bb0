using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

public sealed class Precedence_of_settings
{
    private static readonly string[] Levels = ["nothing", "file", "environment", "command line"];

    private SettingsFixture fixture = null!;

    [SetUp]
    public void SetUp() => fixture = new SettingsFixture();

    [TearDown]
    public void TearDown() => fixture.Dispose();

    [TestCaseSource(nameof(Levels))]
    public void A_text_comes_from_the_strongest_level_that_has_it(string level) =>
        Assert.That(Loaded(level, "to", "\"of-file\"", "of-environment", "of-line").To, Is.EqualTo(Pick(level, null, "of-file", "of-environment", "of-line")));

    [TestCaseSource(nameof(Levels))]
    public void A_path_comes_from_the_strongest_level_and_starts_where_it_was_written(string level) =>
        Assert.That(
            Loaded(level, "upstream", "\"../a\"", "b", "c/../d").Upstream,
            Is.EqualTo(Pick(level, null, fixture.In("a"), fixture.In("b"), fixture.In("d"))));

    [TestCaseSource(nameof(Levels))]
    public void A_number_comes_from_the_strongest_level_that_has_it(string level) =>
        Assert.That(Loaded(level, "step", "1", "2", "3").Step, Is.EqualTo(Pick<int?>(level, null, 1, 2, 3)));

    [TestCaseSource(nameof(Levels))]
    public void A_list_comes_from_the_strongest_level_as_a_whole(string level) =>
        Assert.That(
            Loaded(level, "ci", "[\"f1\", \"f2\"]", "e1, one\n\n e2", "l1", "l2").Ci,
            Is.EqualTo(Pick<string[]>(level, [], ["f1", "f2"], ["e1, one", "e2"], ["l1", "l2"])));

    [Test]
    public void A_switch_is_turned_on_by_the_file_off_by_the_environment_and_on_again_by_the_command_line()
    {
        Assert.That(fixture.Keys().Load().Restart, Is.False);
        Assert.That(fixture.Keys("\"restart\": true").Load().Restart, Is.True);
        Assert.That(fixture.Variable("MAIN2MAIN_RESTART", "false").Load().Restart, Is.False);
        Assert.That(fixture.Option("restart", [null]).Load().Restart, Is.True);
        Assert.That(fixture.Option("restart", "no").Load().Restart, Is.False);
    }

    [TestCase("unit,lint")]
    [TestCase("unit\nlint")]
    [TestCase(" unit ,\n lint, ")]
    public void Suites_in_the_environment_are_separated_by_commas_or_lines(string value) =>
        Assert.That(fixture.Keys().Variable("MAIN2MAIN_SUITE", value).Load().Suite, Is.EqualTo(new[] { "unit", "lint" }));

    [TestCase("downstream-ref", "MAIN2MAIN_DOWNSTREAM_REF", nameof(SyncSettings.DownstreamRef))]
    [TestCase("from", "MAIN2MAIN_FROM", nameof(SyncSettings.From))]
    [TestCase("to", "MAIN2MAIN_TO", nameof(SyncSettings.To))]
    [TestCase("release-tag", "MAIN2MAIN_RELEASE_TAG", nameof(SyncSettings.ReleaseTag))]
    public void Every_text_option_has_its_variable(string option, string variable, string property)
    {
        fixture.Keys().Variable(variable, "a");
        Assert.That(Property(), Is.EqualTo("a"));
        fixture.Option(option, "b");
        Assert.That(Property(), Is.EqualTo("b"));

        object? Property() => typeof(SyncSettings).GetProperty(property)!.GetValue(fixture.Load());
    }

    [Test]
    public void The_downstream_and_the_file_can_be_named_in_the_environment()
    {
        fixture.Write("etc/sync.json", $"{{ {SettingsFixture.WithoutProfile}, \"to\": \"x\" }}");
        fixture.WithoutOption("downstream").Variable("MAIN2MAIN_DOWNSTREAM", "down").Variable("MAIN2MAIN_CONFIG", "etc/sync.json");
        Assert.That(fixture.Load(), Has.Property("To").EqualTo("x").And.Property("Downstream").EqualTo(fixture.Downstream));
    }

    [Test]
    public void An_empty_variable_counts_as_not_set() =>
        Assert.That(
            fixture.Keys("\"to\": \"x\", \"step\": 4").Variable("MAIN2MAIN_TO", "").Variable("MAIN2MAIN_STEP", " ").Load(),
            Has.Property("To").EqualTo("x").And.Property("Step").EqualTo(4));

    [Test]
    public void The_case_of_an_option_does_not_matter() =>
        Assert.That(fixture.Keys().Option("Downstream-Ref", "x").Load().DownstreamRef, Is.EqualTo("x"));

    [Test]
    public void The_file_overrides_the_profile_key_by_key_and_lists_as_a_whole()
    {
        var settings = fixture.Shaped().Json("""{ "layout": { "guide": null, "requirements": ["a.txt"] }, "versionGuard": { "tagPrefix": "r" }, "suites": [{ "name": "one", "command": ["x"] }] }""").Load();
        Assert.That(
            settings.Layout,
            Has.Property("UpstreamPackage").EqualTo("vllm").And.Property("Guide").Null.And.Property("Requirements").EqualTo(new[] { "a.txt" }));
        Assert.That(
            settings.VersionGuard, Is.EqualTo(new VersionGuardSettings { Function = "vllm_version_is", Module = "vllm_ascend.utils", TagPrefix = "r" }));
        Assert.That(settings.Suites.Select(suite => suite.Name), Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public void The_file_can_switch_the_profiles_version_guard_off() =>
        Assert.That(fixture.Shaped().Json("""{ "versionGuard": null }""").Load().VersionGuard, Is.Null);

    [Test]
    public void At_a_terminal_a_person_adapts_unless_an_adapter_is_configured()
    {
        Assert.That(fixture.Keys().Load().Adapter, Is.EqualTo("none"));
        Assert.That(fixture.AtATerminal().Load().Adapter, Is.EqualTo("manual"));
        Assert.That(fixture.Keys("\"adapter\": \"codemod\"").Load().Adapter, Is.EqualTo("codemod"));
        Assert.That(fixture.Option("adapter", "none").Load().Adapter, Is.EqualTo("none"));
    }

    [Test]
    public void What_nobody_configures_has_the_engines_default()
    {
        var settings = fixture.Keys("\"plan\": { \"commitBudget\": 3 }, \"versionGuard\": { \"function\": \"is\" }").Load();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Plan, Is.EqualTo(new PlanSettings { CommitBudget = 3, LineBudget = 1000 }));
            Assert.That(settings.Verification, Has.Property("MaximumRounds").EqualTo(5).And.Property("HangMinutes").EqualTo(120));
            Assert.That(settings.Verification, Has.Property("Protected").Empty.And.Property("Expectations").EqualTo("strict"));
            Assert.That(settings.VersionGuard!.TagPrefix, Is.EqualTo("v"));
            Assert.That(settings.Suites[0], Has.Property("Environment").Empty.And.Property("EnvironmentDefaults").Empty);
            Assert.That(settings.Commit.NeverStaged, Is.EqualTo(new[] { "csrc/", "cmake/" }));
            Assert.That(
                settings.CommandAdapter,
                Has.Property("Command").Empty.And.Property("TimeoutMinutes").EqualTo(240).And.Property("SilenceMinutes").EqualTo(120)
                    .And.Property("Input").Null);
            Assert.That(settings.CommandAdapter.Environment, Does.Contain("PATH").And.Contain("HOME"));
            Assert.That(settings.Adaptation, Has.Property("RequestCharacters").EqualTo(40_000).And.Property("Untouched").Empty);
            Assert.That(settings, Has.Property("Adapter").EqualTo("none").And.Property("Suite").Empty.And.Property("Release").Empty.And.Property("Step").Null);
        }
    }

    private SyncSettings Loaded(string level, string option, string inFile, string inEnvironment, params string[] onLine)
    {
        var depth = Array.IndexOf(Levels, level);
        fixture.Keys(depth >= 1 ? $"\"{option}\": {inFile}" : string.Empty);
        if (depth >= 2)
        {
            fixture.Variable($"MAIN2MAIN_{option.ToUpperInvariant()}", inEnvironment);
        }

        return (depth >= 3 ? fixture.Option(option, onLine) : fixture).Load();
    }

    private static T Pick<T>(string level, params T[] values) => values[Array.IndexOf(Levels, level)];
}
