using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Publishing;
using Main2Main.Tests.Configuration;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Publishing;

[Parallelizable(ParallelScope.All)]
public sealed partial class The_page_on_publishing
{
    private static readonly string Page = File.ReadAllText(Checkout.PathOf("reference/publishing.md"));

    [Test]
    public void Lists_every_name_that_templates_may_read_and_no_other()
    {
        using var world = new PublishingWorld();
        var state = world.Run().State;
        var run = new PublishedRun(state, new WorkspaceFolder(world.Workspace), [], "tree");
        var listed = Page.Split("## Templates")[1].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]).ToArray();
        Assert.That(listed, Is.EqualTo(new Proposal(run, world.Settings).Names));
    }

    [Test]
    public void Holds_only_examples_that_load()
    {
        var examples = Example().Matches(Page).Select(match => match.Groups["json"].Value).ToArray();
        Assert.That(examples, Has.Length.EqualTo(1));
        using var fixture = new SettingsFixture();
        var settings = fixture.Shaped().Json(examples[0]).Load();
        Assert.That(settings.Publish.Remote, Is.EqualTo("origin"));
    }

    [Test]
    public void Speaks_of_a_switch_that_wins_over_the_file()
    {
        using var fixture = new SettingsFixture();
        var settings = fixture.Shaped().Json("{ \"publish\": { \"remote\": \"origin\", \"base\": \"dev\" } }").Option("remote", "fork").Load();
        Assert.That(settings.Publish, Is.EqualTo(new PublishSettings { Remote = "fork", Base = "dev", Labels = settings.Publish.Labels }));
        using var bare = new SettingsFixture();
        Assert.That(bare.Shaped().Variable("MAIN2MAIN_REMOTE", "fork").Load().Publish.Remote, Is.EqualTo("fork"));
    }

    [GeneratedRegex("^```json\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();
}
