using FsCheck;
using FsCheck.Fluent;
using Main2Main.Configuration;
using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class GuideUpdaterProperties
{
    private static readonly string[] Pieces =
    [
        "`plugin/gone.py`", "`plugin/a/x.py`", "`plugin/dead/`", "`core/x.py`", "`core/old.py`", "`core/lib*.py`", "`plugin/*.txt`", "``plugin/b`c/``",
        ", ", " and ", "(", ")", "|", "| ", " |", "`", "words ", "- ", "1. ", "\\|", "ä", "---", "|:--|--|", "\t", "\n", "\n| ", "\r\n", "`plugin/moved.py:3`",
    ];

    private static readonly string[] Markers =
        [.. GuideRegionName.All.SelectMany(name => new[] { $"<!-- BEGIN AUTO-MAINTAINED: {name} -->", $"<!-- END AUTO-MAINTAINED: {name} -->" })];

    private static readonly Gen<string> Text = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);

    private static readonly Gen<string> Break = Gen.Elements("\n", "\r\n");

    [FsCheck.NUnit.Property(MaxTest = 500, EndSize = 60)]
    public Property Text_outside_the_regions_stays_and_a_second_update_changes_nothing() => Prop.ForAll(Guides().ToArbitrary(), guide =>
    {
        var inputs = Inputs(GuideDocument.Parse("guide.md", guide));

        var once = Update(inputs).Document;
        var twice = Update(inputs with { Document = once });

        Assert.That(Outside(once), Is.EqualTo(Outside(inputs.Document)));
        Assert.That(twice.Document.Text, Is.EqualTo(once.Text));
        Assert.That(GuideLinter.Check(inputs with { Document = once }).UncoveredFolders, Is.Empty);
    });

    /// <summary>Guides of random text outside and inside the regions; an opened code block would swallow markers, so fences are left out.</summary>
    private static Gen<string> Guides() =>
        from texts in Text.ArrayOf(Markers.Length + 1)
        from end in Break
        select string.Concat(Markers.Select((marker, index) => Line(texts[index], end) + marker + end)) + NoFence(texts[^1]);

    private static string Line(string text, string end) => text.Length == 0 || text.EndsWith('\n') ? NoFence(text) : NoFence(text) + end;

    private static string NoFence(string text) => text.Replace("```", "`-`-", StringComparison.Ordinal);

    private static string Outside(GuideDocument document)
    {
        var text = document.Text;
        foreach (var region in document.Regions.OrderByDescending(region => region.Start))
        {
            text = text.Remove(region.Start, region.End - region.Start);
        }

        return text;
    }

    private static GuideUpdate Update(GuideInputs inputs) => GuideUpdater.Update(inputs, GuideLinter.Check(inputs), new GuideEvidence
    {
        Downstream = new Dictionary<string, PathFate> { ["plugin/moved.py"] = new("plugin/a/", "0123456789abcdef"), ["plugin/dead/"] = new(NewPath: null, "0123456789abcdef") },
        Upstream = new Dictionary<string, PathFate> { ["core/old.py"] = new(NewPath: null, "0123456789abcdef") },
        Importers = new EveryModule(),
    });

    private static GuideInputs Inputs(GuideDocument document) => new()
    {
        Document = document,
        Layout = new LayoutSettings { UpstreamPackage = "core", DownstreamPackage = "plugin" },
        DownstreamFiles = ["plugin/a/x.py", "plugin/b`c/y.py", "plugin/b`c/z.py"],
        UpstreamFiles = ["core/x.py", "core/lib/one.py", "core/lib/two.py", "core/v1/a.py", "core/v1/deep/b.py"],
        UpstreamChanges = [new("core/x.py", 'M'), new("core/lib/one.py", 'A'), new("core/lib/two.py", 'M'), new("core/v1/a.py", 'M'), new("core/gone.py", 'D')],
    };

    private sealed class EveryModule : IImporterFinder
    {
        public IReadOnlyList<Importer> ImportersOf(string upstreamFile) => upstreamFile == "core/v1/a.py" ? [] : [new Importer("plugin/a/x.py", ["Name"])];
    }
}
