using Main2Main.Configuration;
using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class GuideLinterTests
{
    private static readonly string[] Tracked = ["plugin/__init__.py", "plugin/engine.py", "plugin/worker/runner.py", "docs/guide.md", "setup.py"];

    [Test]
    public void A_cited_downstream_path_that_is_not_tracked_is_reported_once_per_region_that_cites_it()
    {
        var findings = Check(GuideTexts.With(
            "1. **A** (`plugin/gone.py`, `plugin/engine.py:12`, `plugin/engine.py::Engine`) and `plugin/gone.py`",
            "| Gone | `plugin/gone.py` |\n| Guide | `docs/old.md`, `docs/guide.md` |",
            "| `core/x.py` | `plugin/*.txt` | see `plugin/lost/` |"));

        Assert.That(findings.InvalidatedPaths, Is.EqualTo(new[]
        {
            new DeadPath("key-areas", "plugin/gone.py"),
            new DeadPath("file-locations", "plugin/gone.py"),
            new DeadPath("file-locations", "docs/old.md"),
            new DeadPath("file-mapping", "plugin/*.txt"),
            new DeadPath("file-mapping", "plugin/lost/"),
        }));
    }

    [Test]
    public void Inline_code_that_is_no_path_of_the_downstream_is_never_reported()
    {
        var findings = Check(GuideTexts.With("Call `method=\"x\"`, `plugin`, `other/plugin/x.py`", "| Pin | `checkout/docs/conf.py`, `setup.cfg` |"));

        Assert.That(findings.InvalidatedPaths, Is.Empty);
    }

    [Test]
    public void A_folder_of_the_downstream_package_that_no_region_mentions_is_reported()
    {
        var findings = Check(
            GuideTexts.With("See `plugin/ops/deep/x.py`.", "| Globs | `plugin/kv_*/` |"),
            [.. Tracked, "plugin/ops/deep/x.py", "plugin/_private/a.py", "plugin/Große Dateien/a.py", "plugin/kv_cache/a.py", "plugin/tests/t.py", "plugin/test/t.py", "plugin/__pycache__/a.pyc", "other/new/a.py"]);

        Assert.That(findings.UncoveredFolders, Is.EqualTo(new[] { "plugin/Große Dateien/", "plugin/_private/" }));
    }

    [Test]
    public void Mentioning_the_package_itself_covers_none_of_its_folders()
    {
        var findings = Check(GuideTexts.With().Replace("| Worker | `plugin/worker/` |\n", "", StringComparison.Ordinal));

        Assert.That(findings.UncoveredFolders, Is.EqualTo(new[] { "plugin/worker/" }));
    }

    [Test]
    public void A_touched_upstream_file_without_a_row_is_reported_and_patterns_count_as_rows()
    {
        var findings = Check(
            GuideTexts.With("Areas do not map: `core/area.py`", mapping: "| `core/config*.py`, `core/v1/` | `plugin/` | not `core/noted.py` |"),
            changes: ["core/config/x.py", "core/config.py", "core/v1/deep/a.py", "core/v10/a.py", "core/engine.py", "core/area.py",
                "core/noted.py", "docs/readme.md"]);

        Assert.That(findings.UntouchedUpstreamPaths, Is.EqualTo(new[] { "core/area.py", "core/noted.py", "core/v10/a.py" }));
    }

    [Test]
    public void An_upstream_path_is_dead_only_when_it_exists_neither_before_nor_after_the_run()
    {
        var guide = GuideDocument.Parse("guide.md", GuideTexts.With(mapping: "| `core/deleted.py`, `core/gone.py`, `core/new.py` | `plugin/engine.py` | |"));
        var findings = GuideLinter.Check(Inputs(guide, Tracked) with
        {
            UpstreamFiles = ["core/engine.py", "core/new.py"],
            UpstreamChanges = [new UpstreamChange("core/deleted.py", 'D'), new UpstreamChange("core/new.py", 'A')],
        });

        Assert.That(findings.DeadUpstreamPaths, Is.EqualTo(new[] { new DeadPath("file-mapping", "core/gone.py") }));
        Assert.That(findings.InvalidatedPaths, Is.Empty);
    }

    [Test]
    public void Packages_that_lie_below_a_source_folder_are_known_by_their_whole_path()
    {
        var guide = GuideDocument.Parse("guide.md", GuideTexts.With("`src/plugin/gone.py` and `src/core/gone.py`"));
        var findings = GuideLinter.Check(
            Inputs(guide, ["src/plugin/a/x.py"]) with { Layout = new LayoutSettings { UpstreamPackage = "src/core", DownstreamPackage = "src/plugin" } });

        Assert.That(findings.InvalidatedPaths, Is.EqualTo(new[] { new DeadPath("key-areas", "src/plugin/gone.py") }));
        Assert.That(findings.DeadUpstreamPaths, Is.EqualTo(new[] { new DeadPath("key-areas", "src/core/gone.py") }));
        Assert.That(findings.UncoveredFolders, Is.EqualTo(new[] { "src/plugin/a/" }));
    }

    private static GuideFindings Check(string guide, IReadOnlyList<string>? tracked = null, IReadOnlyList<string>? changes = null) => GuideLinter.Check(
        Inputs(GuideDocument.Parse("guide.md", guide), tracked ?? Tracked) with { UpstreamChanges = [.. (changes ?? []).Select(path => new UpstreamChange(path, 'M'))] });

    private static GuideInputs Inputs(GuideDocument document, IReadOnlyList<string> tracked) => new()
    {
        Document = document,
        Layout = new LayoutSettings { UpstreamPackage = "core", DownstreamPackage = "plugin" },
        DownstreamFiles = tracked,
        UpstreamFiles = ["core/engine.py"],
        UpstreamChanges = [],
    };
}
