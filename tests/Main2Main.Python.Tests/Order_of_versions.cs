namespace Main2Main.Python.Tests;

/// <summary>Versions are read and ordered as Python packages are.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Order_of_versions
{
    private static readonly string[] Rising =
    [
        "0.9", "0.9.1", "0.10", "1.0.dev0", "1.0.dev3", "1.0a1.dev2", "1.0a1", "1.0a2", "1.0b1", "1.0b1.post1", "1.0rc1", "1.0rc2", "1.0rc10", "1.0", "1.0.post0.dev1", "1.0.post0", "1.0.post1.dev1", "1.0.post1", "1.0.post2",
        "1.0.0.1", "1.0.1", "1.1", "1.9.9.9.9.9.9.9", "1.10", "99999999999999999999", "1!0.1", "1!0.2", "2!0.0",
    ];

    [Test]
    public void Each_is_newer_than_those_before_it()
    {
        for (var left = 0; left < Rising.Length; left++)
        {
            for (var right = 0; right < Rising.Length; right++)
            {
                Assert.That(Math.Sign(Read(Rising[left]).Order(Read(Rising[right]))), Is.EqualTo(left.CompareTo(right)), $"{Rising[left]} against {Rising[right]}");
            }
        }
    }

    [TestCase("1.0", "1")]
    [TestCase("1.0", "1.0.0.0")]
    [TestCase("v1.0", " 1.0 ")]
    [TestCase("V1.0", "1.0")]
    [TestCase("0.0", "0")]
    [TestCase("1.0alpha1", "1.0a1")]
    [TestCase("1.0-BETA_2", "1.0b2")]
    [TestCase("1.0c1", "1.0rc1")]
    [TestCase("1.0pre1", "1.0rc1")]
    [TestCase("1.0.preview.1", "1.0rc1")]
    [TestCase("1.0a", "1.0a0")]
    [TestCase("1.0.post", "1.0.post0")]
    [TestCase("1.0-3", "1.0.post3")]
    [TestCase("1.0.r3", "1.0.post3")]
    [TestCase("1.0rev3", "1.0.post3")]
    [TestCase("1.0dev", "1.0.dev0")]
    [TestCase("1.0+cpu.1", "1.0")]
    [TestCase("0!1.0", "1.0")]
    public void Two_spellings_are_one_version(string left, string right) => Assert.That(Read(left).Order(Read(right)), Is.Zero);

    [TestCase("1.0.dev1", true)]
    [TestCase("1.0a1", true)]
    [TestCase("1.0rc1", true)]
    [TestCase("1.0.post1.dev1", true)]
    [TestCase("1.0", false)]
    [TestCase("1.0.post1", false)]
    public void What_comes_before_a_release_is_no_release(string text, bool isPreRelease) => Assert.That(Read(text).IsPreRelease, Is.EqualTo(isPreRelease));

    [TestCase("")]
    [TestCase("main")]
    [TestCase("1.")]
    [TestCase("1.0x")]
    [TestCase("vv1.0")]
    [TestCase("1.0 beta")]
    [TestCase("1.0+")]
    [TestCase("release-1.0")]
    [TestCase("1.2.3.4.5.6.7.8.9")]
    public void Other_texts_are_no_versions(string text) => Assert.That(PackageVersion.TryParse(text), Is.Null);

    private static PackageVersion Read(string text) => PackageVersion.TryParse(text)!;
}
