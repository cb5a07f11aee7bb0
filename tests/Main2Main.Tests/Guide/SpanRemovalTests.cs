using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class SpanRemovalTests
{
    [TestCase("1. **A** (`x`, `dead`)", "1. **A** (`x`)")]
    [TestCase("1. **A** (`dead`, `x`)", "1. **A** (`x`)")]
    [TestCase("1. **A** (`x`, `dead`, `y`)", "1. **A** (`x`, `y`)")]
    [TestCase("1. **A** (`dead`)", "1. **A**")]
    [TestCase("Look at `x`, `y` and `dead`.", "Look at `x`, `y`.")]
    public void A_path_leaves_prose_together_with_what_joined_it(string text, string expected) =>
        Assert.That(Remove(text, isCell: false), Is.EqualTo(expected));

    [TestCase("`x`(`dead`)`y`", "`x` `y`")]
    [TestCase("`x`, `dead`.`y`", "`x`.`y`")]
    public void Codes_that_would_touch_stay_two(string text, string expected) => Assert.That(Remove(text, isCell: false), Is.EqualTo(expected));

    [TestCase("Check `dead` for overrides")]
    [TestCase("- `dead`")]
    [TestCase("`dead` overrides `x`")]
    [TestCase("Both `x` and `dead` override it")]
    [TestCase("(`dead`, which is old)")]
    public void A_path_inside_a_sentence_stays(string text) => Assert.That(Remove(text, isCell: false), Is.Null);

    [TestCase("`dead`", "")]
    [TestCase("`dead`, plus call sites under `x`", "plus call sites under `x`")]
    [TestCase("`x`, plus call sites under `dead`", "`x`")]
    [TestCase("`x`, all of `dead`, `y`", "`x`, `y`")]
    [TestCase("`x`, the `a, b` of `y`, `dead`", "`x`, the `a, b` of `y`")]
    [TestCase("`x`<br>`dead`", null)]
    public void A_path_leaves_a_cell_with_its_entry(string text, string? expected) => Assert.That(Remove(text, isCell: true), Is.EqualTo(expected));

    private static string? Remove(string text, bool isCell) => SpanRemoval.TryRemove(text, CodeSpan.Find(text).First(span => span.Path == "dead"), isCell);
}
