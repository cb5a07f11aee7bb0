using System.Runtime.Versioning;
using System.Text;
using Main2Main.Git;
using Main2Main.Guide;
using static Main2Main.Tests.Guide.GuideRepositories;

namespace Main2Main.Tests.Guide;

[Parallelizable(ParallelScope.All)]
public sealed class GuideRefreshTests
{
    [Test]
    public async Task A_guide_that_is_up_to_date_is_not_touched()
    {
        using var repositories = await CreateAsync(GuideTexts.With());

        var result = await repositories.RefreshAsync();

        Assert.That(result.Status, Is.EqualTo(GuideRefreshStatus.Unchanged));
        Assert.That(result.Changes, Is.Empty);
        Assert.That(await repositories.Downstream.DirtyFilesAsync(untracked: true), Is.Empty);
        Assert.That(Sections(repositories.Report), Has.Length.EqualTo(5).And.All.Contain("_None._"));
    }

    [TestCase(null, "layout.guide is not set")]
    [TestCase("docs/none.md", "no routing guide at 'docs/none.md'")]
    public async Task A_downstream_without_a_guide_gets_a_note(string? guide, string note)
    {
        using var repositories = await CreateAsync(guide: null);

        var result = await repositories.RefreshAsync(guide);

        Assert.That(result.Status, Is.EqualTo(GuideRefreshStatus.NoGuide));
        Assert.That(result.Note, Does.Contain(note));
        Assert.That(repositories.Log.Lines.Single(), Does.Contain(note));
        Assert.That(File.Exists(repositories.ReportPath), Is.False);
    }

    [Test]
    public async Task A_renamed_folder_is_renamed_in_every_region()
    {
        using var repositories = await CreateAsync(GuideTexts.With(
            "1. **Worker** (`plugin/worker/`)\n   - its hint stays",
            mapping: "| `core/config.py` | `plugin/worker/runner.py:3`, `plugin/engine.py` | Fields |"));
        var commit = await MoveAsync(repositories.Downstream, "plugin/worker", "plugin/runners/worker");

        var result = await repositories.RefreshAsync();

        Assert.That(result.Text, Does.Contain("1. **Worker** (`plugin/runners/worker/`)\n   - its hint stays\n"));
        Assert.That(result.Text, Does.Contain("| Worker | `plugin/runners/worker/` |"));
        Assert.That(result.Text, Does.Contain("| `core/config.py` | `plugin/runners/worker/runner.py:3`, `plugin/engine.py` | Fields |"));
        Assert.That(
            result.Changes.Select(change => (change.Kind, change.Why)),
            Is.EqualTo(Enumerable.Repeat((GuideChangeKind.Renamed, "renamed in " + commit[..10]), 3)));
        Assert.That(
            repositories.Report,
            Does.Contain("- [key-areas] `plugin/worker/`\n- [file-locations] `plugin/worker/`\n- [file-mapping] `plugin/worker/runner.py`\n"));
    }

    [Test]
    public async Task A_file_renamed_twice_is_followed_to_where_it_is_now()
    {
        using var repositories = await CreateAsync(GuideTexts.With(locations: "| Runner | `plugin/worker/runner.py` |"));
        _ = await MoveAsync(repositories.Downstream, "plugin/worker/runner.py", "plugin/worker/middle.py");
        _ = await MoveAsync(repositories.Downstream, "plugin/worker/middle.py", "plugin/worker/last.py");

        Assert.That((await repositories.RefreshAsync()).Text, Does.Contain("| Runner | `plugin/worker/last.py` |"));
    }

    [Test]
    public async Task A_deleted_file_leaves_its_cell_and_a_row_without_any_path_goes()
    {
        using var repositories = await CreateAsync(GuideTexts.With(
            locations: "| Runner | `plugin/worker/runner.py` |\n| Both | `plugin/worker/runner.py`, `plugin/engine.py` |",
            mapping: "| `core/gone/` | `plugin/worker/runner.py` | never imported |"));
        var commit = await RemoveAsync(repositories.Downstream, "plugin/worker/runner.py");

        var result = await repositories.RefreshAsync();

        Assert.That(result.Text, Does.Not.Contain("runner.py").And.Contain("| Both | `plugin/engine.py` |"));
        Assert.That(result.Changes.Select(change => change.ToString()), Is.EqualTo(new[]
        {
            $"[file-locations] removed `plugin/worker/runner.py`: deleted in {commit[..10]}",
            $"[file-mapping] removed `plugin/worker/runner.py`: deleted in {commit[..10]}",
        }));
    }

    [Test]
    public async Task A_folder_of_which_one_file_moved_and_the_rest_was_deleted_is_not_renamed()
    {
        using var repositories = await CreateAsync(GuideTexts.With(locations: "| Models | `plugin/models/` |"));
        _ = await CommitAsync(
            repositories.Downstream,
            new() { ["plugin/models/a.py"] = "first\n", ["plugin/models/b.py"] = "second\n", ["plugin/models/c.py"] = "third, quite another text\n" });
        _ = await RemoveAsync(repositories.Downstream, "plugin/models/a.py");
        _ = await RemoveAsync(repositories.Downstream, "plugin/models/b.py");
        _ = await MoveAsync(repositories.Downstream, "plugin/models/c.py", "plugin/worker/c.py");

        var change = (await repositories.RefreshAsync()).Changes.Single();

        Assert.That(change.Kind, Is.EqualTo(GuideChangeKind.Removed));
        Assert.That(change.Path, Is.EqualTo("plugin/models/"));
    }

    [Test]
    public async Task A_module_that_became_a_package_is_written_as_the_folder()
    {
        using var repositories = await CreateAsync(GuideTexts.With());
        _ = await RemoveAsync(repositories.Downstream, "plugin/engine.py");
        _ = await CommitAsync(repositories.Downstream, new() { ["plugin/engine/__init__.py"] = "from core.engine import Engine as Wholly, Different\n" });

        Assert.That((await repositories.RefreshAsync()).Text, Does.Contain("| `core/engine.py` | `plugin/engine/` | Constructor |"));
    }

    [Test]
    public async Task Hints_in_prose_are_kept_and_a_dead_path_inside_a_sentence_is_reported()
    {
        using var repositories = await CreateAsync(GuideTexts.With("1. **Old** (`plugin/old/`)\n   - people read `plugin/old/x.py` first"));

        var result = await repositories.RefreshAsync();

        Assert.That(result.Text, Does.Contain("1. **Old**\n   - people read `plugin/old/x.py` first\n"));
        Assert.That(result.Left.Select(note => note.Path), Is.EqualTo(new[] { "plugin/old/", "plugin/old/x.py" }));
        Assert.That(repositories.Report, Does.Contain("- [key-areas] `plugin/old/x.py`: it exists no longer, but stands inside a sentence"));
    }

    [Test]
    public async Task A_new_folder_gets_a_row_with_the_first_sentence_of_its_description()
    {
        using var repositories = await CreateAsync(GuideTexts.With().Replace("| Worker | `plugin/worker/` |\n", "", StringComparison.Ordinal));
        _ = await CommitAsync(repositories.Downstream, new() { ["plugin/kv_offload/a.py"] = "", ["plugin/Große Dateien|neu/a.py"] = "" });

        var result = await repositories.RefreshAsync();

        Assert.That(result.Text, Does.Contain("| All of it | `plugin/` |\n| Große Dateien\\|neu | `plugin/Große Dateien\\|neu/` |\n| Kv offload | `plugin/kv_offload/` |\n| Runs jobs on the device | `plugin/worker/` |\n<!-- END"));
        Assert.That((await repositories.RefreshAsync()).Status, Is.EqualTo(GuideRefreshStatus.Unchanged));
    }

    [Test]
    public async Task Touched_upstream_files_get_rows_from_who_imports_them()
    {
        using var repositories = await CreateAsync(GuideTexts.With());
        _ = await CommitAsync(repositories.Upstream, new()
        {
            ["core/config.py"] = "class Config: changed = 1\n",
            ["core/lonely.py"] = "new\n",
            ["core/tools/one.py"] = "new\n",
            ["core/tools/two.py"] = "new\n",
            ["core/ä b.py"] = "new\n",
        });
        _ = await CommitAsync(
            repositories.Downstream,
            new() { ["plugin/tools.py"] = "from core.tools import one\nif True:\n    from core.tools.two import (\n        Second,\n        Third,\n    )\n" });

        var result = await repositories.RefreshAsync();

        Assert.That(result.Text, Does.Contain("| `core/engine.py` | `plugin/engine.py` | Constructor |\n| `core/config.py` | `plugin/worker/runner.py` | `config` |\n| `core/tools/` | `plugin/tools.py` | `Second`, `Third`, `one` |\n<!-- END"));
        Assert.That(result.NotMapped.Select(note => note.Path), Is.EqualTo(new[] { "core/lonely.py", "core/ä b.py" }));
        Assert.That(
            repositories.Report, Does.Contain("## 3. Untouched upstream paths (this run)").And.Contain("- `core/ä b.py`: no downstream file imports it"));
        Assert.That((await repositories.RefreshAsync()).Status, Is.EqualTo(GuideRefreshStatus.Unchanged));
    }

    [Test]
    public async Task A_row_whose_downstream_path_died_is_kept_and_leads_to_who_imports_its_upstream_path()
    {
        using var repositories = await CreateAsync(GuideTexts.With(mapping: "| `core/config.py` | `plugin/gone/` | Field moves |"));

        Assert.That((await repositories.RefreshAsync()).Text, Does.Contain("| `core/config.py` | `plugin/worker/runner.py` | Field moves |"));
    }

    [Test]
    public async Task Upstream_paths_are_renamed_or_removed_by_the_upstreams_history_and_unknown_ones_stay()
    {
        using var repositories = await CreateAsync(GuideTexts.With(mapping: "| `core/old_name.py` | `plugin/engine.py` | moved |\n| `core/dead.py` | `plugin/engine.py` | deleted |\n| `core/future.py` | `plugin/engine.py` | not there yet |"));
        _ = await CommitAsync(
            repositories.Upstream,
            new() { ["core/old_name.py"] = "a text that git can follow\n", ["core/dead.py"] = "something else altogether, and longer\n" });
        _ = await MoveAsync(repositories.Upstream, "core/old_name.py", "core/new_name.py");
        _ = await RemoveAsync(repositories.Upstream, "core/dead.py");

        var result = await repositories.RefreshAsync();

        Assert.That(result.Text, Does.Contain("| `core/new_name.py` | `plugin/engine.py` | moved |\n| `core/future.py` |").And.Not.Contain("core/dead.py"));
        Assert.That(result.Left.Single().Why, Is.EqualTo("the upstream's history up to the reached commit never held it"));
        Assert.That(
            repositories.Report[repositories.Report.IndexOf("## 5.", StringComparison.Ordinal)..],
            Does.Contain("- [file-mapping] `core/old_name.py`\n- [file-mapping] `core/dead.py`\n- [file-mapping] `core/future.py`"));
    }

    [Test]
    public async Task Names_with_spaces_and_letters_beyond_ascii_are_followed_too()
    {
        using var repositories = await CreateAsync(
            GuideTexts.With("1. **Große** (`plugin/große dateien/`, `plugin/worker/`)", "| Übersicht | `plugin/große dateien/über sicht.py` |"));
        _ = await CommitAsync(repositories.Downstream, new() { ["plugin/große dateien/über sicht.py"] = "ein langer Text, dem git folgen kann\n" });
        _ = await MoveAsync(repositories.Downstream, "plugin/große dateien", "plugin/日本 語");

        var result = await repositories.RefreshAsync();

        Assert.That(result.Text, Does.Contain("(`plugin/日本 語/`, `plugin/worker/`)").And.Contain("| Übersicht | `plugin/日本 語/über sicht.py` |"));
    }

    [Test]
    public async Task A_folder_whose_name_holds_a_line_break_is_reported_and_breaks_no_table()
    {
        using var repositories = await CreateAsync(GuideTexts.With());
        _ = await CommitAsync(repositories.Downstream, new() { ["plugin/two\nlines/a.py"] = "" });

        var result = await repositories.RefreshAsync();

        Assert.That(result.Status, Is.EqualTo(GuideRefreshStatus.Unchanged));
        Assert.That(repositories.Report, Does.Contain("- `plugin/two\\nlines/`"));
    }

    [Test]
    public async Task Windows_line_ends_and_a_byte_order_mark_are_kept()
    {
        using var repositories = await CreateAsync('\uFEFF' + GuideTexts.With().ReplaceLineEndings("\r\n"));
        _ = await CommitAsync(repositories.Downstream, new() { ["plugin/ops/a.py"] = "" });
        var before = await File.ReadAllBytesAsync(repositories.GuideFile);

        _ = await repositories.RefreshAsync();

        var row = Encoding.UTF8.GetBytes("| Ops | `plugin/ops/` |\r\n");
        var after = await File.ReadAllBytesAsync(repositories.GuideFile);
        var at = after.AsSpan().IndexOf(row);
        Assert.That(at, Is.Positive);
        Assert.That(after.AsSpan(0, at).ToArray().Concat(after.AsSpan(at + row.Length).ToArray()), Is.EqualTo(before));
    }

    [Test]
    public async Task A_guide_without_one_of_the_regions_is_an_error_that_changes_nothing()
    {
        var text = GuideTexts.With().Replace("file-locations", "other", StringComparison.Ordinal);
        using var repositories = await CreateAsync(text);

        var failure = (await Assert.ThrowsAsync<Main2MainException>(() => repositories.RefreshAsync()))!;

        Assert.That(failure.Problem, Does.Contain("'docs/guide.md', line 22").And.Contain("BEGIN AUTO-MAINTAINED: file-locations"));
        Assert.That(await File.ReadAllTextAsync(repositories.GuideFile), Is.EqualTo(text));
    }

    [Test]
    public async Task A_guide_that_is_not_utf8_is_an_error_that_names_the_line()
    {
        using var repositories = await CreateAsync(GuideTexts.With());
        await File.WriteAllBytesAsync(repositories.GuideFile, [.. "one\ntwo "u8, 0xE4, .. "\n"u8]);

        Assert.That(
            (await Assert.ThrowsAsync<Main2MainException>(() => repositories.RefreshAsync()))!.Problem,
            Does.Contain("'docs/guide.md', line 2: the text is not UTF-8"));
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_refresh_commits_nothing_touches_nothing_else_and_keeps_the_files_mode()
    {
        using var repositories = await CreateAsync(GuideTexts.With(locations: "| Gone | `plugin/gone.py` |"));
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        File.SetUnixFileMode(repositories.GuideFile, Mode);
        var (head, upstream) = (await repositories.Downstream.HeadAsync(), await repositories.Upstream.HeadAsync());

        var result = await repositories.RefreshAsync();

        Assert.That(result.Status, Is.EqualTo(GuideRefreshStatus.Changed));
        Assert.That(result.GuidePath, Is.EqualTo(GuidePath));
        Assert.That(await File.ReadAllTextAsync(repositories.GuideFile), Is.EqualTo(result.Text));
        Assert.That(File.GetUnixFileMode(repositories.GuideFile), Is.EqualTo(Mode));
        Assert.That(await repositories.Downstream.HeadAsync(), Is.EqualTo(head));
        Assert.That(await repositories.Downstream.DirtyFilesAsync(untracked: true), Is.EqualTo(new[] { GuidePath }));
        Assert.That(await repositories.Upstream.HeadAsync(), Is.EqualTo(upstream));
        Assert.That(await repositories.Upstream.DirtyFilesAsync(untracked: true), Is.Empty);
    }

    [Test]
    public async Task A_linked_guide_is_written_where_the_link_leads_and_never_outside_the_downstream()
    {
        using var repositories = await CreateAsync(GuideTexts.With(locations: "| Gone | `plugin/gone.py` |"));
        _ = File.CreateSymbolicLink(Path.Combine(repositories.Downstream.Path, "link.md"), GuidePath);
        _ = File.CreateSymbolicLink(
            Path.Combine(repositories.Downstream.Path, "out.md"), repositories.GuideFile.Replace("downstream/docs", "outside", StringComparison.Ordinal));
        _ = Directory.CreateDirectory(Path.Combine(repositories.Downstream.Path, "..", "outside"));
        File.Copy(repositories.GuideFile, Path.Combine(repositories.Downstream.Path, "..", "outside", "guide.md"));

        var result = await repositories.RefreshAsync("link.md");

        Assert.That(result.GuidePath, Is.EqualTo(GuidePath));
        Assert.That(new FileInfo(Path.Combine(repositories.Downstream.Path, "link.md")).LinkTarget, Is.EqualTo(GuidePath));
        Assert.That(
            (await Assert.ThrowsAsync<Main2MainException>(() => repositories.RefreshAsync("out.md")))!.Problem, Does.Contain("leads out of the downstream"));
    }

    private static string[] Sections(string report) => [.. report.Split("\n## ").Skip(1)];
}
