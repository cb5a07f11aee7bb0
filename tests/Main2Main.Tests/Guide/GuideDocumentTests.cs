using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class GuideDocumentTests
{
    private static readonly string Whole = GuideTexts.With("1. **Engine** (`core/engine.py`)");

    [Test]
    public void Each_region_is_found_with_exactly_the_text_between_its_markers()
    {
        var document = GuideDocument.Parse("guide.md", Whole);

        Assert.That(document.Regions.Select(region => region.Name), Is.EqualTo(new[] { "key-areas", "file-locations", "file-mapping" }));
        var area = document["key-areas"];
        Assert.That(Whole[area.Start..area.End], Is.EqualTo("1. **Engine** (`core/engine.py`)\n"));
        Assert.That(area.Lines.Single().Number, Is.EqualTo(6));
    }

    [Test]
    public void The_mapping_is_read_row_by_row_without_its_header()
    {
        var row = GuideDocument.Parse("guide.md", Whole).MappingRows.Single();

        Assert.That(row.UpstreamPaths, Is.EqualTo(new[] { "core/engine.py" }));
        Assert.That(row.DownstreamPaths, Is.EqualTo(new[] { "plugin/engine.py" }));
        Assert.That(row.Check, Is.EqualTo("Constructor"));
        Assert.That(row.Covers("core/engine.py"), Is.True);
    }

    [TestCase("<!-- BEGIN AUTO-MAINTAINED: file-mapping -->", "", "line 20", "'<!-- END AUTO-MAINTAINED: file-mapping -->' stands outside any region", TestName = "A_begin_marker_that_is_missing_is_named_with_the_line_of_its_end")]
    [TestCase("<!-- END AUTO-MAINTAINED: key-areas -->", "", "line 9", "'<!-- BEGIN AUTO-MAINTAINED: file-locations -->' stands inside the region 'key-areas', which began in line 5", TestName = "A_region_that_begins_inside_another_is_named_with_both_lines")]
    [TestCase("<!-- END AUTO-MAINTAINED: file-mapping -->", "", "line 16", "its marker '<!-- END AUTO-MAINTAINED: file-mapping -->' is missing", TestName = "An_end_marker_that_is_missing_is_named_with_the_line_of_its_begin")]
    [TestCase("The end", "<!-- BEGIN AUTO-MAINTAINED: key-areas -->\nThe end", "line 22", "second time, first in line 5", TestName = "A_marker_that_stands_twice_is_named_with_both_lines")]
    [TestCase("AUTO-MAINTAINED: file-locations", "AUTO-MAINTAINED: file-location", "line 22", "without the marker '<!-- BEGIN AUTO-MAINTAINED: file-locations -->'", TestName = "A_misspelt_region_counts_as_missing")]
    public void A_broken_region_is_refused(string part, string instead, string line, string what)
    {
        var text = Whole.Replace(part, instead, StringComparison.Ordinal);

        var failure = Assert.Throws<Main2MainException>(() => GuideDocument.Parse("docs/guide.md", text))!;

        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Repository));
        Assert.That(failure.Problem, Does.Contain("'docs/guide.md', " + line).And.Contain(what));
        Assert.That(failure.Remedy, Does.Contain("key-areas, file-locations, file-mapping"));
    }

    [Test]
    public void A_marker_quoted_in_a_code_block_is_no_marker()
    {
        var quoted = Whole.Replace("# Guide", "````\n<!-- BEGIN AUTO-MAINTAINED: key-areas -->\n```\n````", StringComparison.Ordinal);

        Assert.That(GuideDocument.Parse("guide.md", quoted)["key-areas"].Lines.Single().Number, Is.EqualTo(9));
    }

    [Test]
    public void New_region_texts_leave_every_other_byte_alone_with_windows_line_ends_too()
    {
        var windows = Whole.ReplaceLineEndings("\r\n");

        var changed = GuideDocument.Parse("guide.md", windows).With(new Dictionary<string, string> { ["key-areas"] = "new\r\n" });

        Assert.That(changed.LineBreak, Is.EqualTo("\r\n"));
        Assert.That(changed.Text, Is.EqualTo(windows.Replace("1. **Engine** (`core/engine.py`)", "new", StringComparison.Ordinal)));
    }
}
