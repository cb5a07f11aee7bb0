using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

public sealed class Names_of_options
{
    [TestCase("downstream-ref", "MAIN2MAIN_DOWNSTREAM_REF", "downstreamRef")]
    [TestCase("release-tag", "MAIN2MAIN_RELEASE_TAG", "releaseTag")]
    [TestCase("to", "MAIN2MAIN_TO", "to")]
    [TestCase("config", "MAIN2MAIN_CONFIG", null)]
    [TestCase("target", "MAIN2MAIN_TARGET", null)]
    public void An_option_has_a_variable_and_a_key_of_the_same_words(string name, string variable, string? key)
    {
        var option = OptionNames.All.Single(option => option.Name == name);
        Assert.That((option.EnvironmentVariable, option.JsonKey), Is.EqualTo((variable, key)));
    }

    [Test]
    public void The_command_line_is_the_designs() => Assert.That(
        OptionNames.All.Select(option => option.Name),
        Is.EquivalentTo("target upstream downstream to from downstream-ref workspace config step adapter suite ci release-tag sample restart log junit out".Split(' ')));

    [TestCase("downstrem", "downstream")]
    [TestCase("downstreamref", "downstream-ref")]
    [TestCase("restrat", "restart")]
    [TestCase("verbosty", "verbosity")]
    [TestCase("xylophone", null)]
    public void A_mistyped_option_is_found_with_the_nearest_known_one(string written, string? nearest) =>
        Assert.That(OptionNames.FindUnknown(["to", written, "Verbosity", "STEP"], ["verbosity"]), Is.EqualTo(new[] { new UnknownOption(written, nearest) }));
}
