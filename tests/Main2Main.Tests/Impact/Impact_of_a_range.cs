using System.Text.Json;
using Main2Main.Git;
using Main2Main.Impact;

namespace Main2Main.Tests.Impact;

/// <summary>What somebody reads who asks what the upstream broke.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Impact_of_a_range
{
    private const string Worker = """
        class Worker:
            limit: int = 3

            def run(self, batch):
                total = 0
                for item in batch:
                    total = total + item.size * self.limit
                    if total > 100:
                        raise ValueError("too much")
                return total

        """;

    [Test]
    public async Task An_import_whose_module_moved_breaks_and_names_the_new_place_and_the_commit()
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", "\nfrom host.worker import Worker\n"));
        var mover = await pair.ChangeAsync("Move the worker (#41)", ("host/worker.py", null), ("host/engine/worker.py", Worker), ("host/engine/__init__.py", string.Empty));
        _ = await pair.ChangeAsync("Something else (#42)", ("host/other.py", "X = 1\n"));

        var report = await pair.AnalyseAsync();

        var finding = report.Findings.First(found => found.DownstreamFile == "plugin/a.py");
        Assert.That(finding, Has.Property(nameof(finding.Severity)).EqualTo(ImpactSeverity.Breaks).And.Property(nameof(finding.Line)).EqualTo(2).And.Property(nameof(finding.Usage)).EqualTo(ImpactUsage.Import));
        Assert.That(finding.Suggestion, Does.Contain("host.engine.worker"));
        Assert.That(finding.Commits, Is.EqualTo(new[] { mover }));
        Assert.That(report.Commits.Select(commit => (commit.Sha, commit.Pr)), Is.EqualTo(new[] { (mover, (int?)41) }), "a commit that explains nothing is not blamed");
    }

    [Test]
    public async Task A_move_that_stays_importable_is_no_break()
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", "from host.worker import Worker\n"));
        _ = await pair.ChangeAsync("Move", ("host/worker.py", "from host.impl import Worker\n"), ("host/impl.py", Worker));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Select(finding => finding.Severity), Has.None.EqualTo(ImpactSeverity.Breaks));
    }

    [TestCase("def run(self, batch, *, mode):", "worker.run([])", true)]
    [TestCase("def run(self, batch, *, mode=None):", "worker.run([])", false)]
    [TestCase("def run(self, items):", "worker.run(batch=[])", true)]
    [TestCase("def run(self, items):", "worker.run([])", false)]
    public async Task A_call_breaks_only_when_its_arguments_no_longer_fit(string signature, string call, bool breaks)
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", $"from host.worker import Worker\n\ndef start(worker: Worker):\n    {call}\n"));
        _ = await pair.ChangeAsync("Change", ("host/worker.py", Worker.Replace("def run(self, batch):", signature, StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        var broken = report.Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => (finding.DownstreamFile, finding.Line, finding.DownstreamSymbol));
        Assert.That(broken.Distinct(), breaks ? Is.EqualTo(new[] { ("plugin/a.py", 4, "start") }) : Is.Empty);
    }

    [Test]
    public async Task An_override_through_a_downstream_class_in_another_file_is_checked_against_the_new_signature()
    {
        using var pair = await ImpactPair.CreateAsync(
            [("host/worker.py", Worker)],
            ("plugin/base.py", "from host.worker import Worker\n\nclass Base(Worker):\n    pass\n"),
            ("plugin/leaf.py", "from plugin.base import Base\n\nclass Leaf(Base):\n    def run(self, batch):\n        return 1\n"));
        _ = await pair.ChangeAsync("Add", ("host/worker.py", Worker.Replace("(self, batch)", "(self, batch, mode)", StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        var finding = report.Findings.First(found => found.DownstreamFile == "plugin/leaf.py");
        Assert.That((finding.Usage, finding.Severity, finding.DownstreamSymbol), Is.EqualTo((ImpactUsage.Override, ImpactSeverity.Breaks, "Leaf.run")));
        Assert.That(finding.Suggestion, Does.Contain("'mode'"));
    }

    [Test]
    public async Task A_removed_field_breaks_who_reads_it_and_nobody_who_only_imports_its_class()
    {
        using var pair = await ImpactPair.CreateAsync(
            [("host/worker.py", Worker)],
            ("plugin/reads.py", "from host.worker import Worker\n\ndef limit(worker: Worker | None):\n    return worker.limit\n"),
            ("plugin/imports.py", "from host.worker import Worker\n\ndef name(worker: Worker):\n    return str(worker)\n"));
        _ = await pair.ChangeAsync("Drop", ("host/worker.py", Worker.Replace("    limit: int = 3\n", string.Empty, StringComparison.Ordinal).Replace("self.limit", "3", StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Files.Select(file => (file.Path, file.Severity)), Is.EqualTo(new[] { ("plugin/reads.py", ImpactSeverity.Breaks) }));
        Assert.That(report.Findings[0].Old, Does.Contain("limit"));
    }

    [Test]
    public async Task A_copied_function_whose_original_changed_is_found_although_nothing_is_imported()
    {
        var body = Worker[Worker.IndexOf("    def run", StringComparison.Ordinal)..];
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/copy.py", $"class Mine:\n{body}"));
        _ = await pair.ChangeAsync("Mend", ("host/worker.py", Worker.Replace("total > 100", "total > self.limit * 10", StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        var finding = report.Findings.Single(found => found.Change == "body_changed");
        Assert.That((finding.DownstreamFile, finding.DownstreamSymbol, finding.Usage, finding.Severity), Is.EqualTo(("plugin/copy.py", "Mine.run", ImpactUsage.Copy, ImpactSeverity.Review)));
        Assert.That(finding, Has.Property(nameof(finding.Similarity)).EqualTo(1).And.Property(nameof(finding.Carried)).EqualTo(1));
    }

    [Test]
    public async Task A_copy_is_a_copy_of_what_it_is_most_like_and_not_of_its_cousins()
    {
        var cousin = Worker.Replace("total = total + item.size * self.limit", "total = total + item.length * self.most - self.least", StringComparison.Ordinal).Replace("class Worker", "class Cousin", StringComparison.Ordinal);
        var body = Worker[Worker.IndexOf("    def run", StringComparison.Ordinal)..];
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker), ("host/cousin.py", cousin)], ("plugin/copy.py", $"from host.worker import Worker\n\nclass Mine:\n{body}"));
        _ = await pair.ChangeAsync("Mend the cousin", ("host/cousin.py", cousin.Replace("total > 100", "total > self.most * 10", StringComparison.Ordinal)));

        Assert.That((await pair.AnalyseAsync()).Findings.Where(finding => finding.Usage == ImpactUsage.Copy), Is.Empty);

        _ = await pair.ChangeAsync("Mend the original", ("host/worker.py", Worker.Replace("total > 100", "total > self.limit * 10", StringComparison.Ordinal)));

        Assert.That((await pair.AnalyseAsync()).Findings.Where(finding => finding.Usage == ImpactUsage.Copy).Select(finding => finding.UpstreamSymbol), Is.EqualTo(new[] { "host.worker.Worker.run" }));
    }

    [Test]
    public async Task A_patch_and_the_package_that_activates_it_are_found()
    {
        using var pair = await ImpactPair.CreateAsync(
            [("host/worker.py", Worker)],
            ("plugin/patch/__init__.py", "import plugin.patch.patch_worker\n"),
            ("plugin/patch/patch_worker.py", "import host.worker\n\ndef run(self, batch):\n    return 0\n\nhost.worker.Worker.run = run\n"));
        _ = await pair.ChangeAsync("Rename", ("host/worker.py", Worker.Replace("def run", "def execute", StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Select(finding => (finding.DownstreamFile, finding.Usage)), Does.Contain(("plugin/patch/patch_worker.py", ImpactUsage.Patch)).And.Contain(("plugin/patch/__init__.py", ImpactUsage.Wiring)));
        Assert.That(report.Files[0].Path, Is.EqualTo("plugin/patch/patch_worker.py"));
    }

    [Test]
    public async Task A_field_that_a_base_offers_under_the_same_name_is_no_break()
    {
        const string before = "class Base:\n    @property\n    def item(self):\n        return self._item\n\nclass Host(Base):\n    def __init__(self, item):\n        self.item = make_something_of(item)\n";
        using var pair = await ImpactPair.CreateAsync([("host/a.py", before)], ("plugin/a.py", "from host.a import Host\n\ndef use(host: Host):\n    return host.item\n"));
        _ = await pair.ChangeAsync("Keep it", ("host/a.py", before.Replace("self.item = ", "self._item = ", StringComparison.Ordinal)));

        Assert.That((await pair.AnalyseAsync()).Findings.Where(finding => finding.Severity != ImpactSeverity.Review), Is.Empty);
    }

    [Test]
    public async Task An_abstract_member_that_a_class_between_implements_is_no_break()
    {
        const string before = "from abc import abstractmethod\n\nclass Node:\n    def run(self):\n        raise NotImplementedError\n\nclass Leaf(Node):\n    def run(self):\n        return 1\n";
        using var pair = await ImpactPair.CreateAsync([("host/a.py", before)], ("plugin/a.py", "from host.a import Leaf, Node\n\nclass Mine(Leaf):\n    pass\n\nclass Bare(Node):\n    pass\n"));
        _ = await pair.ChangeAsync("Demand it", ("host/a.py", before.Replace("class Node:\n", "class Node:\n    @abstractmethod\n", StringComparison.Ordinal)));

        Assert.That((await pair.AnalyseAsync()).Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => finding.DownstreamSymbol), Is.EqualTo(new[] { "Bare" }));
    }

    [Test]
    public async Task A_changed_default_concerns_the_calls_that_use_it()
    {
        using var pair = await ImpactPair.CreateAsync(
            [("host/a.py", "def register(name, key=None):\n    return name\n")],
            ("plugin/a.py", "from host.a import register\n\nregister('a', key='x')\nregister('b', 'y')\nregister('c')\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def register(name, key='other'):\n    return name\n"));

        Assert.That((await pair.AnalyseAsync()).Findings.Select(finding => (finding.Change, finding.Line)), Is.EqualTo(new[] { ("parameter_default_changed", 5) }));
    }

    [TestCase("sampler(logits=1)", false)]
    [TestCase("gather(logits=1)", true)]
    public async Task An_argument_that_is_gone_is_mentioned_by_calls_of_a_function_of_that_name_alone(string call, bool mentioned)
    {
        const string before = "class Sampler:\n    def gather(self, logits, count):\n        return count\n";
        using var pair = await ImpactPair.CreateAsync([("host/a.py", before)], ("plugin/a.py", $"import host.a\n\ndef use(thing):\n    return host.a.Sampler, thing.{call}\n"));
        _ = await pair.ChangeAsync("Drop", ("host/a.py", before.Replace("logits, ", string.Empty, StringComparison.Ordinal)));

        Assert.That((await pair.AnalyseAsync()).Findings.Any(finding => finding.Usage == ImpactUsage.Mention), Is.EqualTo(mentioned));
    }

    [TestCase("seed", ImpactSeverity.Review)]
    [TestCase("seed, device", ImpactSeverity.Likely)]
    public async Task A_member_that_the_upstream_adds_is_a_clash_when_ours_of_that_name_does_not_fit(string parameters, ImpactSeverity severity)
    {
        using var pair = await ImpactPair.CreateAsync(
            [("host/a.py", "class Platform:\n    name = 'x'\n")], ("plugin/a.py", "from host.a import Platform\n\nclass Mine(Platform):\n    def seed_all(self, seed):\n        return seed\n"));
        _ = await pair.ChangeAsync("Add", ("host/a.py", $"class Platform:\n    name = 'x'\n\n    def seed_all(self, {parameters}):\n        return seed\n"));

        Assert.That((await pair.AnalyseAsync()).Findings.Single(finding => finding.Change == "member_added").Severity, Is.EqualTo(severity));
    }

    [Test]
    public async Task What_a_neighbour_in_the_source_folder_re_exports_is_followed()
    {
        const string before = "class Base:\n    def run(self, first):\n        return first\n";
        using var pair = await ImpactPair.CreateAsync(
            [("src/_engine/__init__.py", string.Empty), ("src/_engine/core.py", before), ("src/engine/__init__.py", "from _engine.core import Base\n")],
            ("plugin/a.py", "from engine import Base\n\nclass Mine(Base):\n    def run(self, first):\n        return first\n"));
        _ = await pair.ChangeAsync("Extend", ("src/_engine/core.py", before.Replace("first):", "first, second):", StringComparison.Ordinal)));

        Assert.That((await pair.AnalyseAsync(upstreamPackage: "src/_engine")).Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => finding.DownstreamSymbol), Is.EqualTo(new[] { "Mine.run" }));
    }

    [Test]
    public async Task A_package_folder_that_is_not_there_is_an_error_that_names_the_key()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "x = 1\n")], ("plugin/a.py", "x = 1\n"));

        Assert.That(() => pair.AnalyseAsync(upstreamPackage: "hots"), Throws.TypeOf<Main2MainException>().With.Message.Contains("'hots'").And.Property(nameof(Main2MainException.Kind)).EqualTo(FailureKind.Configuration));
    }

    [TestCase("import host.worker\n\ndef load():\n    setattr(host.worker.Worker, 'run', None)\n", "member_renamed")]
    [TestCase("from host.worker import Worker\n\ndef load():\n    for name in names():\n        setattr(Worker, name, None)\n", "member_renamed")]
    [TestCase("from unittest import mock\n\n@mock.patch('host.worker.Worker.run')\ndef load(run):\n    return run\n", "member_renamed")]
    [TestCase("from unittest.mock import patch\nfrom host.worker import Worker\n\ndef load():\n    with patch.object(Worker, 'run'):\n        pass\n", "member_renamed")]
    [TestCase("def load(monkeypatch):\n    monkeypatch.setattr('host.worker.Worker.run', None)\n", "member_renamed")]
    public async Task A_patch_is_found_however_it_is_written(string code, string change)
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/patches.py", code));
        _ = await pair.ChangeAsync("Rename", ("host/worker.py", Worker.Replace("def run", "def execute", StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Where(finding => finding.Usage == ImpactUsage.Patch).Select(finding => finding.Change), Does.Contain(change));
    }

    [TestCase("from enum import Enum\n\nclass Mode(str, Enum):\n    FAST = 'fast'\n    SLOW = 'slow'\n", "    SLOW = 'slow'\n", "    SLOW = 'slow'\n    EXACT = 'exact'\n", "Mode")]
    [TestCase("from typing import Literal\n\nclass Config:\n    mode: Literal['fast', 'slow'] = 'fast'\n", "'slow']", "'slow', 'exact']", "Config.mode")]
    [TestCase("MODES = ['fast', 'slow']\n", "'slow']", "'slow', 'exact']", "MODES")]
    [TestCase("def pick(config):\n    if config.mode == 'fast':\n        return 1\n    return 2\n", "    return 2\n", "    if config.mode == 'exact':\n        return 3\n    return 2\n", "pick")]
    public async Task Code_that_tells_values_apart_is_shown_when_the_upstream_adds_one(string before, string part, string replacement, string symbol)
    {
        using var pair = await ImpactPair.CreateAsync(
            [("host/modes.py", before)],
            ("plugin/choose.py", "def choose(config):\n    if config.mode == 'fast':\n        return 1\n    if config.mode in ('slow', 'other'):\n        return 2\n"),
            ("plugin/knows.py", "def choose(config):\n    return config.mode == 'fast' or config.mode in ('slow', 'exact')\n"),
            ("plugin/apart.py", "def choose(config):\n    return config.kind == 'slow'\n"));
        var commit = await pair.ChangeAsync("Add a mode", ("host/modes.py", before.Replace(part, replacement, StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        var finding = report.Findings.Single(found => found.Usage == ImpactUsage.ComparedValue);
        Assert.That((finding.DownstreamFile, finding.DownstreamSymbol, finding.UpstreamSymbol, finding.Severity), Is.EqualTo(("plugin/choose.py", "choose", $"host.modes.{symbol}", ImpactSeverity.Review)));
        Assert.That(finding.Commits, Is.EqualTo(new[] { commit }));
        Assert.That(finding.Suggestion, Does.Contain("exact").IgnoreCase);
    }

    [TestCase("old", GuardNeed.Yes)]
    [TestCase("new", GuardNeed.No)]
    [TestCase("absent", GuardNeed.Unknown)]
    public async Task A_guard_is_needed_exactly_when_the_release_still_has_the_old_contract(string tag, GuardNeed expected)
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", "from host.worker import Worker\n\nclass Mine(Worker):\n    def run(self, batch):\n        return 0\n"));
        await pair.TagAsync("old", pair.Start);
        await pair.TagAsync("new", await pair.ChangeAsync("Add", ("host/worker.py", Worker.Replace("(self, batch)", "(self, batch, mode)", StringComparison.Ordinal))));

        var report = await pair.AnalyseAsync(tag);

        Assert.That(report.Findings.First(finding => finding.Change == "parameter_added_required").GuardNeeded, Is.EqualTo(expected));
    }

    [Test]
    public async Task Of_several_commits_to_a_file_only_the_one_that_made_the_change_is_named()
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker + "\ndef other():\n    return 1\n")], ("plugin/a.py", "from host.worker import Worker\n\ndef f(worker: Worker):\n    return worker.run([])\n"));
        _ = await pair.ChangeAsync("Other function", ("host/worker.py", Worker + "\ndef other():\n    return 2\n"));
        var maker = await pair.ChangeAsync("The change", ("host/worker.py", Worker.Replace("(self, batch)", "(self, batch, mode)", StringComparison.Ordinal) + "\ndef other():\n    return 2\n"));
        _ = await pair.ChangeAsync("Other function again", ("host/worker.py", Worker.Replace("(self, batch)", "(self, batch, mode)", StringComparison.Ordinal) + "\ndef other():\n    return 3\n"));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.First(finding => finding.Severity == ImpactSeverity.Breaks).Commits, Is.EqualTo(new[] { maker }));
    }

    [Test]
    public async Task A_module_whose_name_is_no_text_is_told()
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", "from host.worker import Worker\n"));
        var blob = await pair.Upstream.RunAsync("reading", "rev-parse", "HEAD:host/worker.py");
        var entry = new GitCall("update-index", "-z", "--index-info") { Input = [.. System.Text.Encoding.ASCII.GetBytes($"100644 {blob}\thost/caf"), 0xe9, .. ".py\0"u8] };
        _ = (await pair.Upstream.TryAsync(entry)).ThrowIfFailed("adding");
        _ = await pair.Upstream.RunAsync("committing", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "Latin-1");

        var report = await pair.AnalyseAsync();

        Assert.That(report.Unreadable.Select(file => (file.Repository, file.Path)), Is.EqualTo(new[] { ("upstream", "\"host/caf\\351.py\"") }));
        Assert.That(report.Unreadable[0].Reason, Does.Contain("not UTF-8"));
    }

    [Test]
    public async Task A_file_that_cannot_be_parsed_is_named_and_its_importers_are_shown()
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", "from host.worker import Worker\n"));
        _ = await pair.ChangeAsync("Break", ("host/worker.py", "class Worker(:\n"));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Unreadable.Select(file => (file.Repository, file.Path)), Is.EqualTo(new[] { ("upstream", "host/worker.py") }));
        Assert.That(report.Files.Select(file => file.Path), Is.EqualTo(new[] { "plugin/a.py" }));
    }

    [Test]
    public async Task Bare_repositories_and_a_warm_cache_give_the_same_report()
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", "from host.worker import Worker\n\nclass Mine(Worker):\n    def run(self, batch):\n        return super().run(batch)\n"));
        _ = await pair.ChangeAsync("Change", ("host/worker.py", Worker.Replace("(self, batch)", "(self, batch, mode)", StringComparison.Ordinal)));
        var cold = await pair.AnalyseAsync(cache: pair.Folder("cache"));
        await pair.GoBareAsync();

        var warm = await pair.AnalyseAsync(cache: pair.Folder("cache"));

        Assert.That(cold.Findings, Is.Not.Empty);
        Assert.That(JsonSerializer.Serialize(warm), Is.EqualTo(JsonSerializer.Serialize(cold)));
    }

    [Test]
    public async Task Files_are_written_whole_and_the_report_is_read_back()
    {
        using var pair = await ImpactPair.CreateAsync([("host/worker.py", Worker)], ("plugin/a.py", "from host.worker import Worker\n"));
        _ = await pair.ChangeAsync("Drop", ("host/worker.py", "def other(): ...\n"));
        var report = await pair.AnalyseAsync();
        var file = pair.Folder("impact.json");

        ImpactFiles.Write(report, file);

        Assert.That(JsonSerializer.Serialize(ImpactFiles.TryRead(file)), Is.EqualTo(JsonSerializer.Serialize(report)));
        var run = JsonDocument.Parse(await File.ReadAllTextAsync(pair.Folder("impact.sarif"))).RootElement.GetProperty("runs")[0];
        Assert.That(run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("level").GetString()), Does.Contain("error"));
        Assert.That(run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString(), Is.EqualTo("plugin/a.py"));
        Assert.That(await File.ReadAllTextAsync(pair.Folder("impact.md")), Does.Contain("`plugin/a.py`").And.Contain("host.worker.Worker"));
    }
}
