using Main2Main.Git;

namespace Main2Main.Tests.Impact;

/// <summary>Which files of a report come first.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Order_of_files
{
    private const string Use = "from host.a import go\n\ngo()\n";

    [Test]
    public async Task Of_two_alike_the_one_that_was_edited_more_often_comes_first()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "def go():\n    return 1\n")], ("plugin/a.py", Use), ("plugin/z.py", Use));
        _ = await pair.EditAsync(("plugin/z.py", "# once\n" + Use));
        _ = await pair.EditAsync(("plugin/z.py", "# twice\n" + Use));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def went():\n    return [1]\n"));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Files.Select(file => file.Path), Is.EqualTo(new[] { "plugin/z.py", "plugin/a.py" }));
    }

    [Test]
    public async Task An_edit_that_came_with_the_pin_counts_more_than_another()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "def go():\n    return 1\n")], ("plugin/a.py", Use), ("plugin/z.py", Use), ("PIN", "1\n"));
        _ = await pair.EditAsync(("plugin/a.py", "# own\n" + Use));
        _ = await pair.EditAsync(("plugin/z.py", "# sync\n" + Use), ("PIN", "2\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def went():\n    return [1]\n"));

        var report = await pair.AnalyseAsync(pins: ["PIN"]);

        Assert.That(report.Files.Select(file => file.Path), Is.EqualTo(new[] { "plugin/z.py", "plugin/a.py" }));
    }

    [Test]
    public async Task What_comes_after_the_looked_at_commit_does_not_count()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "def go():\n    return 1\n")], ("plugin/a.py", Use), ("plugin/z.py", Use));
        var seen = await pair.Downstream.HeadAsync();
        _ = await pair.EditAsync(("plugin/z.py", "# later\n" + Use));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def went():\n    return [1]\n"));

        var report = await pair.AnalyseAsync(at: seen);

        Assert.That(report.Files.Select(file => file.Path), Is.EqualTo(new[] { "plugin/a.py", "plugin/z.py" }));
    }

    [Test]
    public async Task What_only_derives_from_something_that_changed_comes_last()
    {
        using var pair = await ImpactPair.CreateAsync(
            [("host/a.py", "class Host:\n    def run(self):\n        return 1\n\n\ndef go():\n    return 1\n")],
            ("plugin/a.py", "from host.a import Host\n\n\nclass Mine(Host):\n    pass\n"), ("plugin/z.py", Use));
        _ = await pair.EditAsync(("plugin/a.py", "from host.a import Host\n\n\nclass Mine(Host):\n    size = 1\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "class Host:\n    def run(self):\n        return 2\n\n\ndef go():\n    return 2\n"));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Files.Select(file => file.Path), Is.EqualTo(new[] { "plugin/z.py", "plugin/a.py" }));
    }
}
