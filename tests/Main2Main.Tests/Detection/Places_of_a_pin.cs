using Main2Main.Configuration;
using Main2Main.Detection;

namespace Main2Main.Tests.Detection;

/// <summary>What the downstream records, in places of different trust, spelling and kind.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Places_of_a_pin
{
    private const string Whole = "^(?<value>[0-9a-f]{40})$";

    [Test]
    public async Task The_first_place_with_a_valid_value_counts_and_a_placeholder_is_none()
    {
        using var pair = new PinnedPair();
        pair.Write(("TAG", "v1.2.0\n"), ("conf.py", "'''\n  \"tag\": \"<tag>\",\n'''\n"), ("PIN", pair.First));
        var drift = await pair.DetectAsync(
            pin: [new() { File = "PIN", Pattern = Whole }], release: [Tag("TAG", "^(?<value>\\S+)$"), Tag("conf.py", "\"tag\": \"(?<value>[^\"]+)\"")]);

        Assert.That(drift.CompatTag, Is.EqualTo("v1.2.0"));
        Assert.That(drift.Warnings, Is.Empty);
    }

    [TestCase("<tag>")]
    [TestCase("vX.Y.Z")]
    [TestCase("{tag}")]
    [TestCase("...")]
    [TestCase("TODO")]
    [TestCase("0000000000000000000000000000000000000000")]
    [TestCase("9090368b65")]
    public async Task A_place_without_a_valid_value_leaves_it_to_the_next_one(string placeholder)
    {
        using var pair = new PinnedPair();
        pair.Write(("a", placeholder + "\n"), ("b", "v1.2.0\n"), ("PIN", pair.First));
        var drift = await pair.DetectAsync(pin: [new() { File = "PIN", Pattern = Whole }], release: [Tag("a", "^(?<value>.+)$"), Tag("b", "^(?<value>.+)$")]);

        Assert.That(drift.CompatTag, Is.EqualTo("v1.2.0"));
        Assert.That(drift.Warnings, Is.Empty);
    }

    [Test]
    public async Task A_later_place_that_contradicts_is_a_warning_with_both_places()
    {
        using var pair = new PinnedPair();
        pair.Write(("PIN", pair.First + "\n"), ("old", $"x\n{pair.Second}\n"));
        var drift = await pair.DetectAsync(pin: [new() { File = "PIN", Pattern = Whole }, new() { File = "old", Pattern = Whole }]);

        Assert.That(drift.BaseCommit, Is.EqualTo(pair.First));
        Assert.That(drift.PinSources, Is.EqualTo(["PIN"]));
        Assert.That(drift.Warnings.Single(), Does.Contain($"old:2 says {pair.Second}").And.Contain($"PIN:1, which is trusted more, says {pair.First}"));
    }

    [Test]
    public async Task One_place_with_two_values_is_ambiguous()
    {
        using var pair = new PinnedPair();
        pair.Write(("PIN", $"{pair.First}\n{pair.Second}\n"));
        var failure = await Assert.ThrowsAsync<Main2MainException>(() => pair.DetectAsync(pin: [new() { File = "PIN", Pattern = Whole }]));

        Assert.That(failure!.Message, Does.Contain("ambiguous").And.Contain($"PIN:1 says {pair.First}").And.Contain($"PIN:2 says {pair.Second}"));
    }

    [Test]
    public async Task A_place_that_is_a_link_is_read_at_a_commit_as_in_the_working_tree()
    {
        using var pair = new PinnedPair();
        pair.Write(("pins/engine.txt", pair.First + "\n"));
        pair.Link("PIN", "pins/engine.txt");
        PinSource[] pin = [new() { File = "PIN", Pattern = Whole }];

        Assert.That((await pair.DetectAsync(pin)).BaseCommit, Is.EqualTo(pair.First));
        Assert.That((await pair.DetectAsync(pin, look: "HEAD")).BaseCommit, Is.EqualTo(pair.First));
    }

    [Test]
    public void A_place_at_a_commit_that_is_a_link_to_elsewhere_is_told_as_one()
    {
        using var pair = new PinnedPair();
        pair.Link("PIN", "/etc/engine.txt");

        Assert.That(
            () => pair.DetectAsync([new() { File = "PIN", Pattern = Whole }], look: "HEAD"),
            Throws.InstanceOf<Main2MainException>().With.Message.Contains("'PIN' at HEAD of")
                .And.Message.Contains("is a link to '/etc/engine.txt', out of the repository"));
    }

    [TestCase("\"engine==(?<value>[^\"]+)\"", "    \"engine==1.2.0\",\n", "v{value}")]
    [TestCase("^ARG ENGINE_VERSION=(?<value>\\S+)", "ARG ENGINE_VERSION=v1.2.0\n", null)]
    [TestCase("^ENGINE_VERSION=\"(?<value>[^\"]+)\"", "ENGINE_VERSION=\"1.2.0\"\n", "v{value}")]
    [TestCase("rev = \"(?<value>[^\"]+)\"", "engine = { git = \"u\", rev = \"v1.2.0\" }\n", "{value}")]
    public async Task A_version_names_the_upstreams_tag_in_its_own_spelling(string pattern, string text, string? tag)
    {
        using var pair = new PinnedPair();
        pair.Write(("f", text));
        var drift = await pair.DetectAsync(pin: [new() { File = "f", Pattern = pattern, Tag = tag }]);

        Assert.That((drift.BaseCommit, drift.PinTag), Is.EqualTo((pair.First, "v1.2.0")));
    }

    [Test]
    public async Task A_tag_that_is_not_fetched_is_told_with_the_command_that_fetches_it()
    {
        using var pair = new PinnedPair();
        pair.Write(("f", "engine==9.9.1\n"));
        var failure = await Assert.ThrowsAsync<Main2MainException>(
            () => pair.DetectAsync(pin: [new() { File = "f", Pattern = "==(?<value>.+)$", Tag = "v{value}" }]));

        Assert.That(failure!.Problem, Does.Contain("9.9.1 (f:1) is the tag v9.9.1, which is not in the upstream"));
        Assert.That(failure.Remedy, Does.Contain("fetch origin refs/tags/v9.9.1:refs/tags/v9.9.1"));
    }

    [Test]
    public async Task A_commit_on_another_branch_is_read_there_and_the_remotes_counts_more()
    {
        using var pair = new PinnedPair();
        pair.OnBranch("refs/heads/engine/last-good", ("PIN", pair.First));
        pair.OnBranch("refs/remotes/origin/engine/last-good", ("PIN", pair.Second));
        var drift = await pair.DetectAsync(pin: [new() { File = "PIN", Pattern = Whole, Ref = "engine/last-good" }]);

        Assert.That(drift.BaseCommit, Is.EqualTo(pair.Second));
        Assert.That(drift.PinSources, Is.EqualTo(["engine/last-good:PIN"]));
    }

    [Test]
    public async Task A_branch_that_is_not_fetched_is_told_with_the_command_that_fetches_it()
    {
        using var pair = new PinnedPair();
        pair.OnBranch("refs/heads/engine/last-good/too", ("PIN", pair.First));
        var failure = await Assert.ThrowsAsync<Main2MainException>(
            () => pair.DetectAsync(pin: [new() { File = "PIN", Pattern = Whole, Ref = "engine/last-good" }]));

        Assert.That(failure!.Problem, Does.Contain("the branch 'engine/last-good', which holds PIN, is not in"));
        Assert.That(failure.Remedy, Does.Contain("fetch origin +refs/heads/engine/last-good:refs/remotes/origin/engine/last-good"));
    }

    [Test]
    public async Task Another_upstream_is_reported()
    {
        using var pair = new PinnedPair();
        pair.Write(("PIN", pair.First), ("requirements.txt", "a\njax==0.11.0\n"));
        var drift = await pair.DetectAsync(
            pin: [new() { File = "PIN", Pattern = Whole }], others: [new() { Name = "jax", File = "requirements.txt", Pattern = "^jax==(?<value>.+)$" }]);

        Assert.That(drift.OtherPins, Is.EqualTo([new OtherUpstream("jax", "0.11.0", "requirements.txt", 2)]));
    }

    [TestCase("{value}", "v1.2.0", "v1.2.0")]
    [TestCase("v{value}", "1.2.0rc1", "v1.2.0rc1")]
    [TestCase("engine-{value}-final", "1.2", "engine-1.2-final")]
    [TestCase("v{value}", "x.y.z", null)]
    public void Versions_and_tags_are_made_of_each_other(string template, string value, string? tag)
    {
        var form = new TagForm(template);
        Assert.That(form.TagOf(value), Is.EqualTo(tag));
        Assert.That(tag is null ? null : form.ValueOf(tag), Is.EqualTo(tag is null ? null : value));
    }

    [Test]
    public void An_excluded_bound_is_the_version_behind()
    {
        var form = new TagForm("v{value}", excluded: true);
        Assert.That(
            (form.TagOf("1.2.1"), form.ValueOf("v1.3.0"), form.TagOf("1.2"), form.TagOf("2.0")), Is.EqualTo(("v1.2.0", "1.3.1", "v1.1", (string?)null)));
    }

    private static PinSource Tag(string file, string pattern) => new() { File = file, Pattern = pattern };
}
