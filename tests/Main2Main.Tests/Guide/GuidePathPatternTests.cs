using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class GuidePathPatternTests
{
    [TestCase("core/a.py", "core/a.py")]
    [TestCase("core/v1/", "core/v1/deep/x.py")]
    [TestCase("core/v1", "core/v1/x.py")]
    [TestCase("core/config*.py", "core/config.py")]
    [TestCase("core/config*.py", "core/config_utils.py")]
    [TestCase("core/config*.py", "core/config/x.py")]
    [TestCase("core/config.py", "core/config/deep/x.py")]
    [TestCase("core/config/", "core/config.py")]
    [TestCase("core/*/api.py", "core/v1/api.py")]
    [TestCase("core/**/api.py", "core/v1/deep/api.py")]
    [TestCase("core/v?/", "core/v1/x.py")]
    [TestCase("requirements*", "requirements/common.txt")]
    [TestCase("requirements*", "requirements.txt")]
    [TestCase("core/Ä b (c)+.py", "core/Ä b (c)+.py")]
    public void A_row_covers_the_file(string path, string file) => Assert.That(new GuidePathPattern(path).Covers(file), Is.True);

    [TestCase("core/a.py", "core/a.pyi")]
    [TestCase("core/v1", "core/v10/x.py")]
    [TestCase("core/v1/", "core/v1x.py")]
    [TestCase("core/config*.py", "core/other/config.py")]
    [TestCase("core/config*.py", "core/config.txt")]
    [TestCase("core/*/api.py", "core/v1/deep/api.py")]
    [TestCase("core/v?/", "core/v10/x.py")]
    [TestCase("core/x.y/", "core/xzy/a.py")]
    [TestCase("core/A.py", "core/a.py")]
    public void A_row_does_not_cover_the_file(string path, string file) => Assert.That(new GuidePathPattern(path).Covers(file), Is.False);

    [Test]
    public void A_module_that_became_a_package_is_covered_but_does_not_exist_under_its_old_name()
    {
        var pattern = new GuidePathPattern("core/config.py");

        Assert.That(pattern.Covers("core/config/x.py"), Is.True);
        Assert.That(pattern.Names("core/config/x.py"), Is.False);
    }
}
