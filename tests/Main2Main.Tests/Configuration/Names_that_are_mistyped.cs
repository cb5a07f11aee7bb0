using Main2Main.Configuration;

namespace Main2Main.Tests.Configuration;

/// <summary>Which known name is guessed.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Names_that_are_mistyped
{
    [TestCase("unti", "unit", TestName = "Two_letters_that_change_places_are_two_edits")]
    [TestCase("UNIT", "unit", TestName = "Capitals_do_not_matter")]
    [TestCase("unitt", "unit", TestName = "A_letter_too_many_is_one_edit")]
    [TestCase("uni", "unit", TestName = "A_letter_that_is_missing_is_one_edit")]
    [TestCase("xnit", "unit", TestName = "A_wrong_first_letter_is_one_edit")]
    [TestCase("unix", "unit", TestName = "A_wrong_last_letter_is_one_edit")]
    [TestCase("unxxx", null, TestName = "Three_edits_of_a_short_name_are_too_many")]
    [TestCase("lint-all-the-files", "lint-the-file", TestName = "A_third_of_a_long_name_may_differ")]
    [TestCase("lint-all-these-files", null, TestName = "More_than_a_third_may_not")]
    [TestCase("", null, TestName = "Nothing_is_no_name")]
    public void The_nearest_is_guessed(string written, string? nearest) => Assert.That(NearestName.Of(written, ["unit", "lint-the-file"]), Is.EqualTo(nearest));

    [Test]
    public void The_one_with_the_fewest_edits_wins_and_then_the_first_of_the_alphabet()
    {
        Assert.That(NearestName.Of("cart", ["cat", "carts-", "cast"]), Is.EqualTo("cast"));
        Assert.That(NearestName.Of("carts", ["chart", "carts2", "crt"]), Is.EqualTo("carts2"));
    }

    [Test]
    public void A_name_of_which_nothing_would_be_left_is_no_guess() => Assert.That(NearestName.Of("xy", ["ab", "x"]), Is.Null);

    [Test]
    public void Without_known_names_there_is_no_guess() => Assert.That(NearestName.Of("unit", []), Is.Null);
}
