using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

public sealed class Placeholders_in_commands
{
    [TestCase("{upstream}:{downstream}/x:{workspace}", "/u:/d/x:/w")]
    [TestCase("{request} and {request}", "/r and /r")]
    [TestCase("{nobody} {Upstream} {} {upstream", "{nobody} {Upstream} {} {upstream")]
    [TestCase("{{upstream}}", "{/u}")]
    public void Known_names_are_replaced_and_others_stay(string text, string expected) =>
        Assert.That(Placeholders.Fill(text, "/u", "/d", "/w", ("request", "/r")), Is.EqualTo(expected));

    [Test]
    public void What_is_put_in_is_not_searched_again() =>
        Assert.That(Placeholders.Fill("{upstream} {downstream}", "/{downstream}", "/$0{workspace}", "/w"), Is.EqualTo("/{downstream} /$0{workspace}"));

    [Test]
    public void A_folder_that_is_not_named_stays_a_placeholder() =>
        Assert.That(Placeholders.Fill("{upstream}", null, "/d", "/w"), Is.EqualTo("{upstream}"));
}
