using FsCheck;
using FsCheck.Fluent;
using Main2Main.Untrusted;

namespace Main2Main.Tests.Untrusted;

/// <summary>Control characters are shown, and no line of a log is a command by chance.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Text_of_others_on_a_terminal
{
    [TestCase("\u001b]52;c;ZXZpbA==\u0007", "\\x1b]52;c;ZXZpbA==\\x07")]
    [TestCase("a\rb\r\nc\td\n", "a\\x0db\nc\td\n")]
    [TestCase("\u009b2J\u0085\u007f", "\\x9b2J\\x85\\x7f")]
    [TestCase("x\u202ey\u2066z\u2028", "x\\u202ey\\u2066z\\u2028")]
    [TestCase("plain, ä 語 🙂", "plain, ä 語 🙂")]
    public void Is_shown(string text, string shown) => Assert.That(ConsoleText.Of(text), Is.EqualTo(shown));

    [FsCheck.NUnit.Property]
    public Property Sends_nothing_whatever_it_is() => Prop.ForAll(Gen.Choose(0, 0x2fff).Select(code => (char)code).ArrayOf().Select(letters => new string(letters)).ToArbitrary(), text =>
        Assert.That(ConsoleText.Of(text).Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')), Is.False));

    [TestCase("::set-output name=a::b", ": :set-output name=a::b")]
    [TestCase("  ::error::x", "  : :error::x")]
    [TestCase("a ::error::x", "a ::error::x")]
    [TestCase("a\n::error::x", "a\n: :error::x")]
    [TestCase("a\r::error::x", "a\r: :error::x")]
    [TestCase("a##[set-output name=x;]y", "a## [set-output name=x;]y")]
    [TestCase("###[x]", "### [x]")]
    [TestCase("##vso[task.setvariable]", "##vso [task.setvariable]")]
    [TestCase("##teamcity[x]", "##teamcity [x]")]
    [TestCase("## heading [link]", "## heading [link]")]
    [TestCase("#[derive] std::vector", "#[derive] std::vector")]
    [TestCase(":::x", ": ::x")]
    [TestCase("%0A::error::x", "%0A::error::x")]
    public void Commands_nobody(string text, string split) => Assert.That(CommandGuard.Of(text), Is.EqualTo(split));

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property Commands_nobody_whatever_it_is_made_of() => Prop.ForAll(Gen.Elements(":", "::", "#", "##", "[", "a", "vso", " ", "\t", "\n", "\r", "x]", "set-output").ArrayOf().Select(string.Concat).ToArbitrary(), text =>
    {
        var lines = CommandGuard.Of(text).Split(['\n', '\r']);
        Assert.That(lines.Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)), Is.Empty, text);
        Assert.That(lines.Where(line => line.Contains("##[", StringComparison.Ordinal) || line.Contains("##vso[", StringComparison.Ordinal)), Is.Empty, text);
    });
}
