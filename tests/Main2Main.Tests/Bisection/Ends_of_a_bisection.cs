using Main2Main.Configuration;

namespace Main2Main.Tests.Bisection;

/// <summary>What the shell says of the two ends.</summary>
public sealed class Ends_of_a_bisection
{
    [Test]
    public void Both_are_taken_from_the_command_line_and_the_environment() =>
        Assert.That(Read([("good", "v1")], ("MAIN2MAIN_BAD", "main")), Is.EqualTo(new BisectEnds("v1", "main")));

    [Test]
    public void Neither_is_allowed() => Assert.That(Read([]), Is.EqualTo(new BisectEnds(null, null)));

    [TestCase("good", "v1", "--good is given without --bad")]
    [TestCase("bad", "v1", "--bad is given without --good")]
    [TestCase("good", "-x", "--good is '-x', but no revision starts with a dash")]
    [TestCase("bad", " ", "--bad has no value")]
    public void A_mistake_is_told(string option, string value, string message) =>
        Assert.That(() => Read([(option, value)]), Throws.TypeOf<Main2MainException>().With.Message.Contains(message));

    private static BisectEnds Read((string Option, string Value)[] options, params (string Name, string Value)[] variables) => BisectEnds.Of(new SettingsRequest
    {
        Options = options.ToDictionary(pair => pair.Option, IReadOnlyList<string?> (pair) => [pair.Value]),
        Environment = variables.ToDictionary(pair => pair.Name, pair => pair.Value),
        WorkingDirectory = Path.GetTempPath(),
    });
}
