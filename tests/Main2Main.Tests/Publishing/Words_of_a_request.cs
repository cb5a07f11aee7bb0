using Main2Main.Publishing;

namespace Main2Main.Tests.Publishing;

[Parallelizable(ParallelScope.All)]
public sealed class Words_of_a_request
{
    [TestCase("https://github.com/owner/name.git", "owner/name")]
    [TestCase("https://github.com/owner/name", "owner/name")]
    [TestCase("https://user:secret@github.com/owner/na.me.git/", "owner/na.me")]
    [TestCase("https://x-access-token:a@b@GitHub.com/owner/name", "owner/name")]
    [TestCase("git@github.com:owner/name.git", "owner/name")]
    [TestCase("ssh://git@ssh.github.com:443/owner/name.git", "owner/name")]
    [TestCase("ssh://git@ghe.example.org/owner/name", "ghe.example.org/owner/name")]
    [TestCase("/srv/git/name.git", null)]
    [TestCase("../name", null)]
    [TestCase("C:/git/name", null)]
    [TestCase("https://example.org/name", null)]
    [TestCase("https://gitlab.example.org/group/sub/name", null)]
    public void A_repository_is_read_from_the_address_of_a_remote(string address, string? repository) =>
        Assert.That(RepositoryName.OfAddress(address)?.ToString(), Is.EqualTo(repository));

    [Test]
    public void The_last_marker_of_a_text_is_read_back()
    {
        var marker = new Marker("20260101-000000", "aa", "bb", "cc");
        Assert.That(Marker.Read($"text\r\n{marker with { Head = "dd" }}\r\n{marker}\r\n"), Is.EqualTo(marker));
        Assert.That(Marker.Read("<!-- main2main-publish run=x -->"), Is.Null);
    }
}
